"""Training within reach, and needs against supply."""

from passerelles.apps.observatory.reads.diagnosis.values import (
    FamilyGap,
    Gaps,
    Supply,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.charts.model import Point
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

_MARKET = (
    "Offres en ligne",
    "Demandeurs d’emploi",
    "Métiers en tension que la formation concerne",
)
_SESSIONS = "Sessions : celles que l’on peut encore rejoindre dans le territoire."
_FAMILIES = (
    f"Offres et demandeurs : métiers publiés en 2021, donc des minimums. {_SESSIONS} Les métiers "
    "que seuls les conditions de travail, l’instabilité ou l’éloignement expliquent ne comptent "
    "pas ici."
)


def supply(diagnosis: TerritoryDiagnosis) -> Section:
    found = diagnosis.supply
    title = "Offre de formation"
    if found.missing:
        return Section("formation", title, (Part(warnings=(parts.missing(found.missing),)),))
    return Section("formation", title, (_reach(found), _people(found)))


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
    if not isinstance(found.seats, Unavailable):
        lines.append(
            Line(f"Places offertes : {figure_text(found.seats)}.", figure_address(found.seats))
        )
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
    columns = (parts.text_column("Trajet"), parts.number_column("Habitants"))
    rows = tuple(
        Row(Cell(f"{minutes[figure.indicator]} minutes ou moins"), (parts.figure_cell(figure),))
        for figure in known
    )
    return Part(title, table=Table("Habitants à portée d’au moins une session", columns, rows))


def _families(found: Gaps) -> Part:
    """Where nothing is published by occupation, the sessions alone are told."""
    known = any(row.offers.quantity.value is not None for row in found.families)
    columns = (
        parts.text_column("Grand domaine du ROME"),
        *(map(parts.number_column, _MARKET) if known else ()),
        parts.number_column("Sessions à venir"),
    )
    rows = tuple(_family(row, known=known) for row in found.families)
    table = Table("Besoins et offre par grand domaine du ROME", columns, rows)
    warnings = () if known else (parts.missing(found.families[0].offers),)
    notes = (_FAMILIES if known else _SESSIONS,)
    return Part("Avec la tension 2021 (ROME)", warnings=warnings, table=table, notes=notes)


def _family(row: FamilyGap, *, known: bool) -> Row:
    tense = parts.number_cell(_or(row.in_tension, "non publié par ROME ici"))
    market = (parts.figure_cell(row.offers), parts.figure_cell(row.jobseekers), tense)
    sessions = parts.number_cell(_or(row.sessions, "offre non chargée"))
    return Row(Cell(row.family.label), (*(market if known else ()), sessions))


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
