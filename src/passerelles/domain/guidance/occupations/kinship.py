"""How close two occupations are when the official mobilities are not looked at.

A linear mix of a few likenesses, each the cosine of what two occupations share, so that a score is
told by its parts. Its weights are round numbers, chosen so that those found on other occupations
than the ones they rank (`bench.proximity`, ten folds) differ little from them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS: Mapping[str, float] = {
    "names": 4.0,
    "words": 3.0,
    "skills": 2.0,
    "texts": 2.0,
    "certifications": 2.0,
    "subjects": 1.5,
    "hirings": 0.5,
}
"""Of the parts that an edition gives; they are brought to a sum of 1."""

_CROWD = 10  # neighbours whose closeness tells how crowded the surroundings of an occupation are
_LEAST_CROWD = 0.02  # an occupation that resembles nothing does not become close to everything


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """One part of the mix. ``matrix``: csr float32 occupations × features, rows of norm 1.

    ``crowd``: float32, mean cosine of each occupation with its ten nearest. A likeness is divided
    by the crowd of both ends (local scaling, Zelnik-Manor and Perona, 2004): occupations that
    resemble everything would be everybody's neighbours. ``weight``: of a sum of 1.
    """

    name: str
    matrix: Any
    crowd: Floats
    weight: float

    def to(self, rows: Sequence[int] | NDArray[np.intp]) -> Floats:
        """Weighted likeness of each of ``rows`` to every occupation: rows × occupations, ≥ 0."""
        return self._scaled(_cosines(self.matrix[rows], self.matrix), self.crowd[rows])

    def whole(self, near: Floats) -> Floats:
        """The same for every row, from the cosines already known."""
        return self._scaled(near, self.crowd)

    def _scaled(self, near: Floats, crowd: Floats) -> Floats:
        scale = np.sqrt(crowd)[:, None] * np.sqrt(self.crowd)[None, :]
        return np.asarray(np.float32(self.weight / 2.0) * near / scale, dtype=np.float32)


def kinship(features: Mapping[str, Any]) -> tuple[tuple[Likeness, ...], Floats]:
    """The parts that say something, and occupations × occupations in 0..1.

    ``features``: name in ``WEIGHTS`` → csr of norm 1. Each occupation is the closest to itself.
    """
    total = sum(WEIGHTS[name] for name, matrix in features.items() if matrix.nnz)
    size = next(iter(features.values())).shape[0]
    mix, parts = np.zeros((size, size), dtype=np.float32), []
    for name, matrix in features.items():
        if not matrix.nnz:
            continue
        near = _cosines(matrix, matrix)
        parts.append(Likeness(name, matrix, _crowd(near), WEIGHTS[name] / total))
        mix += parts[-1].whole(near)
    found = closeness(mix)
    np.fill_diagonal(found, 1.0)
    return tuple(parts), found


def closeness(mix: Floats) -> Floats:
    """From a sum of likenesses (0 to a few units) to 0..1, in the same order."""
    return np.asarray(1.0 - np.exp(-mix), dtype=np.float32)


def _cosines(one: Any, other: Any) -> Floats:
    return np.asarray((one @ other.T).todense(), dtype=np.float32)


def _crowd(cosines: Floats) -> Floats:
    near = cosines.copy()
    np.fill_diagonal(near, 0.0)
    last = min(_CROWD, len(near))
    nearest = np.partition(near, len(near) - last, axis=1)[:, len(near) - last :]
    return np.asarray(nearest.mean(axis=1) + _LEAST_CROWD, dtype=np.float32)
