"""« I would like it »: interests, sectors liked, conditions of work; refusals come before.

Interests follow Holland's model (Making Vocational Choices, 1973): an occupation has a main letter
of the RIASEC and a second one, a person a weight on each letter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.profile import Constraint, Profile
from passerelles.domain.guidance.reaching.axis_parts import (
    Floats,
    Part,
    Scored,
    product_of,
    unknown,
)

TASTE, CONDITIONS = "taste", "conditions"
INTERESTS, SECTORS = "interests", "sectors"
OF_WORK = (
    Constraint.NO_HEAVY_LOADS,
    Constraint.NO_NIGHT,
    Constraint.NO_WEEKEND,
    Constraint.NO_HEIGHT,
    Constraint.NO_OUTDOOR,
    Constraint.SCHOOL_HOURS,
)
LETTERS = "RIASEC"
_WEIGHTS = {TASTE: 0.6, CONDITIONS: 0.4}
_LOSS = 0.85  # what a usual exposure takes away
# A possible one counts for what a body cannot do; an hour disliked can be discussed.
_OF_THE_BODY = frozenset({Constraint.NO_HEAVY_LOADS, Constraint.NO_HEIGHT})
_SPOKEN = "SEC"
_SCHOOL_LOSS = 0.6  # hours are seldom those of the whole of an occupation
_ELSEWHERE = 0.25  # a sector nobody ticked is not a refusal
_UNSAID = 0.35  # a letter that nobody named is no declared taste


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What each occupation is like. ``riasec``: n × 6, NaN rows when unknown.

    ``exposures``: by constraint, how surely each occupation exposes to it (0 to 1), NaN when
    nothing describes its conditions.
    """

    riasec: NDArray[np.float32]
    sectors: Sequence[frozenset[str]]
    exposures: Mapping[Constraint, Floats]


def would_like(profile: Profile, nature: Nature, target: int | None = None) -> Scored:
    """``target``: number of the occupation that the person aims at: she likes it, she said so."""
    size = len(nature.sectors)
    interests, sectors = interests_match(profile, nature.riasec), _sectors(profile, nature)
    taste = _both(interests, sectors)
    if target is not None:
        taste[target] = 1.0
    parts = [
        Part(name=TASTE, weight=_WEIGHTS[TASTE], factor=taste),
        Part(name=CONDITIONS, weight=_WEIGHTS[CONDITIONS], factor=_conditions(profile, nature)),
    ]
    scored = product_of(parts, size)
    factors = {**scored.factors, INTERESTS: interests, SECTORS: sectors}
    return Scored(score=scored.score, coverage=scored.coverage, factors=factors)


def refused(profile: Profile, keys: Sequence[str], sectors: Sequence[frozenset[str]]) -> list[bool]:
    """Which occupations must never be shown: named, or practised in a sector that is refused."""
    if not profile.refused and not profile.refused_sectors:
        return [False] * len(keys)
    return [
        key in profile.refused or not profile.refused_sectors.isdisjoint(own)
        for key, own in zip(keys, sectors, strict=True)
    ]


def interests_match(profile: Profile, riasec: NDArray[np.float32]) -> Floats:
    """Mean interest for the letters of the occupation, the main one counting double.

    A letter of which the person said nothing counts little; an occupation without letters is
    unknown.
    """
    if not profile.interests:
        return unknown(len(riasec))
    told = np.array([profile.interests.get(letter, _UNSAID) for letter in LETTERS])
    weights = riasec.astype(np.float64)
    match: Floats = weights @ told / weights.sum(axis=1)
    return match


def spoken(riasec: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whose first letter is people, trade or order: they are practised by speaking or writing."""
    letters = [LETTERS.index(letter) for letter in _SPOKEN]
    return np.asarray((riasec[:, letters] >= 1).any(axis=1))


def _sectors(profile: Profile, nature: Nature) -> Floats:
    if not profile.sectors:
        return unknown(len(nature.sectors))
    liked = [not profile.sectors.isdisjoint(own) for own in nature.sectors]
    factor = np.where(liked, 1.0, _ELSEWHERE)
    return np.where([bool(own) for own in nature.sectors], factor, np.nan)


def _conditions(profile: Profile, nature: Nature) -> Floats:
    """Product over the conditions refused; an occupation that is not described is unknown."""
    asked = [one for one in OF_WORK if one in profile.constraints and one in nature.exposures]
    if not asked:
        return unknown(len(nature.sectors))
    factors = [_bearable(nature.exposures[one], one) for one in asked]
    told = ~np.isnan(factors)
    product: Floats = np.prod(np.where(told, factors, 1.0), axis=0)
    return np.where(told.any(axis=0), product, np.nan)


def _bearable(exposure: Floats, one: Constraint) -> Floats:
    if one in _OF_THE_BODY:
        return 1.0 - _LOSS * exposure
    if one is not Constraint.SCHOOL_HOURS:
        return 1.0 - _LOSS * exposure**2
    return 1.0 - _SCHOOL_LOSS * exposure


def _both(first: Floats, second: Floats) -> Floats:
    """Their geometric mean, the one that is known where the other is not."""
    alone = np.where(np.isnan(first), second, first)
    both = np.sqrt(first * second)
    return np.where(np.isnan(both), alone, both)
