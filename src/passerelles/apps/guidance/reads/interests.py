"""The interests that each occupation answers to."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.occupations.graph_building import interest_row
from passerelles.formats.demonstration.graph import read_demonstration_graph


@remembered
def interests() -> NDArray[np.float32]:
    """RIASEC letters of each row of ``occupation_graph``, NaN when unknown.

    The embedded ROME has none: while skills are those of the demonstration, so are the letters.
    """
    graph = occupation_graph()
    if not graph.demonstration:
        return graph.riasec
    found = graph.riasec.copy()
    for row in np.flatnonzero(np.isnan(found).any(axis=1)):
        letters = _demonstration().get(graph.code(int(row)))
        if letters:
            found[row] = interest_row(letters)
    return found


@cache
def _demonstration() -> dict[str, str]:
    folder = Path(str(files("passerelles.content"))) / "demonstration"
    return {one.rome: one.riasec for one in read_demonstration_graph(folder).occupations}
