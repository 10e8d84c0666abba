"""What the jobs of a territory say for or against an occupation, as data."""

from collections.abc import Iterator

import numpy as np

from passerelles.domain.guidance.profile import Constraint, Profile
from passerelles.domain.guidance.reaching.openings import STRONG, WEAK, Openings, expected
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Reason, Side

_RARE = 5.0  # hirings of a year in a basin, under which an occupation is told as rare
_LASTING, _SEASONAL = 0.25, 0.4  # parts of seasonal projects told as few from, as many from


def openings_reasons(scene: Scene, profile: Profile, lasting: float, row: int) -> Iterator[Reason]:
    """``lasting``: the factor of the occupation, NaN when it was not asked for."""
    if not profile.commune:
        yield Reason(kind=ReasonKind.PLACE_UNSAID, side=Side.INFORMATION)
    else:
        here = (scene.openings.place,) if scene.openings.place else ()
        yield from _tension(scene, here, row)
        yield from _offers(scene, here, row)
        yield from _projects(scene, here, row)
        if Constraint.ALL_YEAR in profile.constraints:
            yield from _lasting(scene, here, lasting, row)


def _tension(scene: Scene, here: tuple[str, ...], row: int) -> Iterator[Reason]:
    openings = scene.openings
    tension = float(openings.tension[row])
    if np.isnan(tension):
        if not float(openings.offers_around[row]) >= 1:
            yield _untold(openings, here, row)
    elif tension >= STRONG or tension <= WEAK:
        strong = tension >= STRONG
        yield Reason(
            kind=ReasonKind.HARD_TO_HIRE if strong else ReasonKind.LITTLE_HIRING,
            side=Side.FOR if strong else Side.OBSTACLE,
            subjects=here,
            value=tension,
            vintage=openings.tension_vintage,
            weight=0.08 * abs(tension - 3),
            told_of=openings.broader(row),
        )


def _untold(openings: Openings, here: tuple[str, ...], row: int) -> Reason:
    """Nothing is published around: what the country tells, where it does."""
    value = expected(openings, row)
    if np.isnan(value):
        return Reason(kind=ReasonKind.TENSION_UNKNOWN, side=Side.INFORMATION, subjects=here)
    rare = value < _RARE
    return Reason(
        kind=ReasonKind.HIRINGS_EXPECTED,
        side=Side.OBSTACLE if rare else Side.INFORMATION,
        subjects=here,
        value=value,
        vintage=openings.hirings_vintage,
        weight=0.3 if rare else 0.0,
    )


def _offers(scene: Scene, here: tuple[str, ...], row: int) -> Iterator[Reason]:
    """Those of the basin, else of the wider place where figures are published."""
    openings = scene.openings
    offers, around = float(openings.offers[row]), float(openings.offers_around[row])
    if offers >= 1:
        kind, where, value, weight = ReasonKind.OFFERS, here, offers, 0.05
    elif np.isnan(offers) and around >= 1:
        kind, value, weight = ReasonKind.OFFERS_AROUND, around, 0.03
        where = (openings.place_around, *here)
    else:
        return
    yield Reason(
        kind=kind,
        subjects=where,
        value=value,
        vintage=openings.tension_vintage,
        weight=weight,
        told_of=openings.broader(row),
    )


def _projects(scene: Scene, here: tuple[str, ...], row: int) -> Iterator[Reason]:
    openings = scene.openings
    low, high = float(openings.projects[row]), float(openings.projects_high[row])
    if np.isnan(low) or high < 1:
        return
    yield Reason(
        kind=ReasonKind.PROJECTS,
        subjects=here,
        value=low,
        value_high=None if np.isnan(high) else high,
        vintage=openings.projects_vintage,
        weight=0.12,
    )


def _lasting(scene: Scene, here: tuple[str, ...], factor: float, row: int) -> Iterator[Reason]:
    openings, in_season = scene.openings, float(scene.requirements.in_season[row])
    seasonal, instability = float(openings.seasonal[row]), float(openings.instability[row])
    weight = 0.0 if np.isnan(factor) else 1 - factor
    if seasonal >= _SEASONAL:
        yield Reason(
            kind=ReasonKind.SEASONAL,
            side=Side.OBSTACLE,
            subjects=here,
            value=seasonal,
            vintage=openings.projects_vintage,
            weight=weight,
        )
    elif seasonal <= _LASTING:
        yield Reason(kind=ReasonKind.LASTING, subjects=here, weight=0.15)
    elif np.isnan(seasonal) and in_season > 0:
        yield Reason(kind=ReasonKind.SHEET_SEASONAL, side=Side.OBSTACLE, weight=weight)
    elif np.isnan(seasonal):
        yield from _stable(scene, here, instability, row, weight)


def _stable(
    scene: Scene, here: tuple[str, ...], instability: float, row: int, weight: float
) -> Iterator[Reason]:
    openings = scene.openings
    if instability >= STRONG:
        yield Reason(
            kind=ReasonKind.UNSTABLE,
            side=Side.OBSTACLE,
            subjects=here,
            value=instability,
            vintage=openings.tension_vintage,
            weight=weight,
            told_of=openings.broader(row),
        )
    elif instability <= WEAK:
        yield Reason(kind=ReasonKind.LASTING, subjects=here, weight=0.15)
    elif scene.requirements.in_season[row] == 0:
        yield Reason(kind=ReasonKind.NO_SEASON, weight=0.06)
