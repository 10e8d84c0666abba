"""The diagnosis of a sector: a section, a division or a sub-class of the NAF."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from passerelles.apps.indicators.reads.bridges import CodeLink, bridge_of, links_of
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
from passerelles.apps.observatory.reads.diagnosis.offer import offer_everywhere, offer_sources
from passerelles.apps.observatory.reads.diagnosis.provenance import sources_used
from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    SectorDiagnosis,
    SectorOccupation,
    Share,
)
from passerelles.apps.observatory.reads.diagnosis.values import Named, SourceUsed, Unavailable
from passerelles.apps.reference.models import NomenclatureItem, TerritoryKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence

_FIRST = 15
_KINDS = (TerritoryKind.REGION, TerritoryKind.DEPARTEMENT)
BRIDGE = f"{NAF}~{MEASURED_IN}"


def sector_diagnosis(
    edition: str, code: str, *, on: date, region: str = ""
) -> SectorDiagnosis | None:
    """The diagnosis of a code of the NAF; None when the nomenclature loaded has not this code."""
    row = (
        NomenclatureItem.objects.current()
        .filter(id=f"{edition}:{code}", edition__scheme="NAF")
        .select_related("parent")
        .first()
    )
    if row is None:
        return None
    children = list(row.children.filter(closed_on=None).order_by("code"))
    jobs = _jobs(row.id, region)
    occupations, missing = _occupations(_activities(row, children), on, region)
    return SectorDiagnosis(
        sector=_named(row),
        parent=_named(row.parent) if row.parent else None,
        parts=tuple(map(_named, children)),
        made_on=on,
        region=territory_refs([_key(TerritoryKind.REGION, region)]).get(
            _key(TerritoryKind.REGION, region)
        ),
        jobs=_placed(jobs),
        jobs_missing=None if jobs else lacking(JOBS, TerritoryKind.REGION),
        occupations=occupations,
        occupations_missing=missing,
        needs_missing=_needs_missing(),
        sources=_sources(row, jobs, occupations),
    )


def _named(row: NomenclatureItem) -> Named:
    return Named(row.id, row.label)


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
    activities: tuple[str, ...], on: date, region: str
) -> tuple[tuple[SectorOccupation, ...], Unavailable | None]:
    shares = _hired(activities)
    if not shares:
        table = "la table des embauches par activité de la NAF et métier du ROME"
        return (), Unavailable(TENSION, Absence.MISSING_INPUT, table)
    strong = strong_basins([share.named.key for share in shares], region=region)
    offer = offer_everywhere(on)
    return tuple(
        SectorOccupation(
            share=share,
            strong=strong.get(share.named.key, (0, 0))[0],
            basins=strong.get(share.named.key, (0, 0))[1],
            sessions=offer.leading_to([share.named.code]) if offer else None,
        )
        for share in shares
    ), None


def _hired(activities: tuple[str, ...]) -> tuple[Share, ...]:
    """The occupations that these activities hire most.

    The weights published are shares of one activity: over several activities they cannot be added
    up without the hirings of each, so no share is told there, only in how many activities the
    occupation comes.
    """
    found: defaultdict[str, list[CodeLink]] = defaultdict(list)
    origins = set()
    for link in links_of(BRIDGE):
        if link.origin.startswith(activities) and link.target:
            found[link.target].append(link)
            origins.add(link.origin)
    names = rome_names(MEASURED_IN)
    alone = len(origins) == 1
    ranked = sorted(
        found.items(), key=lambda item: (-sum(x.weight or 0 for x in item[1]), item[0])
    )[:_FIRST]
    return tuple(
        Share(
            names.get(
                f"{MEASURED_IN}:{code}", Named(f"{MEASURED_IN}:{code}", links[0].target_label)
            ),
            links[0].weight if alone else None,
        )
        for code, links in ranked
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
