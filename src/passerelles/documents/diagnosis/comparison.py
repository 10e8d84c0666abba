"""What changed, and the same figures elsewhere."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    Change,
    Comparison,
    Figure,
    SimilarTerritory,
    TerritoryDiagnosis,
)
from passerelles.documents.charts import BarChart, point_of
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.words import (
    cell,
    dated,
    indicator_name,
    lacking,
    numbers_of,
)
from passerelles.documents.french import joined
from passerelles.documents.report.model import Block, Grid, Part, Picture, Text

_CHANGES = 16
ASPECTS = {
    "population": "population",
    "density": "densité",
    "seasonal": "part saisonnière",
    "structure": "métiers recherchés",
}


def changes(diagnosis: TerritoryDiagnosis) -> Part:
    title, found = "Ce qui a changé", diagnosis.changes
    told = said.one_period_only(found)
    alone = (Text(told, is_note=True),) if told else ()
    if found.nothing:
        return Part(title, (Text(f"Rien à comparer : {found.nothing}."), *alone))
    rows = tuple(
        (row.about, dated(row.before), dated(row.after), reading(row))
        for row in found.rows[:_CHANGES]
    )
    heads = ("Indicateur", "Avant", "Après", "Lecture")
    numbers = numbers_of(diagnosis.sources, (row.indicator for row in found.rows))
    caption = "Deux dernières périodes comparables"
    return Part(title, (Grid(caption, heads, rows, numeric=frozenset({1, 2})), *alone), numbers)


def reading(row: Change) -> str:
    """What may be said of a change: nothing across two definitions, nor when intervals meet."""
    if not row.same_definition:
        return "la définition a changé : ces deux chiffres ne se comparent pas"
    if not row.is_told:
        return "les intervalles se touchent : rien ne dit s’il a changé"
    before, after = row.before.quantity.value or 0, row.after.quantity.value or 0
    return "en hausse" if after > before else "en baisse"


def comparison(diagnosis: TerritoryDiagnosis) -> Part:
    found = diagnosis.comparison
    blocks: list[Block] = []
    if found.missing:
        blocks.append(lacking(found.missing))
    elif found.similar:
        blocks.append(Text(_similar(found.similar)))
    if found.measures:
        blocks += [*_pictures(found), _grid(found)]
    numbers = numbers_of(diagnosis.sources, (code for code, _ in found.measures))
    return Part("Comparaison avec les territoires semblables", tuple(blocks), numbers)


def _similar(similar: Sequence[SimilarTerritory]) -> str:
    told = [f"{one.territory.name} ({_alike(one)})" for one in similar]
    return (
        "Territoires du même type les plus proches, en France, et ce qui les rapproche : "
        f"{joined(told)}."
    )


def _alike(one: SimilarTerritory) -> str:
    return joined([ASPECTS[aspect] for aspect in one.alike]) or "rien de net"


def _pictures(found: Comparison) -> list[Block]:
    """Shares only: counts of a basin and of the country do not share an axis."""
    shares = [
        (code, figures)
        for code, figures in found.measures
        if code.endswith("_share") and figures[0].quantity.value is not None
    ]
    return [Picture(_bars(code, figures, found)) for code, figures in shares[:2]]


def _bars(code: str, figures: Sequence[Figure], found: Comparison) -> BarChart:
    points = tuple(
        point_of(ref.name, figure.quantity, cell(figure), strong=rank == 0)
        for rank, (ref, figure) in enumerate(zip(found.columns, figures, strict=True))
    )
    return BarChart(indicator_name(code), "%", points)


def _grid(found: Comparison) -> Grid:
    heads = ("Territoire", *(indicator_name(code) for code, _ in found.measures))
    rows = tuple(
        (ref.name, *(cell(figures[rank]) for _, figures in found.measures))
        for rank, ref in enumerate(found.columns)
    )
    return Grid(
        "Ce territoire, ses semblables, sa région et le pays",
        heads,
        rows,
        numeric=frozenset(range(1, len(heads))),
        strong=frozenset({0}),
        notes=(said.SEVERAL_MEASURES,),
    )
