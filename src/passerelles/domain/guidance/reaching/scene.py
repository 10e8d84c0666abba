"""All that suggestions are made from, the person apart."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.reaching.liking import Nature
from passerelles.domain.guidance.reaching.openings import Openings
from passerelles.domain.guidance.reaching.reach import Requirements


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """``twins``: one number a sheet of skills; occupations that inherit the same one share it.

    ``fields``: the large field of each occupation (letter of its code). ``borrowed``: whether its
    sheet was written for an occupation of another code. ``sector_labels``: by key or letter. Rows
    are those of ``graph``.
    """

    graph: OccupationGraph
    requirements: Requirements
    nature: Nature
    openings: Openings
    twins: NDArray[np.int64]
    fields: NDArray[np.str_]
    borrowed: NDArray[np.bool_]
    sector_labels: Mapping[str, str]


def twins_of(graph: OccupationGraph) -> NDArray[np.int64]:
    """Occupations of the same skills and the same weights have the same number."""
    numbers: dict[tuple[bytes, bytes], int] = {}
    found = []
    for row in range(len(graph)):
        start, end = graph.uses.indptr[row], graph.uses.indptr[row + 1]
        own = (graph.uses.indices[start:end].tobytes(), graph.uses.data[start:end].tobytes())
        # A sheet without skill is like no other.
        found.append(numbers.setdefault(own, row) if end > start else row)
    return np.array(found, dtype=np.int64)


def levels_around(graph: OccupationGraph) -> NDArray[np.int8]:
    """The median of the usual levels of the domain (three characters of the code), else field.

    -1 where no occupation of either tells one.
    """
    found = np.full(len(graph), -1, dtype=np.int8)
    for length in (1, 3):
        places = np.array([graph.code(row)[:length] for row in range(len(graph))], dtype=np.str_)
        for place in np.unique(places):
            inside = places == place
            told = graph.levels[inside & (graph.levels >= 0)]
            if told.size:
                found[inside] = int(np.median(told))
    return found


def fields_of(graph: OccupationGraph) -> NDArray[np.str_]:
    """The letter of each code: « G » for hotels, restaurants and leisure."""
    return np.array([graph.code(row)[:1] for row in range(len(graph))], dtype=np.str_)
