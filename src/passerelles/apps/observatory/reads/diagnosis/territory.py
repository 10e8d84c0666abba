"""The diagnosis of a territory: a constant number of queries, whatever it holds."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.changes import changes_of
from passerelles.apps.observatory.reads.diagnosis.comparison import comparison_of
from passerelles.apps.observatory.reads.diagnosis.facts import Facts, facts_of
from passerelles.apps.observatory.reads.diagnosis.gaps import gaps_of
from passerelles.apps.observatory.reads.diagnosis.identity import identity_of
from passerelles.apps.observatory.reads.diagnosis.market import market_of
from passerelles.apps.observatory.reads.diagnosis.naming import named
from passerelles.apps.observatory.reads.diagnosis.nearby import nearby
from passerelles.apps.observatory.reads.diagnosis.needs import needs_of
from passerelles.apps.observatory.reads.diagnosis.offer import (
    LocalOffer,
    local_offer,
    offer_sources,
    served_number,
)
from passerelles.apps.observatory.reads.diagnosis.provenance import sources_used
from passerelles.apps.observatory.reads.diagnosis.supply import supply_of
from passerelles.apps.observatory.reads.diagnosis.tensions import (
    difficulties_of,
    every_tension,
    green_of,
    tensions_of,
)
from passerelles.apps.observatory.reads.diagnosis.values import (
    BasinNearby,
    Comparison,
    Identity,
    LabourMarket,
    Needs,
    TerritoryDiagnosis,
)
from passerelles.apps.observatory.reads.publications import studies_about
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.editions import editions, newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.zonings import zone_of

KINDS = (
    TerritoryKind.REGION,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.EMPLOYMENT_ZONE,
    TerritoryKind.EPCI,
)
_MOST_KEPT = 32  # a large basin weighs some 2 MB


def territory_diagnosis(
    kind: str, code: str, *, on: date, since: datetime | None = None
) -> TerritoryDiagnosis | None:
    """The diagnosis made on a day; None when no edition in force has this territory.

    ``since``: what changed is then what was revised after that moment, instead of the difference
    between the two newest periods. What was made is kept until an import or a new index.
    """
    kept, asked = _kept(), (kind, code, on, since, served_number())
    if asked not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[asked] = _made(kind, code, on, since)
    return kept[asked]


@remembered
def _kept() -> dict[tuple[object, ...], TerritoryDiagnosis | None]:
    return {}


def _made(kind: str, code: str, on: date, since: datetime | None) -> TerritoryDiagnosis | None:
    territory = _find(kind, code)
    if territory is None:
        return None
    facts = facts_of(kind, code, on=on)
    names = named({key for o in facts.all() for key in _keys(o)})
    identity = identity_of(territory)
    zone = zone_of(territory.id, territory.kind, territory.edition_id)
    offer = local_offer(zone.communes, on)
    every = every_tension(facts, names)
    market = market_of(territory, facts, names, identity.departements)
    comparison = comparison_of(territory, identity.regions)
    then = facts_of(kind, code, on=on, as_of=since) if since else None
    beside = () if kind == TerritoryKind.DEPARTEMENT else identity.departements
    needs, tensions = needs_of(facts, names), tensions_of(facts, every)
    around = () if isinstance(needs, Needs) else nearby(identity.basins)
    return TerritoryDiagnosis(
        territory=territory,
        made_on=on,
        identity=identity,
        market=market,
        needs=needs,
        tensions=tensions,
        difficulties=difficulties_of(facts, every),
        supply=supply_of(offer, identity, facts, on),
        gaps=gaps_of(facts, names, every, offer),
        green=green_of(facts, every),
        changes=changes_of(facts, beside, known_then=then),
        comparison=comparison,
        nearby=around,
        studies=studies_about(territories=_places(territory, identity)),
        sources=sources_used(
            _figures(facts, market, comparison, around),
            _others(territory, offer=offer, rome=bool(every)),
        ),
    )


def _find(kind: str, code: str) -> TerritoryRef | None:
    if kind not in KINDS:
        return None
    rows = Territory.objects.filter(
        kind=kind, code=code, closed_on=None, edition__in_force=True
    ).order_by("-edition__published_on")
    row = rows.first()
    return territory_ref(row) if row else None


def _keys(o: Observed) -> Iterator[str]:
    yield from filter(None, (o.dimensions.occupation, o.dimensions.sector))


def _places(territory: TerritoryRef, identity: Identity) -> list[str]:
    """The territory and the zones that wholly contain it: a study about them is about it."""
    around = (*identity.departements, *identity.regions, *identity.basins)
    return [territory.id, *(zone.territory.id for zone in around if zone.whole)]


def _figures(
    facts: Facts, market: LabourMarket, comparison: Comparison, around: Sequence[BasinNearby]
) -> Iterator[Observed]:
    yield from facts.all()
    yield from (rate for _, rate in market.unemployment if isinstance(rate, Observed))
    for _, figures in comparison.measures:
        yield from (figure for figure in figures if isinstance(figure, Observed))
    for basin in around:
        told = (*basin.figures, *(row.index for row in basin.tense))
        yield from (figure for figure in told if isinstance(figure, Observed))


def _others(
    territory: TerritoryRef, *, offer: LocalOffer | None, rome: bool
) -> Iterator[tuple[str, str]]:
    """Where the communes, the occupations and the offer come from."""
    edition = editions().get(territory.edition_id)
    if edition:
        yield edition.source_id, edition.name
    newest = newest_rome()
    if rome and newest:
        yield newest.source_id, newest.name
    if offer:
        yield from ((source.id, "") for source in offer_sources())
