"""The skills that lack towards an occupation, and the trainings and blocks that bring each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows
from passerelles.apps.guidance.reads.closing import closings
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.map.next_sessions import next_sessions
from passerelles.apps.guidance.reads.map.occupations import Placed
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.domain.guidance.matching.closing import Closing
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.reaching.missing import held_skills, missing_skills

SKILLS, TRAININGS, BLOCKS, BEST = 10, 3, 2, 5  # shown at most
LEAST = 0.1  # of what lacks: what closes less is no way there
_MOST = 1_500  # trainings whose sessions are looked for
Links = tuple[tuple[str, Closing], ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A skill (key) and its part of all that lacks; what brings it, the surest links first.

    ``trainings`` by their next session; ``blocks``: code and label.
    """

    skill: str
    label: str
    weight: float
    trainings: tuple[tuple[SessionRow, Closing], ...]
    blocks: tuple[tuple[str, str, Closing], ...]


@dataclass(frozen=True, slots=True)
class Learning:
    """``held``: labels of what the occupation left already gives. ``lighter``: of what lacks too.

    ``best``: trainings that close most, by their next session, each with the part that it closes.
    """

    origin: Placed | None
    to: Placed
    held: tuple[str, ...]
    lacking: tuple[Lacking, ...]
    lighter: tuple[str, ...]
    best: tuple[tuple[SessionRow, float], ...]
    demonstration: bool


def learning(to: str, origin: str, place: NamedPlace | None, *, today: date) -> Learning | None:
    """What to learn to practise ``to`` (ROME code), coming from ``origin`` or from nothing ("").

    Trainings have a session to come around the place, or anywhere without one. None when a code is
    unknown in the newest ROME. A constant number of queries. Raises SearchUnavailable when the
    index of the offer cannot be read.
    """
    graph = occupation_graph()
    row, start = (graph.number.get(f"{graph.edition}:{code}") for code in (to, origin))
    if row is None or (origin and start is None):
        return None
    held = np.zeros(len(graph.skill_keys), dtype=np.float32)
    held[list(graph.skills_of(start)) if start is not None else []] = 1.0
    missing = missing_skills(graph, row, held)
    offer = _offer(missing, place, today)
    return Learning(
        origin=None if start is None else _placed(graph, start),
        to=_placed(graph, row),
        held=_labels(graph, held_skills(graph, row, held)),
        lacking=tuple(_lacking(graph, skill, missing[skill], offer) for skill in offer.links),
        lighter=_labels(graph, [graph.skill_number[key] for key in list(missing)[SKILLS:]]),
        best=tuple((offer.rows[key], part) for key, part in offer.best if key in offer.rows),
        demonstration=graph.demonstration or any(one.demonstration for one in offer.rows.values()),
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    """``links``: of each skill told, to trainings then to blocks. ``best``: trainings and parts."""

    links: Mapping[str, tuple[Links, Links]]
    best: Sequence[tuple[str, float]]
    rows: Mapping[str, SessionRow]


def _offer(missing: Mapping[str, float], place: NamedPlace | None, today: date) -> _Offer:
    known = closings()
    ranked = known.trainings_closing(missing)
    near = next_sessions(list(ranked)[:_MOST], place, today=today)
    links = {
        skill: (
            tuple(one for one in known.trainings_bringing(skill) if one[0] in near)[:TRAININGS],
            known.blocks_bringing(skill)[:BLOCKS],
        )
        for skill in list(missing)[:SKILLS]
    }
    best = [(key, part) for key, part in ranked.items() if key in near and part >= LEAST][:BEST]
    shown = dict.fromkeys(key for found, _ in links.values() for key, _ in found) | dict(best)
    rows = {one.training_id: one for one in session_rows([near[key] for key in shown])}
    return _Offer(links, best, rows)


def _lacking(graph: OccupationGraph, skill: str, weight: float, offer: _Offer) -> Lacking:
    trainings, blocks = offer.links[skill]
    named = closings().block_labels
    return Lacking(
        skill=skill,
        label=graph.skill_labels[graph.skill_number[skill]],
        weight=weight,
        trainings=tuple((offer.rows[key], link) for key, link in trainings if key in offer.rows),
        blocks=tuple((code, named[code], link) for code, link in blocks),
    )


def _placed(graph: OccupationGraph, row: int) -> Placed:
    return Placed(graph.code(row), graph.labels[row])


def _labels(graph: OccupationGraph, skills: Iterable[int]) -> tuple[str, ...]:
    return tuple(graph.skill_labels[at] for at in skills)
