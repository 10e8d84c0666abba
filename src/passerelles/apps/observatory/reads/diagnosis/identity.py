"""Where a territory is and who lives there."""

from passerelles.apps.observatory.reads.diagnosis.coverage import (
    AROUND,
    covering,
    covering_zones,
    territory_refs,
)
from passerelles.apps.observatory.reads.diagnosis.features import density_of
from passerelles.apps.observatory.reads.diagnosis.values import Identity
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.zonings import zone_of

_LARGEST = 5


def identity_of(territory: TerritoryRef) -> Identity:
    """One query, whatever the number of communes.

    The population is that of its communes, as everywhere else in the diagnosis, before the one
    that its own table gives: both are not always of the same year.
    """
    zone = zone_of(territory.id, territory.kind, territory.edition_id)
    around = {kind: covering(territory, zone, kind) for kind in AROUND}
    largest = zone.communes[:_LARGEST]
    refs = territory_refs([*largest, *(key for found in around.values() for key, _ in found)])
    named = {kind: covering_zones(found, refs) for kind, found in around.items()}
    return Identity(
        population=territory.population if zone.population is None else zone.population,
        communes=len(zone.communes),
        largest_communes=tuple(refs[key] for key in largest if key in refs),
        departements=named[TerritoryKind.DEPARTEMENT],
        regions=named[TerritoryKind.REGION],
        basins=named[TerritoryKind.EMPLOYMENT_BASIN],
        density=density_of(zone),
    )
