"""What employers plan to recruit, how hard, how seasonal."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    Needs,
    OccupationNeed,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts import BarChart, point_of
from passerelles.documents.diagnosis.words import (
    UNRANKED,
    cell,
    lacking,
    numbers_of,
    rank_text,
    secret_note,
)
from passerelles.documents.essentials import figure_text, seasonal_sentence
from passerelles.documents.french import period_text
from passerelles.documents.report.model import Block, Grid, Part, Picture, Text

_BARS, _ROWS = 8, 10
CODES = (
    "bmo_projects",
    "bmo_difficult",
    "bmo_seasonal",
    "bmo_difficult_share",
    "bmo_seasonal_share",
)


def needs(diagnosis: TerritoryDiagnosis) -> Part:
    found = diagnosis.needs
    numbers = numbers_of(diagnosis.sources, CODES)
    if isinstance(found, Unavailable):
        return Part("Besoins de recrutement", (lacking(found),), numbers)
    blocks = (*_totals(found), _grid(found), *_hypothesis(found), *_pictures(found))
    return Part("Besoins de recrutement", blocks, numbers)


def _totals(found: Needs) -> list[Block]:
    text = (
        f"En {period_text(found.period)}, les employeurs envisagent {figure_text(found.projects)} "
        f"de recrutement, dont {cell(found.difficult)} jugés difficiles "
        f"({figure_text(found.difficult_share)}). {seasonal_sentence(found)}"
    )
    if found.secret:
        text += f" {secret_note(found.secret)}"
    return [Text(text)]


def _pictures(found: Needs) -> list[Block]:
    top = [(row, row.projects) for row in found.top[:_BARS]]
    seasonal = [(row, row.seasonal) for row in found.seasonal_top[:_BARS]]
    charts = (
        ("Projets de recrutement", top),
        ("Projets saisonniers", seasonal),
    )
    return [
        Picture(
            BarChart(
                f"{title}, {period_text(found.period)}",
                "projets",
                tuple(
                    point_of(row.occupation.label, figure.quantity, cell(figure))
                    for row, figure in rows
                ),
            )
        )
        for title, rows in charts
        if len(rows) > 1
    ]


def _grid(found: Needs) -> Grid:
    told_apart = len({row.rank for row in found.top}) > 1
    rank = ("Rang",) if told_apart else ()
    heads = ("Métier (FAP 2021)", *rank, "Projets", "dont difficiles", "dont saisonniers")
    rows: Sequence[OccupationNeed] = found.top[:_ROWS]
    return Grid(
        f"Les {len(rows)} métiers dont le plus de projets sont publiés",
        heads,
        tuple(_row(row, ranked=told_apart) for row in rows),
        numeric=frozenset(range(1, len(heads))),
        notes=(UNRANKED,) if told_apart and any(row.is_shared for row in rows) else (),
    )


def _row(row: OccupationNeed, *, ranked: bool) -> tuple[str, ...]:
    figures = (row.projects, row.difficult, row.seasonal)
    rank = (rank_text(row.rank, shared=row.is_shared),) if ranked else ()
    return (row.occupation.label, *rank, *map(cell, figures))


def _hypothesis(found: Needs) -> list[Block]:
    said = f"Hypothèse des intervalles : {found.hypothesis}"
    return [Text(said, is_note=True)] if found.hypothesis else []
