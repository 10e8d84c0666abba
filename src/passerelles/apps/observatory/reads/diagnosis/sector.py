"""The diagnosis of a sector: a section, a division or a sub-class of the NAF."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from passerelles.apps.indicators.reads.bridges import bridge_of, links_of
from passerelles.apps.indicators.reads.bridging import MissingBridge, path
from passerelles.apps.indicators.reads.observations import Wanted, periods, read
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.across import strong_basins, tension_sources
from passerelles.apps.observatory.reads.diagnosis.coverage import (
    edition_in_force,
    territory_refs,
)
from passerelles.apps.observatory.reads.diagnosis.facts import JOBS, NEEDS, TENSION
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.market import by_value
from passerelles.apps.observatory.reads.diagnosis.naming import rome_names
from passerelles.apps.observatory.reads.diagnosis.occupation import FAP, MEASURED_IN, NAF
from passerelles.apps.observatory.reads.diagnosis.offer import offer_of, offer_sources
from passerelles.apps.observatory.reads.diagnosis.provenance import sources_used
from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    SectorDiagnosis,
    SectorOccupation,
    Share,
)
from passerelles.apps.observatory.reads.diagnosis.values import Named, SourceUsed, Unavailable
from passerelles.apps.observatory.reads.publications import studies_about
from passerelles.apps.reference.models import NomenclatureItem, TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence

_FIRST = 15
_FLOORS = 3  # of the NAF: sub-class, division, section
_KINDS = (TerritoryKind.REGION, TerritoryKind.DEPARTEMENT)
BRIDGE, BRIDGE_BACK = f"{NAF}~{MEASURED_IN}", f"{MEASURED_IN}~{NAF}"


def sector_diagnosis(
    edition: str, code: str, *, on: date, region: str = ""
) -> SectorDiagnosis | None:
    """The diagnosis of a code of the NAF; None when the nomenclature loaded has not this code."""
    row = (
        NomenclatureItem.objects.current()
        .filter(id=f"{edition}:{code}", edition__scheme="NAF")
        .select_related("parent__parent")
        .first()
    )
    if row is None:
        return None
    children = list(row.children.filter(closed_on=None).order_by("code"))
    jobs = _jobs(row.id, region)
    alone = row.kind == "sub_class"
    shares = _hired(_activities(row, children), alone=alone)
    key = _key(TerritoryKind.REGION, region)
    chosen = territory_refs([key]).get(key) if region else None
    occupations, missing = _occupations(shares, on, chosen)
    return SectorDiagnosis(
        sector=_named(row),
        parent=_named(row.parent) if row.parent else None,
        parts=tuple(map(_named, children)),
        made_on=on,
        region=chosen,
        jobs=_placed(jobs),
        jobs_missing=None if jobs else lacking(JOBS, TerritoryKind.REGION),
        occupations=occupations,
        of_sector=alone,
        occupations_missing=missing,
        needs_missing=_needs_missing(),
        studies=studies_about(sectors=_above(row)),
        sources=_sources(row, jobs, occupations),
    )


@remembered
def sections() -> tuple[Named, ...]:
    """The sections of the NAF in force, by code: one query, once a generation."""
    rows = NomenclatureItem.objects.current().filter(edition__scheme="NAF", kind="section")
    return tuple(map(_named, rows.order_by("code", "id")))


def _named(row: NomenclatureItem) -> Named:
    return Named(row.id, row.label)


def _above(row: NomenclatureItem) -> list[str]:
    """Its code, then those of what contains it: studies are about sections or divisions."""
    found: list[str] = []
    item: NomenclatureItem | None = row
    while item is not None and len(found) < _FLOORS:
        found.append(item.code)
        item = item.parent
    return found


def _activities(row: NomenclatureItem, children: Sequence[NomenclatureItem]) -> tuple[str, ...]:
    """What the codes of sub-classes of the sector begin with: divisions for a section."""
    return tuple(child.code for child in children) if row.kind == "section" else (row.code,)


def _jobs(sector: str, region: str) -> list[Observed]:
    newest = next(iter(periods(JOBS)), "")
    if not newest:
        return []
    rows = read(Wanted(JOBS, period=newest, sector=sector, region=region or None))
    return [o for o in rows if o.territory_kind in _KINDS]


def _key(kind: str, code: str) -> str:
    return f"{edition_in_force(kind)}:{kind}:{code}"


def _placed(jobs: Sequence[Observed]) -> tuple[tuple[TerritoryRef, Observed], ...]:
    refs = territory_refs(_key(o.territory_kind, o.territory_code) for o in jobs)
    placed = [
        (refs[key], o)
        for o in jobs
        if (key := _key(o.territory_kind, o.territory_code)) in refs
    ]  # fmt: skip
    return tuple(sorted(placed, key=lambda pair: (by_value(pair[1]), pair[0].code)))


def _occupations(
    shares: Sequence[Share], on: date, region: TerritoryRef | None
) -> tuple[tuple[SectorOccupation, ...], Unavailable | None]:
    if not shares:
        table = "la table des embauches par activité de la NAF et métier du ROME"
        return (), Unavailable(TENSION, Absence.MISSING_INPUT, table)
    keys = [share.named.key for share in shares]
    strong = strong_basins(keys, region=region.code if region else "")
    offer = offer_of(region, on)
    return tuple(
        SectorOccupation(
            share=share,
            strong=strong.get(share.named.key, (0, 0))[0],
            basins=strong.get(share.named.key, (0, 0))[1],
            sessions=offer.leading_to_old(share.named.code) if offer else None,
        )
        for share in shares
    ), None


def _hired(activities: tuple[str, ...], *, alone: bool) -> tuple[Share, ...]:
    """The occupations of the sector, with a share that may be added up.

    ``alone``: one sub-class, whose hirings by occupation are published. Several have no published
    total: what adds up is then the part of each occupation's hirings that they make together.
    """
    parts: defaultdict[str, float] = defaultdict(float)
    for link in links_of(BRIDGE if alone else BRIDGE_BACK):
        activity, occupation = (link.origin, link.target) if alone else (link.target, link.origin)
        if activity.startswith(activities):
            parts[occupation] += link.weight or 0.0
    names = rome_names(MEASURED_IN)
    keys = {code: f"{MEASURED_IN}:{code}" for code in parts}
    ranked = sorted(parts.items(), key=lambda item: (-item[1], item[0]))[:_FIRST]
    return tuple(
        Share(names.get(keys[code], Named(keys[code], code)), part) for code, part in ranked
    )


def _needs_missing() -> Unavailable | None:
    """The survey is by occupation: telling its projects of a sector needs a bridge of FAP 2021."""
    way = path(FAP, NAF)
    if isinstance(way, MissingBridge):
        return Unavailable(NEEDS[0], Absence.MISSING_INPUT, way.sentence)
    return None


def _sources(
    row: NomenclatureItem, jobs: Sequence[Observed], occupations: Sequence[SectorOccupation]
) -> tuple[SourceUsed, ...]:
    others = [(row.source_id, row.edition_id)]
    if occupations:
        bridge = bridge_of(BRIDGE)
        others += [(bridge.source, bridge.title)] if bridge else []
        others += tension_sources()
        others += [(source.id, "") for source in offer_sources()]
    return sources_used(jobs, others)
