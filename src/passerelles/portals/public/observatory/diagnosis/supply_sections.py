"""Training within reach, and needs against supply."""

from passerelles.apps.observatory.reads.diagnosis.values import (
    FamilyGap,
    Gaps,
    Supply,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts.model import Point
from passerelles.documents.diagnosis import said
from passerelles.documents.essentials import figure_text
from passerelles.documents.french import counted, day, number, share
from passerelles.portals.public.observatory.diagnosis import parts
from passerelles.portals.public.observatory.diagnosis.parts import (
    Cell,
    Line,
    Part,
    Row,
    Section,
    Table,
    figure_address,
)


def supply(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.supply
    title = "Offre de formation"
    if found.missing:
        return Section("formation", title, (Part(warnings=(parts.missing(found.missing),)),))
    generated = (Part(warnings=(said.GENERATED,)),) if found.is_demonstration else ()
    return Section("formation", title, (*generated, _reach(found), _people(found)))


def gaps(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.gaps
    return Section(
        "ecarts", "Besoins et offre, par famille de métiers", (_families(found), _bmo(found))
    )


def _reach(found: Supply) -> Part:
    inside = counted(found.inside, "session", "sessions")
    lines = [
        Line(f"{inside} à venir dans les communes du territoire, au {day(found.day)}."),
    ]
    lines.append(Line(said.seats(found), figure_address(found.seats[0])))
    town = found.centre.name if found.centre else ""
    columns = (parts.text_column(f"Depuis {town}, en voiture"), parts.number_column("Sessions"))
    rows = tuple(
        Row(Cell(f"{ring.minutes} minutes ou moins"), (parts.number_cell(number(ring.sessions)),))
        for ring in found.rings
    )
    points = tuple(
        Point(f"{ring.minutes} min", float(ring.sessions), number(ring.sessions))
        for ring in found.rings
    )
    return Part(
        lines=tuple(lines),
        chart=parts.bars(f"Sessions à venir, depuis {town}", "sessions", points),
        table=Table("Sessions à venir sur place, selon le trajet", columns, rows) if rows else None,
        notes=(
            "Temps de trajet estimés de commune à commune. Les formations à distance ne comptent "
            "pas ; une session que l’on peut encore rejoindre compte.",
        ),
    )


def _people(found: Supply) -> Part:
    title = "Population qui a une formation à portée"
    known = [figure for figure in found.population_within if not isinstance(figure, Unavailable)]
    if not known:
        return Part(title, warnings=tuple({parts.missing(f) for f in found.population_within}))
    minutes = {figure.indicator: figure.indicator.split("_")[2] for figure in known}
    columns = (parts.text_column("Trajet"), parts.number_column("Habitants (part)"))
    rows = tuple(
        Row(
            Cell(f"{minutes[figure.indicator]} minutes ou moins"),
            (Cell(said.reached(figure), figure_address(figure), is_number=True),),
        )
        for figure in known
    )
    note = "Une session, quel que soit son métier : à lire avec les écarts par famille, plus bas."
    table = Table("Habitants à portée d’au moins une session", columns, rows)
    return Part(title, table=table, notes=(note,))


def _families(found: Gaps) -> Part:
    """Where nothing is published by occupation, the sessions alone are told."""
    known = any(row.offers.quantity.value is not None for row in found.families)
    tense = any(row.in_tension is not None for row in found.families)
    market = said.MARKET_HEADS if known else ()
    heads = (*market, *(said.TENSE_HEADS if tense else ()), "Sessions à venir")
    columns = (parts.text_column("Grand domaine du ROME"), *map(parts.number_column, heads))
    rows = tuple(_family(row, market=known, tense=tense) for row in found.families)
    table = Table("Besoins et offre par grand domaine du ROME", columns, rows)
    warnings = (
        () if known else (f"Offres et demandeurs : {figure_text(found.families[0].offers)}.",)
    )
    notes = said.family_notes(market=known, tense=tense)
    return Part("Par grand domaine du ROME", warnings=warnings, table=table, notes=notes)


def _family(row: FamilyGap, *, market: bool, tense: bool) -> Row:
    counts = (row.in_tension, None if row.unserved is None else len(row.unserved))
    cells = (
        *(map(parts.figure_cell, (row.offers, row.jobseekers)) if market else ()),
        *(parts.number_cell(_or(count, "non publié")) for count in counts if tense),
        parts.number_cell(_or(row.sessions, "offre non chargée")),
    )
    return Row(Cell(row.family.label), cells)


def _bmo(found: Gaps) -> Part:
    title = "Avec l’enquête BMO (FAP 2021)"
    if found.bridge:
        return Part(title, warnings=(found.bridge.what,))
    columns = (
        parts.text_column("Métier (FAP 2021)"),
        parts.number_column("Projets"),
        parts.number_column("Sessions à venir"),
    )
    rows = tuple(
        Row(
            parts.occupation_cell(row.occupation),
            (parts.figure_cell(row.projects), parts.number_cell(number(row.sessions))),
        )
        for row in found.needs
    )
    carried = share(found.coverage or 0.0)
    notes = (f"{found.way} La table porte {carried} des projets publiés.",)
    return Part(title, table=Table("Projets et sessions par métier", columns, rows), notes=notes)


def _or(count: int | None, unknown: str) -> str:
    return unknown if count is None else number(count)
