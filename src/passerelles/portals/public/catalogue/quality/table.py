"""The quality of the offer as a file: one line a provider, a field and a problem."""

import csv
from collections.abc import Iterator

from passerelles.apps.catalogue.models import QualityFact
from passerelles.apps.catalogue.reads.quality import every_line
from passerelles.domain.catalogue.quality import Defect
from passerelles.domain.catalogue.quality_fields import PROBLEM_LABELS

HEADER = (
    *("source", "demonstration", "organisme", "siret", "cle", "champ", "defaut"),
    *("sessions", "fiches_a_reprendre", "points_perdus", "remede", "calcule_le"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """What the writer of CSV writes to: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def lines() -> Iterator[str]:
    """The lines of the file, its header first, with the mark that spreadsheets look for."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(HEADER)
    for fact, defect in every_line():
        yield writer.writerow([plain(cell) for cell in _cells(fact, defect)])


def plain(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(fact: QualityFact, defect: Defect) -> tuple[str, ...]:
    return (
        fact.source.name,
        "oui" if fact.source.is_demonstration else "non",
        fact.provider.name,
        fact.provider.siret,
        fact.provider_id,
        defect.definition.label,
        PROBLEM_LABELS[defect.problem],
        str(fact.sessions),
        str(fact.rows),
        f"{defect.points * fact.sessions:g}".replace(".", ","),
        defect.remedy,
        fact.computed_at.date().isoformat(),
    )
