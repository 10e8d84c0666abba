"""Bridges between two sectors, with the names that people read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.map.occupations import Placed, SectorCount, map_sectors
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.reaching.bridges import (
    OpeningSkill,
    SectorBridge,
    bridges,
    transversal,
)

MOST_SHARED, MOST_WIDE = 8, 12


@dataclass(frozen=True, slots=True)
class BridgeLine:
    """``closeness``: 0 to 1. ``shared`` and ``missing``: labels, the heaviest first."""

    origin: Placed
    to: Placed
    closeness: float
    shared: tuple[str, ...]
    missing: tuple[str, ...]
    official: bool


@dataclass(frozen=True, slots=True)
class SectorBridges:
    """``carrying``: labels of the skills that carry most bridges, and how many each."""

    origin: SectorCount
    to: SectorCount
    lines: tuple[BridgeLine, ...]
    carrying: tuple[tuple[str, int], ...]
    demonstration: bool


def sector_bridges(origin: str, to: str) -> SectorBridges | None:
    """From a sector (key) to another; None when one is unknown. No query once warm."""
    sectors, graph = map_sectors(), occupation_graph()
    if origin not in sectors or to not in sectors:
        return None
    found = bridges(graph, origin, to)
    return SectorBridges(
        origin=sectors[origin],
        to=sectors[to],
        lines=tuple(_line(graph, one) for one in found),
        carrying=_carrying(graph, found),
        demonstration=graph.demonstration,
    )


@remembered
def widest_skills() -> tuple[OpeningSkill, ...]:
    """The skills that open most doors to who begins. No query once warm."""
    return transversal(occupation_graph(), (), limit=MOST_WIDE)


def _line(graph: OccupationGraph, one: SectorBridge) -> BridgeLine:
    return BridgeLine(
        origin=Placed(graph.code(one.origin), graph.labels[one.origin]),
        to=Placed(graph.code(one.to), graph.labels[one.to]),
        closeness=one.closeness,
        shared=tuple(graph.skill_labels[at] for at in one.shared),
        missing=tuple(graph.skill_labels[at] for at in one.missing),
        official=one.official,
    )


def _carrying(graph: OccupationGraph, found: Iterable[SectorBridge]) -> tuple[tuple[str, int], ...]:
    counts = Counter(at for one in found for at in one.shared)
    several = [(at, count) for at, count in counts.most_common() if count > 1]
    return tuple((graph.skill_labels[at], count) for at, count in several[:MOST_SHARED])
