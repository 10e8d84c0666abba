"""Naming a territory with its edition."""

from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.editions import editions
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.reference.names import readable


def territory_ref(row: Territory) -> TerritoryRef:
    edition = editions().get(row.edition_id)
    return TerritoryRef(
        id=row.id,
        kind=row.kind,
        code=row.code,
        name=readable(row.name),
        population=row.population,
        edition_id=row.edition_id,
        edition_name=edition.name if edition else row.edition_id,
        in_force=bool(edition and edition.in_force and row.closed_on is None),
    )
