"""Unmet demand in French, on the page and in a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.apps.observatory.reads.unmet import ALL, UnmetLine, UnmetMonth
from passerelles.documents.french import quantity_text, signed
from passerelles.documents.tables import FIGURE_COLUMNS, Cell, Table, figure_cells
from passerelles.domain.indicators.quantity import exact
from passerelles.domain.observatory.unmet import KEPT, NEAR_MINUTES, SOON, THRESHOLD

RULES = {
    "minutes": NEAR_MINUTES,
    "soon": SOON.days,
    "kept": KEPT.days,
    "threshold": THRESHOLD,
}
UNKNOWN = "Métier non reconnu"
DEMONSTRATION = "Données de démonstration : recherches faites dans une offre fabriquée."
RUNNING = (
    f"Le mois n’est pas fini : chaque nombre est un minimum, arrondi au multiple de {THRESHOLD} "
    "inférieur, et ce qui est plus petit n’apparaît pas. Les nombres exacts viennent ensuite."
)
_MEASURES = {"near": "rien à proximité", "soon": "rien avant trois mois", "total": "en tout"}


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A line of the table, in words."""

    subject: str
    basin: str
    near: str
    soon: str
    total: str
    change: str


def unmet_row(line: UnmetLine) -> UnmetRow:
    return UnmetRow(
        subject=line.subject_label or UNKNOWN,
        basin=line.basin_name,
        near=quantity_text(line.near),
        soon=quantity_text(line.soon),
        total=quantity_text(line.total),
        change="non comparable" if line.change is None else signed(line.change),
    )


def unmet_table(page: UnmetMonth, address: str) -> Table:
    """The lines and their whole, one row a count; ``address``: the page that shows them."""
    month = f"{page.month:%Y-%m}" if page.month else ""
    lines = [*page.lines, *([page.total] if page.total else [])]
    return Table(
        title=f"Recherches sans réponse {month}",
        columns=(
            *("mois", "métier ou domaine", "code", "bassin d’emploi", "code du bassin", "mesure"),
            *FIGURE_COLUMNS,
        ),
        rows=tuple((month, *row) for line in lines for row in _counts(line)),
        notes=(*_notes(page), f"Page : {address}"),
    )


def _counts(line: UnmetLine) -> Iterator[tuple[Cell, ...]]:
    subject = "Ensemble" if line.subject == ALL else line.subject_label or UNKNOWN
    basin = "tous" if line.basin == ALL else line.basin_name
    about = (subject, line.subject.strip(ALL), basin, line.basin.strip(ALL))
    for name, words in _MEASURES.items():
        yield *about, words, *figure_cells(getattr(line, name))
    if line.change is not None:
        yield *about, "depuis le mois précédent", *figure_cells(exact(line.change))


def _notes(page: UnmetMonth) -> list[str]:
    notes = [
        f"Rien à proximité : aucune session à moins de {NEAR_MINUTES} minutes en voiture, ou dans "
        "le rayon demandé.",
        f"Rien avant trois mois : aucune session qui commence dans les {SOON.days} jours.",
        "Les mots tapés ne sont pas gardés. Secret : un nombre de 1 à "
        f"{THRESHOLD - 1}, ou un nombre qui permettrait de le retrouver.",
    ]
    if page.is_running:
        notes.append(RUNNING)
    return [DEMONSTRATION, *notes] if page.is_demonstration else notes
