"""The territories of a region in which a local body may work."""

from collections.abc import Collection, Mapping

from passerelles.apps.reference.models import Territory, TerritoryKind, TerritoryMembership
from passerelles.domain.reference.names import readable


def territories_in(
    region: str, kinds: Collection[TerritoryKind]
) -> Mapping[str, list[tuple[str, str]]]:
    """The open territories that have communes in a region: by kind, (code, name) by name.

    Two queries; a zoning that is not loaded has none.
    """
    here = TerritoryMembership.objects.filter(
        zone__kind=TerritoryKind.REGION, zone__code=region, closed_on=None
    )
    zones = TerritoryMembership.objects.filter(
        commune__in=here.order_by().values("commune"), zone__kind__in=kinds, closed_on=None
    )
    rows = Territory.objects.filter(
        pk__in=zones.order_by().values("zone"), closed_on=None, edition__in_force=True
    )
    found: dict[str, dict[str, str]] = {}
    for kind, code, name in rows.order_by("name", "code").values_list("kind", "code", "name"):
        found.setdefault(kind, {}).setdefault(code, readable(name))
    return {kind: list(named.items()) for kind, named in found.items()}
