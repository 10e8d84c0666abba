"""Where a territory is and who lives there."""

from passerelles.apps.observatory.reads.diagnosis.coverage import (
    AROUND,
    covering,
    covering_zones,
    territory_refs,
)
from passerelles.apps.observatory.reads.diagnosis.features import density_of
from passerelles.apps.observatory.reads.diagnosis.values import Identity
from passerelles.apps.reference.models import (
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.commune_places import known_places
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.zonings import Zone, zone_of
from passerelles.domain.common.interval import Interval

_LARGEST = 5


def identity_of(territory: TerritoryRef) -> Identity:
    """Two queries at most, whatever the number of communes.

    The population is that of its communes, as everywhere else in the diagnosis, before the one
    that its own table gives: both are not always of the same year.
    """
    zone = zone_of(territory.id, territory.kind, territory.edition_id)
    around = {kind: covering(territory, zone, kind) for kind in AROUND}
    largest = zone.communes[:_LARGEST]
    refs = territory_refs([*largest, *(key for found in around.values() for key, _ in found)])
    named = {kind: covering_zones(found, refs) for kind, found in around.items()}
    known = zone.population if zone.population is not None else territory.population
    return Identity(
        population=known,
        between=_between(territory, zone) if known is None else None,
        communes=len(zone.communes),
        largest_communes=tuple(refs[key] for key in largest if key in refs),
        departements=named[TerritoryKind.DEPARTEMENT],
        regions=named[TerritoryKind.REGION],
        basins=named[TerritoryKind.EMPLOYMENT_BASIN],
        density=density_of(zone),
    )


def _between(territory: TerritoryRef, zone: Zone) -> Interval | None:
    """Without and with the communes that are partly inside; None when a population is unknown."""
    people = {place.id: place.population for place in known_places(zone.communes)}
    counts = [count for count in people.values() if count is not None]
    if not counts or len(counts) < len(zone.communes):
        return None
    partly = TerritoryMembership.objects.filter(
        zone_id=territory.id, relation=MembershipRelation.PARTIAL, closed_on=None
    )
    outside = sum(people.get(key) or 0 for key in partly.values_list("commune_id", flat=True))
    return Interval(sum(counts) - outside, sum(counts))
