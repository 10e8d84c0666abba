"""Départements of the newest COG and the region of each, as totals are made along them."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.apps.reference.models import MembershipRelation, TerritoryKind, TerritoryMembership
from passerelles.apps.reference.reads.commune_index import newest_cog

_REGION_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Departements:
    """``regions``: code of the region by code of the département, empty for the collectivities
    that are in none (975, 987…).
    """

    edition: str
    regions: Mapping[str, str]


def read_departements() -> Departements:
    """Two queries. Raises UnreadableFile when no COG is loaded."""
    edition = newest_cog()
    rows = TerritoryMembership.objects.filter(
        zone__edition=edition,
        zone__kind=TerritoryKind.DEPARTEMENT,
        relation=MembershipRelation.CONTAINS,
        closed_on=None,
        commune__zone_links__zone__edition=edition,
        commune__zone_links__zone__kind=TerritoryKind.REGION,
        commune__zone_links__closed_on=None,
    )
    pairs = rows.order_by().values_list("zone__code", "commune__zone_links__zone__code").distinct()
    # The COG files a collectivity under itself, which is no region.
    regions = {code: region if len(region) == _REGION_LENGTH else "" for code, region in pairs}
    return Departements(edition.id, regions)
