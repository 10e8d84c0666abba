"""The outlines of the zones of a region, made of those of their communes."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.cache import cache

from passerelles.apps.observatory.reads.explorer.places import places
from passerelles.apps.reference.models import (
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.generation import generation, remembered
from passerelles.apps.reference.reads.outlines import outlines_of
from passerelles.domain.reference.dissolve import dissolve

Geometry = Mapping[str, Any]

_KEPT = 30 * 24 * 3600  # seconds
_TOLERANCE = 0.006  # degrees: half a pixel on the map of a region, and pages stay light


def outlines(kind: str, geography: str, region: str) -> Mapping[str, Geometry]:
    """The outline of each zone of that kind in a region, by code; those not drawn are left out.

    Two seconds of work, once a generation: other processes, and this one started again, find it in
    the cache of the site.
    """
    kept, key = _outlines(), (kind, geography, region)
    if key not in kept:
        name = ":".join(("outlines", str(generation()), *key))
        found: Mapping[str, Geometry] | None = cache.get(name)
        if found is None:
            found = _read(*key)
            cache.set(name, found, timeout=_KEPT)
        kept[key] = found
    return kept[key]


@remembered
def _outlines() -> dict[tuple[str, str, str], Mapping[str, Geometry]]:
    return {}


def _read(kind: str, geography: str, region: str) -> Mapping[str, Geometry]:
    inside = [zone for zone in places(kind, geography).values() if region in zone.regions]
    former = _former_communes()
    parts = {
        zone.code: [*zone.communes, *(old for code in zone.communes for old in former[code])]
        for zone in inside
    }
    wanted = {code for codes in parts.values() for code in codes}
    found = outlines_of(TerritoryKind.COMMUNE, wanted)
    drawn = {outline.code: outline.geometry for outline in found}
    made = {
        zone: dissolve([drawn[code] for code in codes if code in drawn], tolerance=_TOLERANCE)
        for zone, codes in parts.items()
    }
    return {zone: shape for zone, shape in made.items() if shape["coordinates"]}


def _former_communes() -> defaultdict[str, list[str]]:
    """The communes that each one replaced: outlines drawn before still bear their codes."""
    rows = TerritoryMembership.objects.filter(
        relation=MembershipRelation.SUCCEEDS, closed_on=None, zone__kind=TerritoryKind.COMMUNE
    )
    found = defaultdict[str, list[str]](list)
    for new, old in rows.order_by().values_list("zone__code", "commune__code"):
        if old != new:
            found[new].append(old)
    return found
