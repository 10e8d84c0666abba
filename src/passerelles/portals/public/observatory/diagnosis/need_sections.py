"""What employers plan to recruit, and how much of it is seasonal."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    BasinNearby,
    Figure,
    Needs,
    OccupationNeed,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts import Figure as ChartFigure
from passerelles.documents.diagnosis import nearby
from passerelles.documents.diagnosis.words import secret_note, zone_share
from passerelles.documents.essentials import figure_text, seasonal_sentence
from passerelles.documents.french import period_text
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    Line,
    Part,
    Row,
    Section,
    Table,
    figure_address,
)
from passerelles.portals.public.observatory.diagnosis.tension_sections import nearby_tensions

_BARS = 10
_ORDER = (
    "Du plus grand nombre publié au plus petit, parmi les métiers publiés. Un rang est partagé "
    "quand rien ne dit lequel dépasse l’autre : « au moins » peut cacher davantage."
)
_NO_ORDER = (
    "Du plus grand nombre publié au plus petit, sans rang : chacun de ces métiers touche un « au "
    "moins » qui peut cacher davantage."
)


def needs(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.needs
    title = "Besoins de recrutement"
    if isinstance(found, Unavailable):
        return Section("besoins", title, (Part(warnings=(parts.missing(found),)),))
    return Section("besoins", title, (_totals(found), _top(found)))


def seasons(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.needs
    title = "Part saisonnière"
    if isinstance(found, Unavailable):
        return Section("saison", title, (Part(warnings=(parts.missing(found),)),))
    lines = (Line(seasonal_sentence(found), figure_address(found.seasonal_share)),)
    notes = (f"Hypothèse : {found.hypothesis}",) if found.hypothesis else ()
    chart = _chart("Projets saisonniers par métier", found.seasonal_top, seasonal=True)
    caption = "Métiers dont le plus de projets saisonniers sont publiés"
    table = _table(caption, found.seasonal_top, ranked=False)
    return Section("saison", title, (Part(lines=lines, chart=chart, table=table, notes=notes),))


def elsewhere(diagnosis: TerritoryDiagnosis) -> Section:
    """Nothing is borrowed: the basins that cover the territory are told beside it, by name."""
    title = nearby.TITLE
    why = Part(warnings=(nearby.REASON,))
    if not diagnosis.nearby:
        return Section("besoins", title, (why,))
    columns = (
        parts.text_column("Bassin d’emploi"),
        *(parts.number_column(head) for head in nearby.HEADS),
    )
    rows = tuple(_basin(one) for one in diagnosis.nearby)
    table = Table(nearby.CAPTION, columns, rows)
    needs = tuple(map(_nearby_needs, filter(nearby.has_needs, diagnosis.nearby)))
    tense = tuple(map(nearby_tensions, filter(nearby.has_tensions, diagnosis.nearby)))
    whole = Part(table=table, notes=(nearby.NOTE,))
    return Section("besoins", title, (why, whole, *needs, *tense))


def _nearby_needs(one: BasinNearby) -> Part:
    return Part(table=_table(nearby.top_caption(one), one.top, ranked=False))


def _basin(one: BasinNearby) -> Row:
    ref = one.zone.territory
    cells = (
        parts.number_cell(zone_share(one.zone)),
        *map(parts.figure_cell, one.figures),
        parts.number_cell(nearby.strong(one)),
    )
    return Row(Cell(ref.name, diagnosis_address(ref.kind, ref.code)), cells)


def _totals(found: Needs) -> Part:
    when = period_text(found.period)
    said = (
        (f"Projets de recrutement en {when}", found.projects),
        ("Projets jugés difficiles", found.difficult),
        ("Part des projets jugés difficiles", found.difficult_share),
        ("Projets saisonniers", found.seasonal),
    )
    lines = tuple(
        Line(f"{label} : {_said(figure)}.", figure_address(figure)) for label, figure in said
    )
    return Part(lines=lines)


def _said(figure: Figure) -> str:
    """The label has the unit; an absence keeps the name of what is missing."""
    absent = figure.quantity.value is None
    return figure_text(figure) if absent else parts.figure_cell(figure).text


def _top(found: Needs) -> Part:
    told = len({need.rank for need in found.top}) > 1
    notes = [_ORDER if told else _NO_ORDER]
    if found.secret:
        notes.append(secret_note(found.secret))
    return Part(
        title="Métiers les plus recherchés",
        chart=_chart("Projets de recrutement par métier", found.top),
        table=_table("Projets de recrutement par métier (FAP 2021)", found.top, ranked=told),
        notes=tuple(notes),
        open=True,
    )


def _chart(
    title: str, rows: Sequence[OccupationNeed], *, seasonal: bool = False
) -> ChartFigure | None:
    return parts.bars(
        title,
        "projets",
        tuple(
            parts.figure_point(row.occupation.label, row.seasonal if seasonal else row.projects)
            for row in rows[:_BARS]
        ),
    )


def _table(caption: str, rows: Sequence[OccupationNeed], *, ranked: bool = True) -> Table:
    columns = (
        parts.text_column("Métier (FAP 2021)"),
        *((parts.number_column("Rang"),) if ranked else ()),
        parts.number_column("Projets"),
        parts.number_column("dont difficiles"),
        parts.number_column("dont saisonniers"),
    )
    return Table(caption, columns, tuple(_row(need, ranked=ranked) for need in rows))


def _row(need: OccupationNeed, *, ranked: bool) -> Row:
    figures = map(parts.figure_cell, (need.projects, need.difficult, need.seasonal))
    rank = (parts.rank_cell(need.rank, shared=need.is_shared),) if ranked else ()
    return Row(parts.occupation_cell(need.occupation), (*rank, *figures))
