"""What the way into an occupation says for or against: diploma, experience, French, law, car."""

from collections.abc import Iterator, Mapping

from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.reach import (
    APPRENTICED,
    DRIVING,
    ENTRY,
    FRENCH,
    IN_LINE,
    REGULATED,
    apprentice,
    french_asked,
)
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Reason, Side

VALIDATION = "vae"  # open to who has practised in the line, of what no law reserves
_CLEAR_DRIVING = 0.5
_EXPERIENCED = 0.5  # part of a whole experience in the line, from which it is told as one
_NO_DIPLOMA = 2  # up to that level, nothing is to be held
_COMPARED = 3  # from that level on, a diploma of another country is worth comparing

Factors = Mapping[str, float]


def entry_reasons(scene: Scene, profile: Profile, factors: Factors, row: int) -> Iterator[Reason]:
    """``factors``: those of the occupation, by name, NaN when unknown."""
    yield from _door(scene, row)
    yield from _level(scene, profile, factors, row)
    yield from _asked(scene, factors, row)
    yield from _french(scene, profile, factors, row)
    yield from _from_abroad(scene, profile, row)
    if factors[REGULATED] < 1:
        yield Reason(kind=ReasonKind.REGULATED, side=Side.OBSTACLE, weight=1 - factors[REGULATED])
    if factors[DRIVING] <= 1 - _CLEAR_DRIVING / 2:
        yield Reason(kind=ReasonKind.DRIVING, side=Side.OBSTACLE, weight=1 - factors[DRIVING])


def _door(scene: Scene, row: int) -> Iterator[Reason]:
    doors = scene.requirements.doors
    opened = float(doors.opened[row])
    if opened > 0 and not doors.contest[row]:
        some = doors.some_jobs[row]
        yield Reason(
            kind=ReasonKind.SOME_UNQUALIFIED if some else ReasonKind.UNQUALIFIED,
            told_of=doors.told_of[row],
            weight=0.2 * opened,
        )


def _level(scene: Scene, profile: Profile, factors: Factors, row: int) -> Iterator[Reason]:
    level, doors = int(scene.requirements.levels[row]), scene.requirements.doors
    told_of, held = doors.told_of[row] if doors.levels_told[row] else "", profile.sure_level
    if level < 0:
        yield Reason(kind=ReasonKind.LEVEL_UNKNOWN, side=Side.INFORMATION)
    elif level <= _NO_DIPLOMA and doors.opened[row] > 0:
        return
    elif held is not None and level <= held:
        yield Reason(kind=ReasonKind.LEVEL_ENOUGH, value=level, weight=0.1, told_of=told_of)
    elif profile.level is None:
        yield Reason(
            kind=ReasonKind.LEVEL_UNSAID, side=Side.INFORMATION, value=level, told_of=told_of
        )
    else:
        yield _above(scene, profile, factors, row)
        if apprentice(profile) and level <= APPRENTICED:
            yield Reason(kind=ReasonKind.APPRENTICESHIP, weight=0.09)


def _above(scene: Scene, profile: Profile, factors: Factors, row: int) -> Reason:
    """A level above: what experience may replace, else what a training or a validation gives."""
    level, doors = int(scene.requirements.levels[row]), scene.requirements.doors
    experienced = factors[IN_LINE] >= _EXPERIENCED
    if experienced and 0 < int(doors.with_experience[row]) <= (profile.sure_level or 0):
        return Reason(
            kind=ReasonKind.EXPERIENCE_COUNTS,
            value=level,
            weight=0.12 * factors[IN_LINE],
            told_of=doors.told_of[row],
        )
    validated = experienced and scene.requirements.regulated[row] != 1
    return Reason(
        kind=ReasonKind.LEVEL_GAP,
        side=Side.OBSTACLE,
        subjects=(VALIDATION,) if validated else (),
        value=level,
        weight=1 - factors["level"],
        told_of=doors.told_of[row] if doors.levels_told[row] else "",
    )


def _asked(scene: Scene, factors: Factors, row: int) -> Iterator[Reason]:
    doors = scene.requirements.doors
    told_of, lost = doors.told_of[row], 1 - factors[ENTRY]
    if doors.contest[row] and lost > 0:
        yield Reason(kind=ReasonKind.CONTEST, side=Side.OBSTACLE, weight=lost, told_of=told_of)
    elif doors.experience_asked[row] and factors[IN_LINE] < _EXPERIENCED:
        yield Reason(
            kind=ReasonKind.EXPERIENCE_ASKED, side=Side.OBSTACLE, weight=lost, told_of=told_of
        )
    if doors.licence[row] and factors[IN_LINE] < _EXPERIENCED:
        yield Reason(kind=ReasonKind.LICENCE, side=Side.OBSTACLE, weight=0.2, told_of=told_of)


def _french(scene: Scene, profile: Profile, factors: Factors, row: int) -> Iterator[Reason]:
    if profile.french is not None and factors[FRENCH] < 1:
        asked = french_asked(scene.requirements)[row]
        yield Reason(
            kind=ReasonKind.FRENCH,
            side=Side.OBSTACLE,
            subjects=(asked.value.upper(), profile.french.value.upper()),
            weight=1 - factors[FRENCH],
        )


def _from_abroad(scene: Scene, profile: Profile, row: int) -> Iterator[Reason]:
    """A diploma of another country: to be compared, or an authorisation to be asked for."""
    if not profile.foreign_diploma:
        return
    if scene.requirements.regulated[row] == 1:
        yield Reason(kind=ReasonKind.FOREIGN_REGULATED, side=Side.OBSTACLE, weight=0.3)
    elif scene.requirements.levels[row] >= _COMPARED:
        yield Reason(kind=ReasonKind.FOREIGN_DIPLOMA, side=Side.OBSTACLE, weight=0.15)
