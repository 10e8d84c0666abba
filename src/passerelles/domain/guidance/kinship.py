"""How close two occupations are when the official mobilities are not looked at.

A linear mix of a few likenesses, each between 0 and 1, so that each score is told by its parts.
The weights were chosen on other occupations than those they are judged on (``bench.proximity``).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.sparse import normed

Floats = NDArray[np.float32]

WEIGHTS: Mapping[str, float] = {
    "skills": 0.35,
    "words": 0.2,
    "names": 0.15,
    "settings": 0.05,
    "hirings": 0.05,
    "field": 0.15,
    "interests": 0.05,
}
"""Sums to 1."""

_FIELD = ((3, 0.6), (1, 0.4))  # letters shared at the head of the code, and what each is worth


def kinship(
    uses: Any, features: Mapping[str, Any], *, codes: Sequence[str], riasec: Floats
) -> Floats:
    """Occupations × occupations in 0..1; each is the closest to itself."""
    found = np.zeros((len(codes), len(codes)), dtype=np.float32)
    for name, part in parts(uses, features, codes=codes, riasec=riasec).items():
        found += np.float32(WEIGHTS[name]) * part
    np.fill_diagonal(found, 1.0)
    return np.clip(found, 0.0, 1.0)


def parts(
    uses: Any, features: Mapping[str, Any], *, codes: Sequence[str], riasec: Floats
) -> dict[str, Floats]:
    """Each likeness by its name in ``WEIGHTS``, occupations × occupations in 0..1."""
    found = {"skills": cosine(uses)}
    found |= {name: _product(matrix) for name, matrix in features.items()}
    found["field"] = fields(codes)
    found["interests"] = interests(riasec)
    return found


def cosine(matrix: Any) -> Floats:
    return _product(normed(matrix))


def fields(codes: Sequence[str]) -> Floats:
    """Shared professional domain: the letter of the code, then its first two figures."""
    found = np.zeros((len(codes), len(codes)), dtype=np.float32)
    for letters, worth in _FIELD:
        _, group = np.unique([code[:letters] for code in codes], return_inverse=True)
        found += np.float32(worth) * (group[:, None] == group[None, :])
    return found


def interests(riasec: Floats) -> Floats:
    """Cosine of the interests; 0 where they are unknown."""
    known = np.nan_to_num(riasec)
    norms = np.linalg.norm(known, axis=1, keepdims=True)
    unit = known / np.where(norms > 0, norms, 1.0)
    return (unit @ unit.T).astype(np.float32)


def _product(normal: Any) -> Floats:
    return np.asarray((normal @ normal.T).todense(), dtype=np.float32)
