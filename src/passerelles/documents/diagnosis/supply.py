"""Training within reach, and needs against supply."""

from passerelles.apps.observatory.reads.diagnosis.values import (
    FamilyGap,
    Gaps,
    Supply,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.documents.diagnosis import said
from passerelles.documents.diagnosis.words import cell, indicator_name, lacking, numbers_of
from passerelles.documents.french import counted, day, number, share
from passerelles.documents.report.model import Block, Grid, Part, Text

_BRIDGED = 8


def supply(diagnosis: TerritoryDiagnosis) -> Part:
    title, found = "Offre de formation", diagnosis.supply
    if found.missing:
        return Part(title, (lacking(found.missing),))
    codes = ("seats_offered", *(figure.indicator for figure in found.population_within))
    generated = (Text(said.GENERATED, is_missing=True),) if found.is_demonstration else ()
    blocks = (*generated, Text(" ".join(_reach(found))), _people(found))
    return Part(title, blocks, numbers_of(diagnosis.sources, codes))


def gaps(diagnosis: TerritoryDiagnosis) -> Part:
    found = diagnosis.gaps
    codes = ("online_job_offers", "tension_index", "bmo_projects")
    blocks = (*_families(found), *_bridged(found))
    numbers = numbers_of(diagnosis.sources, codes)
    return Part("Besoins et offre, par famille de métiers", blocks, numbers)


def _reach(found: Supply) -> list[str]:
    inside = counted(found.inside, "session", "sessions")
    told = [f"{inside} à venir dans les communes du territoire, au {day(found.day)}."]
    if found.rings and found.centre:
        near = ", ".join(
            f"{number(ring.sessions)} à {ring.minutes} minutes ou moins" for ring in found.rings
        )
        told.append(f"En voiture, depuis {found.centre.name} : {near} (temps estimés).")
    return [*told, said.seats(found)]


def _people(found: Supply) -> Block:
    known = [figure for figure in found.population_within if not isinstance(figure, Unavailable)]
    if not known:
        return lacking(found.population_within[0]) if found.population_within else Text("")
    told = [f"{indicator_name(one.indicator)} : {said.reached(one)}" for one in known]
    return Text(f"{' ; '.join(told)}.")


def _families(found: Gaps) -> list[Block]:
    told = [row for row in found.families if _is_told(row)]
    if not told:
        return [Text("Aucun chiffre par métier n’est publié ici, et aucune session ne s’y tient.")]
    market = any(row.offers.quantity.value is not None for row in told)
    tense = any(row.in_tension is not None for row in told)
    heads = (
        "Grand domaine du ROME",
        *(said.MARKET_HEADS if market else ()),
        *(said.TENSE_HEADS if tense else ()),
        "Sessions à venir",
    )
    rows = tuple(_family(row, market=market, tense=tense) for row in told)
    numeric = frozenset(range(1, len(heads)))
    notes = said.family_notes(market=market, tense=tense)
    return [Grid("Besoins et sessions à venir", heads, rows, numeric=numeric, notes=notes)]


def _family(row: FamilyGap, *, market: bool, tense: bool) -> tuple[str, ...]:
    counts = (row.in_tension, None if row.unserved is None else len(row.unserved))
    return (
        row.family.label,
        *(map(cell, (row.offers, row.jobseekers)) if market else ()),
        *(map(_counted, counts) if tense else ()),
        _counted(row.sessions),
    )


def _is_told(row: FamilyGap) -> bool:
    """A family that neither a source nor a session tells anything of is left out."""
    known = (row.offers.quantity.value, row.jobseekers.quantity.value)
    return any(value is not None for value in known) or bool(row.in_tension or row.sessions)


def _bridged(found: Gaps) -> list[Block]:
    if found.bridge:
        return [lacking(found.bridge)]
    rows = tuple(
        (row.occupation.label, cell(row.projects), number(row.sessions))
        for row in found.needs[:_BRIDGED]
    )
    if not rows:
        return []
    carried = share(found.coverage or 0.0)
    note = f"{found.way} La table porte {carried} des projets publiés."
    heads = ("Métier (FAP 2021)", "Projets", "Sessions à venir")
    caption = "Projets de l’enquête BMO et sessions"
    return [Grid(caption, heads, rows, numeric=frozenset({1, 2}), notes=(note,))]


def _counted(value: int | None) -> str:
    return "–" if value is None else number(value)
