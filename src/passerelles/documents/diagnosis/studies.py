"""Studies that concern what a diagnosis is about."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.publications import PublicationValue
from passerelles.documents.report.model import Grid, Part
from passerelles.documents.studies import reference_of
from passerelles.documents.tables import Table

TITLE = "Études à lire"
FIRST = 4


def about(study: PublicationValue) -> str:
    """Who published it, its nature and its date; generated studies say so."""
    mark = " (données de démonstration)" if study.is_demonstration else ""
    return f"{reference_of(study)}{mark}"


def studies_part(studies: Sequence[PublicationValue]) -> Part | None:
    if not studies:
        return None
    rows = tuple((study.title, about(study), study.address) for study in studies[:FIRST])
    heads = ("Étude", "Éditeur, nature, date, licence", "Adresse")
    return Part(TITLE, (Grid("De la plus récente à la plus ancienne", heads, rows),))


def studies_table(studies: Sequence[PublicationValue]) -> Table:
    columns = ("étude", "éditeur", "nature", "date", "licence", "adresse")
    rows = tuple(
        (one.title, one.publisher.name, one.kind, one.published, one.licence, one.address)
        for one in studies
    )
    return Table("Études", columns, rows)
