"""The skills that an occupation asks and a person lacks."""

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph

Weights = NDArray[np.float32]

HELD = 0.5  # from there on a skill is told as held
_BEHAVIOUR = 0.25  # a training teaches a gesture better than a temper
_LEAST = 1e-6


def missing_skills(graph: OccupationGraph, row: int, held: Weights) -> dict[str, float]:
    """Weight of each missing skill, by key: they sum to 1, the most useful first.

    ``held``: 0 to 1 a skill; one held at half (an old practice) comes back and is not missing. A
    skill is as useful as the part of the occupation that it closes: core more than others, rare
    more than common (``graph.uses``), behaviours a quarter.
    """
    asked, weights = _asked(graph, row)
    left = weights * np.maximum(1.0 - held[asked] / HELD, 0.0)
    behaviour = np.array([graph.skill_kinds[at] == "behaviour" for at in asked], dtype=bool)
    left = np.where(behaviour, left * _BEHAVIOUR, left)
    total = float(left.sum())
    if total <= _LEAST:
        return {}
    found = {graph.skill_keys[at]: float(one) / total for at, one in zip(asked, left, strict=True)}
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return {key: weight for key, weight in ordered if weight > _LEAST}


def held_skills(graph: OccupationGraph, row: int, held: Weights) -> tuple[int, ...]:
    """Numbers of the skills of the occupation that are held, those that weigh most first."""
    asked, weights = _asked(graph, row)
    worth = np.where(held[asked] >= HELD, weights * held[asked], 0.0)
    order = sorted(range(len(asked)), key=lambda at: (-worth[at], graph.skill_keys[asked[at]]))
    return tuple(int(asked[at]) for at in order if worth[at] > 0)


def held_part(graph: OccupationGraph, row: int, held: Weights) -> float:
    """Part (0 to 1) of the weighted skills of the occupation that is held; 0 when it has none."""
    asked, weights = _asked(graph, row)
    total = float(weights.sum())
    return float((weights * held[asked]).sum()) / total if total else 0.0


def _asked(graph: OccupationGraph, row: int) -> tuple[NDArray[np.int64], Weights]:
    start, end = graph.uses.indptr[row], graph.uses.indptr[row + 1]
    return graph.uses.indices[start:end].astype(np.int64), graph.uses.data[start:end]
