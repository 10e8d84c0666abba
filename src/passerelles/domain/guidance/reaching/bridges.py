"""What crosses sectors: skills that many occupations call on, pairs of occupations close by."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.sparse import counted
from passerelles.domain.guidance.reaching.neighbours import shared_skills
from passerelles.domain.guidance.reaching.proximity import coverage, proximity
from passerelles.domain.guidance.reaching.scene import twins_of

_SHARED = 2
_TIMES = 2  # bridges that may leave from, or lead to, one sheet: the list stays varied


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningSkill:
    """``skill``: key. ``doors``: occupations that call on it; ``fields``: their main fields.

    ``worth``: 0 or more, how much it opens given what is held: an occupation already half within
    reach counts more than one of which nothing is held.
    """

    skill: str
    label: str
    held: bool
    doors: int
    fields: int
    worth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorBridge:
    """From an occupation of one sector to one of another (rows of the graph).

    ``closeness``: proximity (0 to 1) of somebody who practises ``origin``. ``shared`` and
    ``missing``: numbers of the skills of ``to``, the heaviest first. ``official``: a sheet
    gives the move, as near or as an evolution.
    """

    origin: int
    to: int
    closeness: float
    shared: tuple[int, ...]
    missing: tuple[int, ...]
    official: bool


def transversal(
    graph: OccupationGraph, held: Collection[str], *, limit: int = 10
) -> tuple[OpeningSkill, ...]:
    """The skills that open most doors: those held, then those to acquire, ``limit`` of each.

    A skill that serves in a single main field (first letter of the code) is not transversal.
    Without anything held, the skills to acquire are the most transversal of all.
    """
    vectors = counted([sorted(held)], graph.skill_number)
    worth = _worth(graph, coverage(graph, vectors)[0])
    doors, fields = _doors(graph)
    mine = np.zeros(len(graph.skill_keys), dtype=bool)
    mine[vectors.indices] = True
    found: list[OpeningSkill] = []
    for owned in (True, False):
        kept = np.flatnonzero((mine == owned) & (fields > 1))
        ranked = kept[np.argsort(-worth[kept], kind="stable")][:limit]
        found += [_opening(graph, int(one), owned, worth, (doors, fields)) for one in ranked]
    return tuple(found)


def bridges(
    graph: OccupationGraph, sector_a: str, sector_b: str, *, limit: int = 20
) -> tuple[SectorBridge, ...]:
    """The closest pairs from an occupation of one sector only to one of the other only.

    Each shares two skills at least: one alone is a coincidence. Two heirs of one sheet make no
    bridge: nothing tells what separates them. Empty when a sector (key) is unknown or holds nobody
    described.
    """
    one, other = _only(graph, sector_a, sector_b), _only(graph, sector_b, sector_a)
    if not one.size or not other.size:
        return ()
    close = _close(graph, one)[:, other]
    found: list[SectorBridge] = []
    sheets = twins_of(graph)
    used = np.zeros(len(graph), dtype=np.int64)
    for at in np.argsort(-close, axis=None, kind="stable"):
        row, to = one[at // len(other)], other[at % len(other)]
        ends = sheets[[row, to]]
        if ends[0] == ends[1] or (used[ends] >= _TIMES).any():
            continue
        bridge = _bridge(graph, int(row), int(to), float(close.flat[at]))
        if len(bridge.shared) >= _SHARED:
            found.append(bridge)
            used[ends] += 1
        if len(found) == limit:
            break
    return tuple(found)


def _bridge(graph: OccupationGraph, origin: int, to: int, closeness: float) -> SectorBridge:
    shared = tuple(int(one) for one in shared_skills(graph, origin, to))
    return SectorBridge(
        origin=origin,
        to=to,
        closeness=closeness,
        shared=shared,
        missing=tuple(one for one in graph.skills_of(to) if one not in set(shared)),
        official=bool(graph.near[origin, to] or graph.evolution[origin, to]),
    )


def _close(graph: OccupationGraph, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """Proximity of somebody who practises each of ``rows``: rows × occupations."""
    from scipy.sparse import csr_matrix

    ones = np.ones(len(rows), dtype=np.float32)
    origins = csr_matrix((ones, (np.arange(len(rows)), rows)), shape=(len(rows), len(graph)))
    return proximity(graph, (graph.uses[rows] > 0).astype(np.float32), origins)


def _only(graph: OccupationGraph, sector: str, other: str) -> NDArray[np.intp]:
    inside = [sector in held and other not in held for held in graph.sectors]
    return np.flatnonzero(np.array(inside, dtype=bool) & graph.described)


def _worth(graph: OccupationGraph, covered: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each skill: over occupations, its part of their needs times what is already held.

    A little is added to what is held, so that a skill is worth something to whoever begins.
    """
    needed = np.asarray(graph.uses.sum(axis=1), dtype=np.float32).ravel()
    scale = (covered + np.float32(0.05)) / np.where(needed > 0, needed, 1.0)
    return np.asarray(graph.uses.T @ scale, dtype=np.float32).ravel()


def _doors(graph: OccupationGraph) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each skill: how many occupations call on it, in how many main fields."""
    letters, field = np.unique(
        [graph.code(row)[:1] for row in range(len(graph))], return_inverse=True
    )
    uses = graph.uses.tocoo()
    seen = np.zeros((len(graph.skill_keys), max(len(letters), 1)), dtype=bool)
    seen[uses.col, field[uses.row]] = True
    doors = np.bincount(uses.col, minlength=len(graph.skill_keys))
    return doors.astype(np.int64), seen.sum(axis=1).astype(np.int64)


def _opening(
    graph: OccupationGraph,
    at: int,
    held: bool,
    worth: NDArray[np.float32],
    counts: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> OpeningSkill:
    doors, fields = counts
    return OpeningSkill(
        skill=graph.skill_keys[at],
        label=graph.skill_labels[at],
        held=held,
        doors=int(doors[at]),
        fields=int(fields[at]),
        worth=float(worth[at]),
    )
