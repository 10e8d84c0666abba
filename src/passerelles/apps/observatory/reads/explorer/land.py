"""The outlines of the zones of a region, made of those of their communes."""

from collections.abc import Mapping
from typing import Any

from passerelles.apps.observatory.reads.explorer.places import places
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.outlines import outlines_of
from passerelles.domain.reference.dissolve import dissolve

Geometry = Mapping[str, Any]

_TOLERANCE = 0.002  # degrees: two hundred metres, a fifth of a pixel on the map of a region


def outlines(kind: str, geography: str, region: str) -> Mapping[str, Geometry]:
    """The outline of each zone of that kind in a region, by code; those not drawn are left out.

    A second or two of reading, once a generation and a process.
    """
    kept, key = _outlines(), (kind, geography, region)
    if key not in kept:
        kept[key] = _read(kind, geography, region)
    return kept[key]


@remembered
def _outlines() -> dict[tuple[str, str, str], Mapping[str, Geometry]]:
    return {}


def _read(kind: str, geography: str, region: str) -> Mapping[str, Geometry]:
    inside = [zone for zone in places(kind, geography).values() if region in zone.regions]
    drawn = {
        outline.code: outline.geometry
        for outline in outlines_of(
            TerritoryKind.COMMUNE, {code for zone in inside for code in zone.communes}
        )
    }
    made = {
        zone.code: dissolve(
            [drawn[code] for code in zone.communes if code in drawn], tolerance=_TOLERANCE
        )
        for zone in inside
    }
    return {code: shape for code, shape in made.items() if shape["coordinates"]}
