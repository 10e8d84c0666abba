"""The employment basin in which a commune lies."""

from passerelles.apps.reference.models import MembershipRelation, TerritoryKind, TerritoryMembership
from passerelles.apps.reference.reads.generation import remembered


def basin_of(commune: str) -> str | None:
    """The key of the basin in force that holds the commune of that INSEE code, None if unknown."""
    return _basins().get(commune)


@remembered
def _basins() -> dict[str, str]:
    rows = TerritoryMembership.objects.filter(
        zone__kind=TerritoryKind.EMPLOYMENT_BASIN,
        zone__edition__in_force=True,
        relation=MembershipRelation.CONTAINS,
        closed_on=None,
    )
    return dict(rows.order_by().values_list("commune__code", "zone_id"))
