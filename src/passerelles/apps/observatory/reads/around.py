"""Which territories a name means, among those that can be diagnosed."""

from collections.abc import Sequence

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.territories import territories_by_keys
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import TerritoryRef

# The smallest first: what a person of that place looks for.
DIAGNOSED = (
    TerritoryKind.EPCI,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.EMPLOYMENT_ZONE,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.REGION,
)
_CANDIDATES = 40
_COMMUNES = 3


def territories_named(text: str, *, limit: int = 12) -> tuple[TerritoryRef, ...]:
    """The zones of that name, then those that hold the first communes of that name."""
    places = [
        match.code.partition(":") for match in search(text, SearchKind.PLACE, limit=_CANDIDATES)
    ]
    keys = [(kind, code) for kind, _, code in places]
    zones = territories_by_keys([key for key in keys if key[0] in DIAGNOSED])
    communes = [code for kind, code in keys if kind == TerritoryKind.COMMUNE][:_COMMUNES]
    found = {zone.id: zone for zone in (*zones, *_around(communes))}
    return tuple(found.values())[:limit]


def _around(communes: Sequence[str]) -> list[TerritoryRef]:
    """The zones that contain these communes, those of the first one first."""
    links = TerritoryMembership.objects.filter(
        commune__code__in=communes,
        commune__kind=TerritoryKind.COMMUNE,
        zone__kind__in=DIAGNOSED,
        zone__edition__in_force=True,
        zone__closed_on=None,
        relation=MembershipRelation.CONTAINS,
        closed_on=None,
    )
    zones = [(link.commune.code, link.zone) for link in links.select_related("commune", "zone")]
    zones.sort(key=lambda pair: (communes.index(pair[0]), _size(pair[1])))
    return [territory_ref(zone) for _, zone in zones]


def _size(zone: Territory) -> int:
    return DIAGNOSED.index(TerritoryKind(zone.kind))
