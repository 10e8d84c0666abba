"""The occupations closest to one, each with the parts of its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.kinship import Floats, closeness
from passerelles.domain.guidance.reaching.proximity import kin_of
from passerelles.domain.guidance.reaching.suggestion import Reason

NEAR_MOVE = "near_move"
EVOLUTION_MOVE = "evolution_move"
KIN = "kin_"  # before the name of a likeness: ``kin_skills``, ``kin_names``…

_EXAMPLES = 3
_BATCH = 256
_LEAST = 0.005  # a part that weighs less is not told


@dataclass(frozen=True, slots=True)
class Neighbour:
    """``row`` in the graph, ``score`` from 0 to 1, of which the reasons' weights are the parts."""

    row: int
    score: float
    reasons: tuple[Reason, ...]


def neighbours(
    graph: OccupationGraph, rows: Sequence[int], *, k: int, mobilities: bool = True
) -> Iterator[tuple[Neighbour, ...]]:
    """For each of ``rows``, its ``k`` closest described occupations, the closest first.

    An occupation is never its own neighbour. Ties are settled by the order of the graph.
    """
    for start in range(0, len(rows), _BATCH):
        batch = np.array(rows[start : start + _BATCH], dtype=np.intp)
        scores = kin_of(graph, batch, mobilities=mobilities)
        ranked = scores.copy()
        ranked[:, ~graph.described] = -1.0
        ranked[np.arange(len(batch)), batch] = -1.0
        nearest = np.argsort(-ranked, axis=1, kind="stable")[:, :k]
        shares = _shares(graph, batch, nearest)
        for at, row in enumerate(batch):
            yield tuple(
                _neighbour(graph, int(row), int(to), float(scores[at, to]), shares[at, rank])
                for rank, to in enumerate(nearest[at])
                if ranked[at, to] > 0.0
            )


def shared_skills(graph: OccupationGraph, row: int, other: int) -> NDArray[np.intp]:
    """Numbers of the skills of both, the heaviest first."""
    uses = graph.uses
    mine = uses.indices[uses.indptr[row] : uses.indptr[row + 1]]
    at = slice(uses.indptr[other], uses.indptr[other + 1])
    kept = np.isin(uses.indices[at], mine)
    order = np.argsort(-uses.data[at][kept], kind="stable")
    return np.asarray(uses.indices[at][kept][order], dtype=np.intp)


def _shares(graph: OccupationGraph, batch: NDArray[np.intp], nearest: NDArray[np.intp]) -> Floats:
    """What each likeness brings to each pair, in its order: rows × k × likenesses."""
    found = [np.take_along_axis(part.to(batch), nearest, axis=1) for part in graph.likenesses]
    return np.stack(found, axis=-1) if found else np.zeros((*nearest.shape, 0), dtype=np.float32)


def _neighbour(
    graph: OccupationGraph, row: int, to: int, score: float, shares: Floats
) -> Neighbour:
    mix = np.float32(shares.sum())
    kin = float(closeness(np.asarray(mix)))
    reasons = [_move(graph, row, to, score - kin)] if score - kin > 1e-6 else []
    for part, share in zip(graph.likenesses, shares, strict=True):
        weight = kin * float(share / mix) if mix else 0.0
        if weight >= _LEAST:
            reasons.append(_kin_reason(graph, part.name, (row, to), weight))
    reasons.sort(key=lambda reason: -reason.weight)
    return Neighbour(to, score, tuple(reasons))


def _move(graph: OccupationGraph, row: int, to: int, gain: float) -> Reason:
    kind = NEAR_MOVE if graph.near[row, to] else EVOLUTION_MOVE
    return Reason(kind=kind, subjects=(graph.labels[row],), weight=gain)


def _kin_reason(graph: OccupationGraph, name: str, pair: tuple[int, int], weight: float) -> Reason:
    if name != "skills":
        return Reason(kind=KIN + name, weight=weight)
    shared = shared_skills(graph, *pair)
    labels = tuple(graph.skill_labels[one] for one in shared[:_EXAMPLES])
    return Reason(kind=KIN + name, subjects=labels, value=float(len(shared)), weight=weight)
