"""The skills that a training brings, and how we know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.matching.passages import highest_of


class Origin(StrEnum):
    """How a link was found, in the order that breaks a tie: the closest to what is taught first."""

    BLOCK = "block"
    TEXT = "text"
    CERTIFICATION = "certification"
    OCCUPATION = "occupation"


ORIGINS = tuple(Origin)


@dataclass(frozen=True, slots=True)
class Closing:
    """A skill (key) that a training brings; ``score``: how sure we are, from 0 to 1."""

    skill: str
    score: float
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Owners (trainings, blocks) × skills. ``scores``: csr; ``origins``: one a stored score."""

    scores: Any
    origins: NDArray[np.int8]

    def row(self, at: int, skills: Sequence[str]) -> tuple[Closing, ...]:
        """The skills of one owner, the surest first."""
        start, end = self.scores.indptr[at], self.scores.indptr[at + 1]
        order = start + np.argsort(-self.scores.data[start:end], kind="stable")
        return tuple(
            self._closing(cell, skills[self.scores.indices[cell]]) for cell in order.tolist()
        )

    def column(self, at: int, skill: str) -> tuple[tuple[int, Closing], ...]:
        """The owners (numbers) of one skill, the surest first."""
        met = np.flatnonzero(self.scores.indices == at)
        cells = met[np.argsort(-self.scores.data[met], kind="stable")].tolist()
        owners = np.searchsorted(self.scores.indptr, cells, side="right") - 1
        return tuple(
            (int(owner), self._closing(cell, skill))
            for owner, cell in zip(owners, cells, strict=True)
        )

    def _closing(self, cell: int, skill: str) -> Closing:
        return Closing(skill, round(float(self.scores.data[cell]), 3), ORIGINS[self.origins[cell]])


def strongest(parts: Sequence[tuple[Origin, Any]], *, least: float) -> Evidence:
    """For each owner and skill, the highest score of the parts (coo or csr) and its origin.

    A score under ``least`` is no evidence. Equal scores keep the first origin of ``Origin``.
    """
    cells = [(ORIGINS.index(origin), part.tocoo()) for origin, part in parts]
    shape = cells[0][1].shape
    pairs = np.concatenate([part.row.astype(np.int64) * shape[1] + part.col for _, part in cells])
    values = np.concatenate([part.data for _, part in cells])
    origins = np.concatenate([np.full(part.nnz, number, np.int8) for number, part in cells])
    sure = values >= least
    return _firsts(pairs[sure], values[sure], origins[sure], shape)


def _firsts(
    pairs: NDArray[np.int64],
    values: NDArray[np.float64],
    origins: NDArray[np.int8],
    shape: tuple[int, int],
) -> Evidence:
    from scipy.sparse import csr_matrix

    order = np.lexsort((origins, -values, pairs))
    kept = order[np.flatnonzero(np.diff(pairs[order], prepend=-1))]
    starts = np.searchsorted(pairs[kept] // shape[1], np.arange(shape[0] + 1))
    cells = (values[kept], pairs[kept] % shape[1], starts)
    return Evidence(csr_matrix(cells, shape=shape), origins[kept])


def gathered(owners: Sequence[int], said: Sequence[int], scores: Any, count: int) -> Any:
    """csr owners × skills: the highest score among the texts (``said``) of each owner."""
    from scipy.sparse import csr_matrix

    taken = scores[np.asarray(said, np.int64)].tocoo()
    width = scores.shape[1]
    pairs = np.asarray(owners, np.int64)[taken.row] * width + taken.col
    highest, firsts = highest_of(pairs, taken.data)
    return csr_matrix((highest, (firsts // width, firsts % width)), shape=(count, width))


def shared_out(links: Any, values: Any) -> Any:
    """Owners × skills: the quadratic mean of what the things each owner leads to (0 or 1) give.

    What every thing asks for is given whole; what one in four asks for, half: a title that opens
    four trades has taught something of each one, not a quarter.
    """
    from scipy.sparse import diags

    counts = np.asarray(links.sum(axis=1)).ravel()
    return (diags(1.0 / np.maximum(counts, 1.0)) @ links @ values.power(2)).sqrt().tocsr()
