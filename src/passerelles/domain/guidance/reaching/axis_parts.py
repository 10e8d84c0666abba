"""An axis as the product of what it depends on, for every occupation at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``factor``: one number (0 to 1) an occupation, NaN where nobody told.

    An unknown factor counts as ``neutral`` (1: it changes nothing to the score) and takes its
    ``weight`` out of the coverage. ``personal``: whether the person said what it compares with;
    nothing personal, no score.
    """

    name: str
    weight: float
    factor: Floats
    neutral: float | Floats = 1.0
    personal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One axis of every occupation: ``score`` (NaN when nothing can give one) and ``coverage``."""

    score: Floats
    coverage: Floats
    factors: Mapping[str, Floats]


def product_of(parts: Sequence[Part], size: int) -> Scored:
    """The product of the factors known. Growing any factor never lowers the score."""
    score, covered, known = np.ones(size), np.zeros(size), np.zeros(size, dtype=bool)
    for part in parts:
        told = ~np.isnan(part.factor)
        score *= np.where(told, part.factor, part.neutral)
        covered += np.where(told, part.weight, 0.0)
        known |= told & part.personal
    total = sum(part.weight for part in parts)
    return Scored(
        score=np.where(known, np.clip(score, 0.0, 1.0), np.nan),
        coverage=covered / total if total else covered,
        factors={part.name: part.factor for part in parts},
    )


def unknown(size: int) -> Floats:
    """What nobody told of any occupation."""
    return np.full(size, np.nan)
