"""The doors of an occupation that experience need not open: what anyone may get.

« I can get it » is not only being close. A sheet that says « accessible sans diplôme ni
expérience » opens the occupation to whoever has done something else, or nothing yet; one whose
usual diploma is held, or one training away, is a lower door. A door opens on what is offered, and
closeness adds to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.reaching.access import Access
from passerelles.domain.guidance.reaching.axis_parts import Floats
from passerelles.domain.guidance.reaching.openings import Openings, plenty

UNQUALIFIED = 0.2  # what an open door is worth beside a whole proximity; expert cases chose it
TRAINABLE = 0.15
_KINDRED, _STRANGER = 0.12, 0.45  # closeness from which a door counts whole; its part at none
_UNSAID = 0.7  # part of a door that counts for all when nothing held was told
_SOME_JOBS, _LICENCE, _BORROWED = 0.6, 0.8, 0.4  # of the worth of an open door
_GAPS, _BY_GAP = (0.0, 1.0, 2.0), (1.0, 0.85, 0.0)
# The longer the usual studies, the less holding the level of another trade opens.
_LEVELS, _BY_LEVEL = (3.0, 4.0, 5.0, 6.0, 7.0), (1.0, 0.9, 0.5, 0.1, 0.0)
# Certifications that are all higher say that the door is narrow, or that few go through it.
_CERTIFIED, _BY_CERTIFIED = (3.0, 4.0, 5.0, 6.0), (1.0, 0.6, 0.4, 0.2)
_FEW, _NOWHERE = 0.2, 0.6
_PER_CLASS, _MIDDLE = 0.15, 3.0
_UNQUALIFIED_LEVEL, _DOUBTFUL = 1, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What the sheets say of the way in, one entry an occupation.

    ``opened``: 0 to 1, how far anyone enters, NaN where no sheet tells the way in.
    ``with_experience``: level (1 to 8) from which experience in the line replaces the diploma, -1
    when nothing says so.
    ``told_of``: the older, broader occupation whose sheet says it, empty when it is its own.
    """

    opened: Floats
    some_jobs: NDArray[np.bool_]
    with_experience: NDArray[np.int8]
    experience_asked: NDArray[np.bool_]
    licence: NDArray[np.bool_]
    contest: NDArray[np.bool_]
    told: NDArray[np.bool_]
    levels_told: NDArray[np.bool_]
    told_of: tuple[str, ...]


def doors_of(
    accesses: Sequence[Access | None], levels: NDArray[np.int8], *, told_of: Sequence[str]
) -> Doors:
    """``levels``: those that certifications tell, -1 when none does; ``told_of`` as in Doors."""
    found = [access or Access() for access in accesses]
    borrowed = np.array([bool(label) for label in told_of], dtype=bool)
    opened = np.array([_opened(access) for access in accesses], dtype=np.float64)
    opened *= np.interp(levels.astype(np.float64), _CERTIFIED, _BY_CERTIFIED)
    return Doors(
        opened=np.where(borrowed, opened * _BORROWED, opened),
        some_jobs=_flags([one.some_jobs for one in found]),
        with_experience=_numbers([one.level_with_experience for one in found]),
        experience_asked=_flags([one.experience_asked for one in found]),
        licence=_flags([one.licence for one in found]),
        contest=_flags([one.contest for one in found]),
        told=_flags([one is not None for one in accesses]),
        levels_told=(levels < 0) & (_numbers([one.level_from for one in found]) > 0),
        told_of=tuple(told_of),
    )


def entry_levels(
    accesses: Sequence[Access | None], levels: NDArray[np.int8], *, told_of: Sequence[str]
) -> NDArray[np.int8]:
    """The usual level of access: the certifications’, else the sheet’s, -1 when none tells one.

    1 where the occupation’s own sheet opens it to anyone and no certification contradicts it much:
    no diploma is then to be reached.
    """
    found = [access or Access() for access in accesses]
    sheets = _numbers([one.level_from for one in found])
    own = np.array([one.open_to_all and not label
                    for one, label in zip(found, told_of, strict=True)], dtype=bool)  # fmt: skip
    own &= levels <= _DOUBTFUL
    known = np.where(levels >= 0, levels, sheets)
    return np.where(own, _UNQUALIFIED_LEVEL, known).astype(np.int8)


def entrance(
    gaps: Floats | None, levels: NDArray[np.int8], doors: Doors, openings: Openings
) -> Floats:
    """What anyone may get of each occupation (0 to 1), NaN where nothing tells the way in.

    ``gaps``: levels between the person’s and the usual one, None when hers is unsaid: only open
    doors are then known to open.
    """
    found = UNQUALIFIED * doors.opened
    if gaps is not None:
        found = np.fmax(found, np.where(doors.told, _trainable(gaps, levels), np.nan))
    return np.where(doors.contest & ~np.isnan(found), 0.0, found * _offered(openings))


def through(proximity: Floats, door: Floats) -> Floats:
    """Closeness and the door together: of what experience leaves open, a part that the door fills.

    Employers who ask for no diploma still look for what serves: a door is worth more to who comes
    from nearby. It grows with both and never jumps; one alone counts where the other is unknown.
    """
    kindred = np.minimum(np.nan_to_num(proximity) / _KINDRED, 1.0)
    worth = door * (_STRANGER + (1.0 - _STRANGER) * kindred)
    both = proximity + (1.0 - proximity) * worth
    unsaid = _UNSAID * UNQUALIFIED + (1.0 - _UNSAID) * door
    return np.where(np.isnan(proximity), unsaid, np.where(np.isnan(door), proximity, both))


def _trainable(gaps: Floats, levels: NDArray[np.int8]) -> Floats:
    length = np.interp(levels.astype(np.float64), _LEVELS, _BY_LEVEL)
    return np.where(levels < 0, 0.0, TRAINABLE * np.interp(gaps, _GAPS, _BY_GAP) * length)


def _offered(openings: Openings) -> Floats:
    """A door where nobody hires opens on little: 0.2 (no offer) to 1, the same where none is known.

    Employers who struggle to recruit (class 5) take beginners a little more, and the reverse.
    """
    many, tension = plenty(openings), openings.tension
    eager = np.where(np.isnan(tension), 1.0, 1.0 + _PER_CLASS * (tension - _MIDDLE))
    if np.isnan(many).all():
        return _NOWHERE * eager
    return (_FEW + (1.0 - _FEW) * np.where(np.isnan(many), 0.0, many)) * eager


def _opened(access: Access | None) -> float:
    if access is None:
        return np.nan
    worth = _SOME_JOBS if access.some_jobs else float(access.unqualified)
    return worth * _LICENCE if access.licence else worth


def _flags(values: Sequence[bool]) -> NDArray[np.bool_]:
    return np.array(values, dtype=bool)


def _numbers(values: Sequence[int | None]) -> NDArray[np.int8]:
    return np.array([-1 if value is None else value for value in values], dtype=np.int8)
