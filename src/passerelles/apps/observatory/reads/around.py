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
from passerelles.domain.reference.communes import fold_name
from passerelles.domain.reference.search.entries import Match

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
    """The zones of that name, then those that hold the communes of that very name."""
    matches = search(text, SearchKind.PLACE, limit=_CANDIDATES)
    keys = [(match.code.partition(":")[0], match.code.partition(":")[2]) for match in matches]
    zones = territories_by_keys([key for key in keys if key[0] in DIAGNOSED])
    said = {
        code: match
        for (kind, code), match in zip(keys, matches, strict=True)
        if kind == TerritoryKind.COMMUNE
    }
    exact = [code for code, match in said.items() if fold_name(text) in _names(match)]
    communes = (exact or list(said))[: _COMMUNES if exact else 1]
    found = {zone.id: zone for zone in (*zones, *_around(communes))}
    return tuple(found.values())[:limit]


def _names(match: Match) -> set[str]:
    return {fold_name(match.label), fold_name(match.matched)}


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
