"""The territories of one kind: how they are called, where they are, in which regions."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.editions import newest_cog
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.zonings import zone_of, zoning
from passerelles.domain.reference.names import readable
from passerelles.domain.reference.neighbours import Point

_REGION_CODE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A territory on a map; ``centre`` is (latitude, longitude), None when nobody placed it.

    ``communes`` are codes, ``regions`` those in which they lie; ``is_named`` is False when no
    edition of the reference knows the code, which is then its name.
    """

    kind: str
    code: str
    name: str
    is_named: bool = True
    centre: Point | None = None
    regions: frozenset[str] = frozenset()
    communes: tuple[str, ...] = ()


def place(kind: str, code: str, geography: str) -> Place:
    """The territory that a figure speaks of; in another edition when its own is not loaded."""
    if kind == COUNTRY:
        return Place(kind, code, "France")
    return places(kind, geography).get(code) or Place(kind, code, code, is_named=False)


def regions() -> tuple[Place, ...]:
    """The regions in force, by name; the collectivities that are in none have longer codes."""
    cog = newest_cog()
    known = places(TerritoryKind.REGION, cog.id) if cog else {}
    kept = (found for code, found in known.items() if len(code) == _REGION_CODE)
    return tuple(sorted(kept, key=lambda found: found.name))


def places(kind: str, geography: str) -> Mapping[str, Place]:
    """The territories of a kind by code; those of that edition, else of the newest one."""
    kept, key = _places(), (kind, geography)
    if key not in kept:
        kept[key] = _read(kind, geography)
    return kept[key]


@remembered
def _places() -> dict[tuple[str, str], Mapping[str, Place]]:
    return {}


def _read(kind: str, geography: str) -> dict[str, Place]:
    rows = Territory.objects.filter(kind=kind).order_by("edition__published_on", "edition_id")
    found = {}
    # The edition of the figure comes last and wins.
    known = list(rows.values_list("id", "code", "name", "edition_id"))
    for key, code, name, edition in sorted(known, key=lambda row: row[3] == geography):
        zone = zone_of(key, kind, edition)
        found[code] = Place(
            kind=kind,
            code=code,
            name=readable(name),
            centre=zone.centre,
            regions=_regions_of(zone.communes),
            communes=tuple(key.rpartition(":")[2] for key in zone.communes),
        )
    return found


def _regions_of(communes: tuple[str, ...]) -> frozenset[str]:
    known = _region_of_communes()
    return frozenset(known[key] for key in communes if key in known)


@remembered
def _region_of_communes() -> dict[str, str]:
    cog = newest_cog()
    zones = zoning(TerritoryKind.REGION, cog.id) if cog else {}
    return {
        commune: zone_id.rpartition(":")[2]
        for zone_id, zone in zones.items()
        for commune in zone.communes
    }
