"""The doors of the map: sectors, the occupations of one, the answers to typed words."""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.guidance.reads.map.occupations import SectorCount, SectorMap, map_sectors
from passerelles.apps.guidance.reads.occupation_names import NamedOccupation
from passerelles.domain.reference.search.entries import Match
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.page import level_name
from passerelles.portals.public.reference.values import Group, Link
from passerelles.portals.public.shell.french import counted


@dataclass(frozen=True, slots=True)
class SectorDoor:
    """A broad sector and those inside it."""

    link: Link
    inside: tuple[Link, ...]


def sector_doors(where: str) -> tuple[SectorDoor, ...]:
    """A sector whose parent is not on the map stands by itself."""
    sectors = map_sectors()
    return tuple(
        SectorDoor(
            _link(one, where),
            tuple(_link(part, where) for part in sectors.values() if part.parent == one.key),
        )
        for one in sectors.values()
        if one.parent not in sectors
    )


def _link(one: SectorCount, where: str) -> Link:
    total = counted(one.occupations, "métier", "métiers")
    return Link(one.label, addresses.sector(one.key, where), total)


def ladder(found: SectorMap, where: str) -> tuple[Group, ...]:
    """The occupations of a sector, a group a level."""
    return tuple(
        Group(
            level_name(level),
            tuple(Link(one.label, addresses.occupation(one.code, where)) for one in placed),
            note=counted(len(placed), "métier", "métiers"),
        )
        for level, placed in found.ladder
    )


def answers(found: Iterable[Match], where: str) -> tuple[Link, ...]:
    """Occupations that the words may mean, each leading to its place on the map."""
    return tuple(Link(one.label, addresses.occupation(one.code, where), one.code) for one in found)


def heirs(named: NamedOccupation, where: str) -> tuple[Link, ...]:
    """The occupations of today that a code of an older edition became."""
    codes = [key.rpartition(":")[2] for key in named.keys]
    return tuple(
        Link(label, addresses.occupation(code, where), code)
        for code, label in zip(codes, named.labels, strict=True)
    )
