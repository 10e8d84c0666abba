"""Why « I can get it », and what stands in the way, as data."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.profile import Profile
from passerelles.domain.guidance.reaching.entry_reasons import entry_reasons
from passerelles.domain.guidance.reaching.missing import held_part, held_skills, missing_skills
from passerelles.domain.guidance.reaching.openings_reasons import openings_reasons
from passerelles.domain.guidance.reaching.proximity import kin_of
from passerelles.domain.guidance.reaching.reach import LASTING, PROXIMITY
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Reason, Side

_QUOTED = 3  # skills quoted in a sentence
_CLOSE = 0.35  # closeness from which a certification is told to help


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
        *_skills(scene, person, factors[PROXIMITY], row),
        *_certified(scene, person, row),
        *_moves(scene, person, row),
        *_field(scene, person, row),
        *entry_reasons(scene, person.profile, factors, row),
        *openings_reasons(scene, person.profile, factors[LASTING], row),
    ]
    return tuple(sorted(found, key=lambda reason: (-reason.weight, reason.kind)))


def _skills(scene: Scene, person: Person, closeness: float, row: int) -> Iterator[Reason]:
    if np.isnan(closeness):
        yield Reason(kind=ReasonKind.SKILLS_UNSAID, side=Side.INFORMATION)
        return
    graph = scene.graph
    shared = held_skills(graph, row, person.held)
    # A diploma says more than the part of a half-counted skill: « 50 % » would belittle it.
    if shared and (row in person.origins or row not in _titles(graph, person)):
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


def _certified(scene: Scene, person: Person, row: int) -> Iterator[Reason]:
    """That a certification held leads to the occupation, else to one that is close to it."""
    graph = scene.graph
    titles = _titles(graph, person)
    if row in titles:
        yield Reason(kind=ReasonKind.CERTIFIED, subjects=(titles[row],), weight=0.5)
    elif titles:
        kin = kin_of(graph, np.array(list(titles)))[:, row]
        at, title = list(titles.items())[int(np.argmax(kin))]
        if kin.max() >= _CLOSE:
            told = (title, graph.labels[at])
            yield Reason(kind=ReasonKind.CERTIFIED_NEAR, subjects=told, weight=0.3)


def _titles(graph: OccupationGraph, person: Person) -> dict[int, str]:
    """Of each occupation that a certification held leads to, by row: the title of the latter."""
    learnt = person.profile.learnt
    return {
        graph.number[one.occupation]: one.title for one in learnt if one.occupation in graph.number
    }


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
