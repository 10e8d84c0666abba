"""Why « I would like it », and what of the work one had refused, as data."""

from collections.abc import Iterator

import numpy as np

from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.liking import INTERESTS, LETTERS, OF_WORK, SECTORS
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Reason, Side

_SURE = 0.8  # from there on, a condition of work is told as usual
_LIKED, _DISLIKED = 0.6, 0.35


def liking_reasons(
    scene: Scene, profile: Profile, factors: dict[str, float], row: int
) -> tuple[Reason, ...]:
    """``factors``: those of the occupation, by name, NaN when unknown. The heaviest first."""
    found = [
        *_target(scene, profile, row),
        *_interests(scene, profile, factors[INTERESTS], row),
        *_sectors(scene, profile, factors[SECTORS], row),
        *_conditions(scene, profile, row),
    ]
    return tuple(sorted(found, key=lambda reason: (-reason.weight, reason.kind, reason.subjects)))


def _target(scene: Scene, profile: Profile, row: int) -> Iterator[Reason]:
    if profile.target == scene.graph.keys[row]:
        yield Reason(kind=ReasonKind.TARGET, weight=1.0)


def _interests(scene: Scene, profile: Profile, match: float, row: int) -> Iterator[Reason]:
    if not profile.interests:
        return
    if np.isnan(match):
        yield Reason(kind=ReasonKind.INTERESTS_UNKNOWN, side=Side.INFORMATION)
        return
    own = scene.nature.riasec[row]
    letters = [letter for letter, weight in zip(LETTERS, own, strict=True) if weight > 0]
    letters.sort(key=lambda letter: -own[LETTERS.index(letter)])
    liked = [one for one in letters if profile.interests.get(one, 0.0) >= _LIKED]
    if liked and match >= _LIKED:
        yield Reason(kind=ReasonKind.INTERESTS, subjects=tuple(liked), weight=0.4 * match)
    elif match <= _DISLIKED:
        yield Reason(
            kind=ReasonKind.OTHER_INTERESTS,
            side=Side.OBSTACLE,
            subjects=tuple(letters),
            weight=0.4 * (1 - match),
        )


def _sectors(scene: Scene, profile: Profile, factor: float, row: int) -> Iterator[Reason]:
    liked = sorted(profile.sectors & scene.nature.sectors[row])
    if factor >= 1 and liked:
        labels = tuple(scene.sector_labels.get(key, key) for key in liked)
        yield Reason(kind=ReasonKind.SECTOR, subjects=labels[:1], weight=0.35)


def _conditions(scene: Scene, profile: Profile, row: int) -> Iterator[Reason]:
    asked = [one for one in OF_WORK if one in profile.constraints]
    exposures = {one: scene.nature.exposures.get(one) for one in asked}
    told = {one: float(found[row]) for one, found in exposures.items() if found is not None}
    for one, exposure in told.items():
        if exposure > 0:
            sure = exposure >= _SURE
            yield Reason(
                kind=ReasonKind.EXPOSED if sure else ReasonKind.MAY_EXPOSE,
                side=Side.OBSTACLE,
                subjects=(one.value,),
                weight=exposure,
            )
    if asked and all(np.isnan(exposure) for exposure in told.values()):
        yield Reason(kind=ReasonKind.CONDITIONS_UNKNOWN, side=Side.INFORMATION)
