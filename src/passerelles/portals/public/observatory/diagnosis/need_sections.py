"""What employers plan to recruit, and how much of it is seasonal."""

from collections.abc import Sequence

from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
    Needs,
    OccupationNeed,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts import Figure as ChartFigure
from passerelles.documents.essentials import figure_text, seasonal_sentence
from passerelles.documents.french import counted, period_text
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.parts import (
    Line,
    Part,
    Row,
    Section,
    Table,
    figure_address,
)
from passerelles.portals.public.reference.values import Link

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
        return Section("besoins", title, (elsewhere(diagnosis, found),))
    return Section("besoins", title, (_totals(found), _top(found)))


def seasons(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.needs
    title = "Part saisonnière"
    if isinstance(found, Unavailable):
        return Section("saison", title, (see_basins(found),))
    lines = (Line(seasonal_sentence(found), figure_address(found.seasonal_share)),)
    notes = (f"Hypothèse : {found.hypothesis}",) if found.hypothesis else ()
    chart = _chart("Projets saisonniers par métier", found.seasonal_top, seasonal=True)
    caption = "Métiers dont le plus de projets saisonniers sont publiés"
    table = _table(caption, found.seasonal_top, ranked=False)
    return Section("saison", title, (Part(lines=lines, chart=chart, table=table, notes=notes),))


def elsewhere(diagnosis: TerritoryDiagnosis, why: Unavailable) -> Part:
    """Nothing is borrowed: the basins that cover the territory have their own diagnosis."""
    links = tuple(
        Link(
            zone.territory.name,
            diagnosis_address(zone.territory.kind, zone.territory.code),
            "bassin d’emploi",
        )
        for zone in diagnosis.identity.basins
    )
    return Part(warnings=(parts.missing(why),), links=links)


def see_basins(why: Unavailable) -> Part:
    """The same, further down: the basins were listed with the needs."""
    return Part(
        warnings=(parts.missing(why),),
        links=(Link("Voir les bassins d’emploi qui couvrent ce territoire", "#besoins"),),
    )


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
        who = counted(found.secret, "métier a", "métiers ont")
        notes.append(f"{who} un nombre de projets secret ici : ils peuvent valoir davantage.")
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
