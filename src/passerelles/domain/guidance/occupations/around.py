"""The occupations around one: where the official tables lead, and what calculation adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from passerelles.domain.guidance.occupations.graph import OccupationGraph, Sparse

ALIKE = 8  # computed neighbours told at most
LEAST_ALIKE = 0.25  # closeness under which nobody would see why


class Way(StrEnum):
    """Near and evolution are moves of the graph; alike is what calculation finds beside them."""

    NEAR = "near"
    EVOLUTION = "evolution"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Surrounding:
    """``occupation``: key. ``closeness``: of skills, words and settings, from 0 to 1.

    ``level``: usual level of access, 1 to 8, None when unknown. ``regulated``: None when unknown.
    """

    occupation: str
    label: str
    way: Way
    closeness: float
    level: int | None
    regulated: bool | None


def around(graph: OccupationGraph, row: int) -> tuple[Surrounding, ...]:
    """Near, then evolution, then alike; in each the closest first, none twice."""
    near, evolution = (_targets(matrix, row) for matrix in (graph.near, graph.evolution))
    told = {row, *near, *evolution}
    closest = np.argsort(-graph.kin[row], kind="stable")[: ALIKE + len(told)].tolist()
    alike = [at for at in closest if at not in told and graph.kin[row, at] >= LEAST_ALIKE]
    return (
        *_neighbours(graph, row, Way.NEAR, near),
        *_neighbours(graph, row, Way.EVOLUTION, [at for at in evolution if at not in near]),
        *_neighbours(graph, row, Way.ALIKE, alike[:ALIKE]),
    )


def _targets(moves: Sparse, row: int) -> list[int]:
    return [int(at) for at in moves[row].indices if at != row]


def _neighbours(
    graph: OccupationGraph, row: int, way: Way, targets: Iterable[int]
) -> list[Surrounding]:
    found = [_neighbour(graph, row, way, at) for at in targets]
    return sorted(found, key=lambda one: (-one.closeness, one.label))


def _neighbour(graph: OccupationGraph, row: int, way: Way, at: int) -> Surrounding:
    level, regulated = int(graph.levels[at]), int(graph.regulated[at])
    return Surrounding(
        occupation=graph.keys[at],
        label=graph.labels[at],
        way=way,
        closeness=float(graph.kin[row, at]),
        level=level if level > 0 else None,
        regulated=None if regulated < 0 else bool(regulated),
    )
