"""In which order sessions come: each criterion gives a share, the sum ranks, nothing jumps.

Among equals the order is drawn each day, so that no provider is first every morning.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Criterion(StrEnum):
    """What speaks for a session."""

    WORDS = "words"
    NEAR = "near"
    SOON = "soon"
    CERTIFYING = "certifying"
    FRESH = "fresh"
    QUALITY = "quality"
    VARIETY = "variety"
    DRAW = "draw"


# The most that each criterion can give; being near counts as much as the words are answered.
WEIGHTS = {
    Criterion.WORDS: 1.0,
    Criterion.NEAR: 2.5,
    Criterion.SOON: 0.1,
    Criterion.CERTIFYING: 0.06,
    Criterion.FRESH: 0.04,
    Criterion.QUALITY: 0.04,
    Criterion.VARIETY: 0.12,
    Criterion.DRAW: 0.015,
}
# Half is lost at an hour by car, almost all at an hour and a half: nobody goes there every day.
_FAR_MINUTES, _FAR_WIDTH = 60.0, 14.0
# A distance course is worth a trip of a bit more than an hour: after what is near, before the rest.
_REMOTE_NEAR = 0.4
_UNKNOWN_NEAR = 0.08
# Below 1: the second best answers are not left far behind the best.
_WORDS_CURVE = 0.7
_SOON_DAYS, _BEGUN_DAYS = 120.0, 7.0
_BEGUN = -0.6
_ENTRY_ANY_DAY = 0.85
_UNKNOWN_START = 0.15
_FRESH_DAYS = 180.0
_UNKNOWN_FRESH = 0.3


@dataclass(frozen=True, slots=True)
class Candidates:
    """Arrays of one length, one value a session.

    ``score`` is that of the words (0 or more); ``minutes`` NaN when unknown; ``days`` until the
    start, negative once begun, NaN when unknown; ``age`` days since the last update, NaN when
    unknown; ``quality`` from 0 to 1; ``training`` numbers tell sessions of one training;
    ``number`` is drawn with the seed.
    """

    score: Floats
    minutes: Floats
    remote: NDArray[np.bool_]
    days: Floats
    any_day: NDArray[np.bool_]
    certifying: NDArray[np.bool_]
    age: Floats
    quality: Floats
    training: NDArray[np.int64]
    number: NDArray[np.int64]


def ranked(candidates: Candidates, *, seed: int, placed: bool) -> NDArray[np.intp]:
    """Positions of the candidates, best first; ``placed`` tells that a place was asked for."""
    shares = contributions(candidates, seed=seed, placed=placed)
    return np.argsort(-np.sum(list(shares.values()), axis=0), kind="stable")


def contributions(candidates: Candidates, *, seed: int, placed: bool) -> dict[Criterion, Floats]:
    """What each criterion gives to each candidate, weights included."""
    shares = {
        Criterion.WORDS: _words(candidates.score),
        Criterion.SOON: soon(candidates.days, candidates.any_day),
        Criterion.CERTIFYING: candidates.certifying.astype(np.float64),
        Criterion.FRESH: fresh(candidates.age),
        Criterion.QUALITY: candidates.quality,
        Criterion.DRAW: draw(candidates.number, seed),
    }
    if placed:
        # Being near is worth as much as the words are answered: what is near and beside the
        # question stays behind what is exactly asked and farther.
        answered = shares[Criterion.WORDS] if candidates.score.any() else 1.0
        shares[Criterion.NEAR] = answered * near(candidates.minutes, candidates.remote)
    weighted = {name: WEIGHTS[name] * share for name, share in shares.items()}
    weighted[Criterion.VARIETY] = -WEIGHTS[Criterion.VARIETY] * _repeated(
        candidates.training, np.sum(list(weighted.values()), axis=0)
    )
    return weighted


def near(minutes: Floats, remote: NDArray[np.bool_]) -> Floats:
    """From 1 (here) to 0 (far); distance learning stands about an hour away."""
    closeness = 1 / (1 + np.exp((minutes - _FAR_MINUTES) / _FAR_WIDTH))
    known = np.where(np.isnan(minutes), _UNKNOWN_NEAR, closeness)
    return np.where(remote & np.isnan(minutes), _REMOTE_NEAR, known)


def soon(days: Floats, any_day: NDArray[np.bool_]) -> Floats:
    """1 for a start today, less later, little once it has begun; entries all year never begin."""
    later = np.exp(-np.maximum(days, 0) / _SOON_DAYS)
    gone = np.exp(np.minimum(days, 0) / _BEGUN_DAYS)
    dated = np.where(days >= 0, later, gone + _BEGUN * (1 - gone))
    open_now = any_day & ~(days > 0)
    known = np.where(np.isnan(days), _UNKNOWN_START, dated)
    return np.where(open_now, _ENTRY_ANY_DAY, known)


def fresh(age: Floats) -> Floats:
    """1 for an offer updated today, less as months pass."""
    kept = np.exp(-np.maximum(age, 0) / _FRESH_DAYS)
    return np.where(np.isnan(age), _UNKNOWN_FRESH, kept)


def draw(number: NDArray[np.int64], seed: int) -> Floats:
    """A number from 0 to 1 for each session, another each day (multiplicative hashing)."""
    mixed = (number.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ np.uint64(seed)) * np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed >> np.uint64(40)).astype(np.float64)) / float(1 << 24)


def _words(score: Floats) -> Floats:
    best = score.max(initial=0.0)
    if best <= 0:
        return np.zeros_like(score)
    share: Floats = (np.maximum(score, 0) / best) ** _WORDS_CURVE
    return share


def _repeated(training: NDArray[np.int64], value: Floats) -> Floats:
    """From 0 for the best session of a training towards 1 for its next ones."""
    order = np.lexsort((-value, training))
    groups = training[order]
    first = np.flatnonzero(np.diff(groups, prepend=groups[:1] - 1))
    rank = np.arange(len(groups)) - np.repeat(first, np.diff(np.append(first, len(groups))))
    repeated = np.empty(len(groups))
    repeated[order] = 1 - 0.6**rank
    return repeated
