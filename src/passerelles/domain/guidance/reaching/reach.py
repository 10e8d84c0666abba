"""« I can get it »: how far each occupation is from what a person holds, where she lives.

A product of factors, each from 0 to 1 and each told as a reason: proximity of skills and official
mobilities or a door open to anyone, gap to the usual level, experience or examination asked,
regulated access, French, tension and how lasting the jobs are on the territory, driving. Each
factor is linear or continuous in what it reads, so that a small change of a figure is a small
change of the score; each grows with what the person holds.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.profile import Constraint, French, Profile
from passerelles.domain.guidance.reaching.axis_parts import (
    Floats,
    Part,
    Scored,
    product_of,
    unknown,
)
from passerelles.domain.guidance.reaching.entrance import Doors, entrance, through
from passerelles.domain.guidance.reaching.openings import (
    NEUTRAL_TENSION,
    NEUTRAL_VOLUME,
    Openings,
    lasting_factor,
    tension_factor,
    volume_factor,
)

SKILLS, LEVEL, REGULATED, ENTRY = "skills", "level", "regulated", "entry"
PROXIMITY = "proximity"  # what is held of an occupation, before any open door
IN_LINE = "in_line"  # how long one practised close to it
FRENCH = "french"
TENSION, VOLUME, LASTING, DRIVING = "tension", "volume", "lasting", "driving"
_WEIGHTS = {
    SKILLS: 0.5,
    LEVEL: 0.15,
    REGULATED: 0.05,
    ENTRY: 0.03,
    FRENCH: 0.02,
    TENSION: 0.1,
    VOLUME: 0.05,
    LASTING: 0.05,
    DRIVING: 0.05,
}
# What an unknown factor is worth where 1 would put the unknown before the known.
_SAME_TO_ALL = frozenset({REGULATED, ENTRY})
_NEUTRAL = {TENSION: NEUTRAL_TENSION, VOLUME: NEUTRAL_VOLUME}
# One level above what is held is a year or two of training; four are another life.
_GAPS, _BY_GAP = (0, 1, 2, 3, 4), (1.0, 0.8, 0.4, 0.15, 0.05)
_REGULATED_FACTOR, _LICENSED_FACTOR = 0.6, 0.85  # a licence is a matter of weeks
_DRIVING_LOSS = 0.5
_NEUTRAL_LASTING = 0.7  # asked for, and published of others: between the stable and the seasonal
_UNKNOWN_LEVEL = 0.8
_ASKED, _BY_ASKED = (5.0, 6.0, 7.0), (_UNKNOWN_LEVEL, 0.5, 0.3)
_UNKNOWN_SKILLS = 0.05  # of who told nothing held, where other sheets tell their way in
_FRENCH, _BY_FRENCH = tuple(French), (1.0, 0.75, 0.45, 0.25, 0.15, 0.1)
_LONG_STUDIES, _A_DIPLOMA = 5, 4
APPRENTICED = 5  # the highest level for which apprenticeship is an ordinary way in
_APPRENTICE_AGE, _APPRENTICE_GAIN = 29, 0.75
_VALIDATED = 0.25  # part of a whole experience in the line from which it may be validated
_REPLACED = 0.7  # « également accessible avec une expérience »: employers still prefer the diploma
_CONTEST_FACTOR, _EXPERIENCE_LOSS = 0.5, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What each occupation asks, one number an occupation.

    ``levels``: usual French level of access, -1 when unknown. ``around``: the usual level of the
    occupations of the same domain, which orders where the own one is unknown.
    ``doors``: what the sheets say of the way in. ``spoken``: people or texts are its matter.
    ``in_season``: 0 to 1, how surely one hires there for a season, NaN when nothing tells it.
    ``regulated``: 1, 0 or -1 (unknown). ``driving``: 0 to 1, how surely one must drive, NaN when
    no sheet says it.
    """

    levels: NDArray[np.int8]
    around: NDArray[np.int8]
    regulated: NDArray[np.int8]
    driving: Floats
    doors: Doors
    spoken: NDArray[np.bool_]
    in_season: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a person brings to each occupation.

    ``proximity``: 0 to 1, NaN when she told neither occupation nor skill. ``practised``: those
    that she has practised; ``certified``: those that a certification held leads to. ``seasoned``:
    0 to 1, how long she has practised in the same large field; ``in_line``: how long, what is
    close to the occupation.
    """

    proximity: Floats
    practised: NDArray[np.bool_]
    certified: NDArray[np.bool_]
    seasoned: Floats
    in_line: Floats


def can_get(profile: Profile, holding: Holding, asked: Requirements, openings: Openings) -> Scored:
    """The axis of every occupation, its factors under the names of this module."""
    size = len(asked.levels)
    gaps = level_gaps(profile, asked.levels)
    door = entrance(gaps, asked.levels, asked.doors, openings)
    factors = {
        SKILLS: through(holding.proximity, door),
        LEVEL: _level(gaps, profile, asked, holding),
        REGULATED: _regulated(asked, holding),
        ENTRY: _entry(asked.doors, holding),
        FRENCH: _french(profile, asked),
        TENSION: tension_factor(openings),
        VOLUME: volume_factor(openings),
        LASTING: _lasting(profile, openings, asked.in_season),
        DRIVING: _driving(profile, asked.driving),
    }
    neutral: dict[str, float | Floats] = {
        **_NEUTRAL,
        LEVEL: _guessed_level(profile, asked),
    }
    if not np.isnan(factors[LASTING]).all():
        neutral[LASTING] = _NEUTRAL_LASTING
    if not np.isnan(factors[SKILLS]).all():
        neutral[SKILLS] = _UNKNOWN_SKILLS
    parts = [
        Part(
            name=name,
            weight=_WEIGHTS[name],
            factor=factor,
            neutral=neutral.get(name, 1.0),
            # A law and a sheet say the same to everyone: alone, they make no personal answer.
            personal=name not in _SAME_TO_ALL,
        )
        for name, factor in factors.items()
    ]
    scored = product_of(parts, size)
    told = {PROXIMITY: holding.proximity, IN_LINE: holding.in_line}
    return replace(scored, factors={**scored.factors, **told})


def level_gaps(profile: Profile, levels: NDArray[np.int8]) -> Floats | None:
    """Levels from what the person holds up to what is asked; None when hers is unsaid.

    One less up to 29 (art. L6222-1 of the labour code) where apprenticeship leads: one enters it
    without a diploma.
    """
    if profile.level is None:
        return None
    gaps = np.maximum(levels.astype(np.float64) - (profile.sure_level or 0), 0.0)
    by_apprenticeship = apprentice(profile) & (levels <= APPRENTICED)
    return np.where(by_apprenticeship, np.maximum(gaps - _APPRENTICE_GAIN, 0.0), gaps)


def apprentice(profile: Profile) -> bool:
    """Whether apprenticeship is open to a person by her age."""
    return profile.age is not None and profile.age <= _APPRENTICE_AGE


def _level(gaps: Floats | None, profile: Profile, asked: Requirements, holding: Holding) -> Floats:
    """The better of the usual way and of the one where experience replaces a diploma.

    A certification gives its level at least: alone, it settles nothing of what is above.
    """
    held = profile.sure_level
    if gaps is None:
        enough = (asked.levels >= 0) & (asked.levels <= (held or 0))
        return np.where(enough, 1.0, np.nan)
    near = np.minimum(holding.in_line / _VALIDATED, 1.0)
    usual = _factor_of(gaps, asked.levels, holding.seasoned * (0.4 + 0.6 * near))
    replaced = level_factor(held, asked.doors.with_experience)
    better = usual + np.maximum(replaced - usual, 0.0) * holding.in_line * _REPLACED
    return np.where(np.isnan(better), usual, better)


def _entry(doors: Doors, holding: Holding) -> Floats:
    """What an examination, or experience asked besides a diploma, takes away."""
    asked = np.where(doors.experience_asked, _EXPERIENCE_LOSS * (1.0 - holding.in_line), 0.0)
    factor = np.where(doors.contest & ~holding.practised, _CONTEST_FACTOR, 1.0 - asked)
    return np.where(doors.told, factor, np.nan)


def level_factor(
    held: int | None, levels: NDArray[np.int8], seasoned: Floats | float = 0.0
) -> Floats:
    """1 when the level is held, then 0.8, 0.4, 0.15, and 0.05 from four levels above.

    A whole practice (``seasoned`` at 1) brings what is two levels above or more one level closer:
    the validation of experience (VAE, art. L6411-1 of the labour code) is open to it.
    """
    gaps = None if held is None else np.maximum(levels.astype(np.float64) - held, 0.0)
    return _factor_of(gaps, levels, seasoned)


def _factor_of(gaps: Floats | None, levels: NDArray[np.int8], seasoned: Floats | float) -> Floats:
    if gaps is None:
        return unknown(len(levels))
    gap = np.where(gaps > 1.0, np.maximum(gaps - seasoned, 1.0), gaps)
    factor = np.interp(gap, _GAPS, _BY_GAP)
    return np.where(levels < 0, np.nan, factor)


def _guessed_level(profile: Profile, asked: Requirements) -> Floats:
    """Of an unknown level, by its domain; of a person who did not say hers, long studies later.

    A diploma of another country opens one level under the one it comes near, until it is compared.
    """
    if profile.level is None:
        guess = np.interp(asked.levels.astype(np.float64), _ASKED, _BY_ASKED)
        if profile.foreign_level is None:
            return guess
        compared = level_factor(profile.foreign_level - 1, asked.levels)
        return np.where(np.isnan(compared), guess, np.minimum(guess, compared))
    found = level_factor(profile.level, asked.around)
    return np.minimum(np.where(np.isnan(found), 1.0, found), _UNKNOWN_LEVEL)


def _regulated(asked: Requirements, holding: Holding) -> Floats:
    """The certification that the law asks for opens; a licence is still to be got."""
    by_law = np.where(asked.doors.licence, _LICENSED_FACTOR, _REGULATED_FACTOR)
    allowed = holding.practised | (holding.certified & ~asked.doors.licence)
    factor = np.where((asked.regulated == 1) & ~allowed, by_law, 1.0)
    return np.where(asked.regulated < 0, np.nan, factor)


def _lasting(profile: Profile, openings: Openings, in_season: Floats) -> Floats:
    if Constraint.ALL_YEAR in profile.constraints:
        return lasting_factor(openings, in_season)
    return unknown(len(openings.tension))


def _driving(profile: Profile, driving: Floats) -> Floats:
    if profile.car is not False:
        return unknown(len(driving))
    return 1.0 - _DRIVING_LOSS * driving


def french_asked(asked: Requirements) -> list[French]:
    """The level of French without which an occupation is hardly practised, by our own rule.

    A2 to work with one’s hands under guidance, B1 where people or texts are the matter or a diploma
    is usual, B2 where the law or longer studies ask for it.
    """
    longer = (asked.levels >= _LONG_STUDIES) | (asked.regulated == 1)
    middling = asked.spoken | (asked.levels >= _A_DIPLOMA)
    return [
        French.B2 if long else French.B1 if middle else French.A2
        for long, middle in zip(longer, middling, strict=True)
    ]


def _french(profile: Profile, asked: Requirements) -> Floats:
    """One level of French is learnt in months; the second one takes a year and more."""
    if profile.french is None:
        return unknown(len(asked.levels))
    held = _FRENCH.index(profile.french)
    lacking = [max(_FRENCH.index(one) - held, 0) for one in french_asked(asked)]
    return np.array([_BY_FRENCH[steps] for steps in lacking], dtype=np.float64)
