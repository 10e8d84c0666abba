"""Occupations, skills and the moves between them, as arrays that a process keeps in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.kinship import Likeness

# A scipy.sparse.csr_matrix: SciPy has no types, and the start of a server does not pay for it.
Sparse: TypeAlias = Any

RIASEC = "RIASEC"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OccupationGraph:
    """One edition of the ROME (or its heirs). Row ``i`` of every array is ``keys[i]``.

    ``uses``: float32 occupations × skills, not normalised: a core skill weighs more, a rare one
    more. ``core``, ``near``, ``evolution``: bool. ``likenesses``: what makes two occupations
    close. ``kin``: float32 occupations × occupations, how close they are (0 to 1) when mobilities
    are not looked at.
    ``riasec``: n × 6 in the order of ``RIASEC``, 1 for the major letter, 0.5 for the minor, NaN
    when unknown. ``regulated``: 1, 0 or -1 (unknown). ``levels``: 1 to 8, -1 when unknown.
    ``sectors`` holds keys, ``contexts`` labels.
    """

    edition: str
    keys: tuple[str, ...]
    labels: tuple[str, ...]
    number: Mapping[str, int]
    skill_keys: tuple[str, ...]
    skill_labels: tuple[str, ...]
    skill_kinds: tuple[str, ...]
    skill_number: Mapping[str, int]
    uses: Sparse
    core: Sparse
    near: Sparse
    evolution: Sparse
    likenesses: tuple[Likeness, ...]
    kin: NDArray[np.float32]
    riasec: NDArray[np.float32]
    sectors: tuple[frozenset[str], ...]
    contexts: tuple[frozenset[str], ...]
    regulated: NDArray[np.int8]
    levels: NDArray[np.int8]
    demonstration: bool

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def described(self) -> NDArray[np.bool_]:
        """Which occupations have skills: nothing serious can be said of the others."""
        return np.asarray(np.diff(self.uses.indptr) > 0)

    def code(self, row: int) -> str:
        """The code without its edition: ``G1803``."""
        return self.keys[row].rpartition(":")[2]

    def skills_of(self, row: int) -> tuple[int, ...]:
        """Numbers of the skills of an occupation, the heaviest first."""
        start, end = self.uses.indptr[row], self.uses.indptr[row + 1]
        order = np.argsort(-self.uses.data[start:end], kind="stable")
        return tuple(int(one) for one in self.uses.indices[start:end][order])
