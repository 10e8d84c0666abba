"""« I can get it »: how far each occupation is from what a person holds, where she lives.

A product of factors, each from 0 to 1 and each told as a reason: proximity of skills and official
mobilities, gap to the usual level, regulated access, tension and how lasting the jobs are on the
territory, driving. Each factor is linear or continuous in what it reads, so that a small change of
a figure is a small change of the score; each grows with what the person holds.
"""

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
from passerelles.domain.guidance.reaching.openings import (
    NEUTRAL_TENSION,
    NEUTRAL_VOLUME,
    Openings,
    lasting_factor,
    tension_factor,
    volume_factor,
)

SKILLS, LEVEL, REGULATED = "skills", "level", "regulated"
TENSION, VOLUME, LASTING, DRIVING = "tension", "volume", "lasting", "driving"
_WEIGHTS = {
    SKILLS: 0.5,
    LEVEL: 0.15,
    REGULATED: 0.1,
    TENSION: 0.1,
    VOLUME: 0.05,
    LASTING: 0.05,
    DRIVING: 0.05,
}
# What an unknown factor is worth where 1 would put the unknown before the known.
_NEUTRAL = {TENSION: NEUTRAL_TENSION, VOLUME: NEUTRAL_VOLUME}
# One level above what is held is a year or two of training; four are another life.
_GAPS, _BY_GAP = (0, 1, 2, 3, 4), (1.0, 0.8, 0.4, 0.15, 0.05)
_REGULATED_FACTOR = 0.6
_DRIVING_LOSS = 0.5
_NEUTRAL_LASTING = 0.7  # asked for, and published of others: between the stable and the seasonal
_UNKNOWN_LEVEL = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What each occupation asks, one number an occupation.

    ``levels``: usual French level of access, -1 when unknown. ``around``: the usual level of the
    occupations of the same domain, which orders where the own one is unknown.
    ``regulated``: 1, 0 or -1 (unknown). ``driving``: 0 to 1, how surely one must drive, NaN when
    no sheet says it.
    """

    levels: NDArray[np.int8]
    around: NDArray[np.int8]
    regulated: NDArray[np.int8]
    driving: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a person brings to each occupation.

    ``proximity``: 0 to 1, NaN when she told neither occupation nor skill. ``practised``: those
    that she has practised. ``seasoned``: 0 to 1, how long she has practised in the same large
    field.
    """

    proximity: Floats
    practised: NDArray[np.bool_]
    seasoned: Floats


def can_get(profile: Profile, holding: Holding, asked: Requirements, openings: Openings) -> Scored:
    """The axis of every occupation, its factors under the names of this module."""
    size = len(asked.levels)
    factors = {
        SKILLS: holding.proximity,
        LEVEL: level_factor(profile.level, asked.levels, holding.seasoned),
        REGULATED: _regulated(asked, holding.practised),
        TENSION: tension_factor(openings),
        VOLUME: volume_factor(openings),
        LASTING: _lasting(profile, openings),
        DRIVING: _driving(profile, asked.driving),
    }
    neutral: dict[str, float | Floats] = {
        **_NEUTRAL,
        LEVEL: _guessed_level(profile.level, asked.around),
    }
    if not np.isnan(factors[LASTING]).all():
        neutral[LASTING] = _NEUTRAL_LASTING
    parts = [
        Part(
            name=name,
            weight=_WEIGHTS[name],
            factor=factor,
            neutral=neutral.get(name, 1.0),
            # A law says the same to everyone: alone, it makes no personal answer.
            personal=name != REGULATED,
        )
        for name, factor in factors.items()
    ]
    return product_of(parts, size)


def level_factor(
    held: int | None, levels: NDArray[np.int8], seasoned: Floats | float = 0.0
) -> Floats:
    """1 when the level is held, then 0.8, 0.4, 0.15, and 0.05 from four levels above.

    A whole practice (``seasoned`` at 1) brings what is two levels above or more one level closer:
    the validation of experience (VAE, art. L6411-1 of the labour code) is open to it.
    """
    if held is None:
        return unknown(len(levels))
    gap = np.maximum(levels.astype(np.float64) - held, 0.0)
    gap = np.where(gap > 1.0, np.maximum(gap - seasoned, 1.0), gap)
    factor = np.interp(gap, _GAPS, _BY_GAP)
    return np.where(levels < 0, np.nan, factor)


def _guessed_level(held: int | None, around: NDArray[np.int8]) -> Floats:
    found = level_factor(held, around)
    return np.minimum(np.where(np.isnan(found), 1.0, found), _UNKNOWN_LEVEL)


def _regulated(asked: Requirements, practised: NDArray[np.bool_]) -> Floats:
    factor = np.where((asked.regulated == 1) & ~practised, _REGULATED_FACTOR, 1.0)
    return np.where(asked.regulated < 0, np.nan, factor)


def _lasting(profile: Profile, openings: Openings) -> Floats:
    if Constraint.ALL_YEAR in profile.constraints:
        return lasting_factor(openings)
    return unknown(len(openings.tension))


def _driving(profile: Profile, driving: Floats) -> Floats:
    if profile.car is not False:
        return unknown(len(driving))
    return 1.0 - _DRIVING_LOSS * driving
