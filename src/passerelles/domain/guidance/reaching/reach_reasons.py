"""Why « I can get it », and what stands in the way, as data."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.profile import Constraint, Profile
from passerelles.domain.guidance.reaching.missing import held_part, held_skills, missing_skills
from passerelles.domain.guidance.reaching.openings import STRONG, WEAK
from passerelles.domain.guidance.reaching.reach import DRIVING, LASTING, LEVEL, REGULATED, SKILLS
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Reason, Side

_QUOTED = 3  # skills quoted in a sentence
_LASTING, _SEASONAL = 0.25, 0.4  # parts of seasonal projects told as few from, as many from
_CLEAR_DRIVING = 0.5
_VALIDATION = "vae"  # open to who has practised, of what no law reserves


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """``held``: 0 to 1 a skill. ``origins``: numbers of the occupations practised."""

    profile: Profile
    held: NDArray[np.float32]
    origins: tuple[int, ...]


def reach_reasons(
    scene: Scene, person: Person, factors: dict[str, float], row: int
) -> tuple[Reason, ...]:
    """``factors``: those of the occupation, by name, NaN when unknown. The heaviest first."""
    found = [
        *_skills(scene, person, factors[SKILLS], row),
        *_moves(scene, person, row),
        *_field(scene, person, row),
        *_level(scene, person, factors[LEVEL], row),
        *_access(factors),
        *_openings(scene, person, factors[LASTING], row),
    ]
    return tuple(sorted(found, key=lambda reason: (-reason.weight, reason.kind)))


def _skills(scene: Scene, person: Person, closeness: float, row: int) -> Iterator[Reason]:
    if np.isnan(closeness):
        yield Reason(kind=ReasonKind.SKILLS_UNSAID, side=Side.INFORMATION)
        return
    graph = scene.graph
    shared = held_skills(graph, row, person.held)
    if shared:
        yield Reason(
            kind=ReasonKind.SHARED_SKILLS,
            subjects=tuple(graph.skill_labels[one] for one in shared[:_QUOTED]),
            value=held_part(graph, row, person.held),
            weight=0.5 * closeness,
        )
    lacking = list(missing_skills(graph, row, person.held))[:_QUOTED]
    if lacking:
        yield Reason(
            kind=ReasonKind.FEW_SKILLS,
            side=Side.OBSTACLE,
            subjects=tuple(graph.skill_labels[graph.skill_number[key]] for key in lacking),
            weight=0.5 * (1 - closeness),
        )


def _moves(scene: Scene, person: Person, row: int) -> Iterator[Reason]:
    graph = scene.graph
    ways = (
        (ReasonKind.NEAR_MOVE, graph.near, 0.45),
        (ReasonKind.EVOLUTION_MOVE, graph.evolution, 0.4),
    )
    for kind, moves, weight in ways:
        origins = [graph.labels[one] for one in person.origins if one != row and moves[one, row]]
        if origins:
            yield Reason(kind=kind, subjects=tuple(sorted(set(origins))), weight=weight)
            return


def _field(scene: Scene, person: Person, row: int) -> Iterator[Reason]:
    letter = scene.graph.code(row)[:1]
    if letter in {scene.graph.code(one)[:1] for one in person.origins}:
        field = scene.sector_labels.get(letter, letter)
        yield Reason(kind=ReasonKind.SAME_FIELD, subjects=(field,), weight=0.06)


def _level(scene: Scene, person: Person, factor: float, row: int) -> Iterator[Reason]:
    level = int(scene.requirements.levels[row])
    if level < 0:
        yield Reason(kind=ReasonKind.LEVEL_UNKNOWN, side=Side.INFORMATION)
    elif person.profile.level is None:
        yield Reason(kind=ReasonKind.LEVEL_UNSAID, side=Side.INFORMATION, value=level)
    elif factor >= 1:
        yield Reason(kind=ReasonKind.LEVEL_ENOUGH, value=level, weight=0.1)
    else:
        validated = bool(person.origins) and scene.requirements.regulated[row] != 1
        yield Reason(
            kind=ReasonKind.LEVEL_GAP,
            side=Side.OBSTACLE,
            subjects=(_VALIDATION,) if validated else (),
            value=level,
            weight=1 - factor,
        )


def _access(factors: dict[str, float]) -> Iterator[Reason]:
    if factors[REGULATED] < 1:
        yield Reason(kind=ReasonKind.REGULATED, side=Side.OBSTACLE, weight=1 - factors[REGULATED])
    if factors[DRIVING] <= 1 - _CLEAR_DRIVING / 2:
        yield Reason(kind=ReasonKind.DRIVING, side=Side.OBSTACLE, weight=1 - factors[DRIVING])


def _openings(scene: Scene, person: Person, lasting: float, row: int) -> Iterator[Reason]:
    openings = scene.openings
    if not person.profile.commune:
        yield Reason(kind=ReasonKind.PLACE_UNSAID, side=Side.INFORMATION)
        return
    here = (openings.place,) if openings.place else ()
    tension = float(openings.tension[row])
    if np.isnan(tension):
        yield Reason(kind=ReasonKind.TENSION_UNKNOWN, side=Side.INFORMATION, subjects=here)
    elif tension >= STRONG or tension <= WEAK:
        strong = tension >= STRONG
        yield Reason(
            kind=ReasonKind.HARD_TO_HIRE if strong else ReasonKind.LITTLE_HIRING,
            side=Side.FOR if strong else Side.OBSTACLE,
            subjects=here,
            value=tension,
            vintage=openings.tension_vintage,
            weight=0.08 * abs(tension - 3),
        )
    yield from _offers(scene, here, row)
    yield from _projects(scene, here, row)
    if Constraint.ALL_YEAR in person.profile.constraints:
        yield from _lasting(scene, here, lasting, row)


def _offers(scene: Scene, here: tuple[str, ...], row: int) -> Iterator[Reason]:
    openings = scene.openings
    offers = float(openings.offers[row])
    if offers >= 1:
        yield Reason(
            kind=ReasonKind.OFFERS,
            subjects=here,
            value=offers,
            vintage=openings.tension_vintage,
            weight=0.05,
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
    openings = scene.openings
    seasonal, instability = float(openings.seasonal[row]), float(openings.instability[row])
    if seasonal >= _SEASONAL:
        kind, value, vintage = ReasonKind.SEASONAL, seasonal, openings.projects_vintage
    elif np.isnan(seasonal) and instability >= STRONG:
        kind, value, vintage = ReasonKind.UNSTABLE, instability, openings.tension_vintage
    elif seasonal <= _LASTING or (np.isnan(seasonal) and instability <= WEAK):
        yield Reason(kind=ReasonKind.LASTING, subjects=here, weight=0.15)
        return
    else:
        return
    yield Reason(
        kind=kind,
        side=Side.OBSTACLE,
        subjects=here,
        value=value,
        vintage=vintage,
        weight=1 - factor,
    )
