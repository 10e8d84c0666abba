"""From a profile to the occupations to put forward, with their reasons."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.profile import Held, Profile
from passerelles.domain.guidance.reaching.axis_parts import Floats, Scored, unknown
from passerelles.domain.guidance.reaching.diversity import (
    FAMILIAR,
    LIKED,
    NOTHING_HELD,
    diverse,
    together,
    within_studies,
)
from passerelles.domain.guidance.reaching.liking import CONDITIONS, TASTE, refused, would_like
from passerelles.domain.guidance.reaching.liking_reasons import liking_reasons
from passerelles.domain.guidance.reaching.missing import held_skills, missing_skills
from passerelles.domain.guidance.reaching.proximity import (
    kin_of,
    origin_vectors,
    profile_vectors,
    proximity,
)
from passerelles.domain.guidance.reaching.reach import PROXIMITY, Holding, can_get
from passerelles.domain.guidance.reaching.reach_reasons import Person, reach_reasons
from passerelles.domain.guidance.reaching.scene import Scene
from passerelles.domain.guidance.reaching.suggestion import Axis, Suggestion

Numbers = NDArray[np.int64]
_TWIN_LEAST = 0.7
_SEASONED = 5.0  # years in a field from which its experience may be validated whole
_LINE = 0.35  # closeness from which an experience is one of the line of an occupation
_SAME_FIELD = 0.08  # knowing the customers, the words and the rules of a field
_BORROWED = 0.9  # a sheet inherited from another code describes its namesake first
_UNTOLD_CONDITIONS = 0.7  # to be asked: after what is known as bearable
_SUITED = 0.8  # expert cases chose the power
_LEAST = 0.01  # nothing is hidden by what it exposes to
_NEARBY, _DISLIKED = 0.25, 0.2  # closeness from which experience speaks; weight of tastes before
_TOWARDS = 1.0  # what is close to the target comes before what is as near and leads elsewhere
_LIKED_PART = 0.2  # of the places shown, for what is liked though less near
_CANDIDATES = 120  # the best ones, among which the shown ones are made to differ


def suggest(scene: Scene, profile: Profile, *, today: date, limit: int) -> tuple[Suggestion, ...]:
    """The occupations to show, in order: the target first, never what is refused or practised.

    Nothing about the sex of the person is known here, and nothing typed gives nothing.
    """
    if not profile.personal:
        return ()
    person, holding = _person(scene, profile, today)
    target = scene.graph.number.get(profile.target)
    getting = can_get(profile, holding, scene.requirements, scene.openings)
    liking = would_like(profile, scene.nature, target)
    towards = _towards(scene, target)
    # A door open to anyone may lead to what one also studies for: the higher of the two tells it.
    asked = np.maximum(scene.requirements.levels, scene.graph.levels)
    near = np.nan_to_num(getting.factors[PROXIMITY]) / _NEARBY
    order = towards * within_studies(profile.sure_level, asked, near)
    orders = [scores * order for scores in _orders(getting, liking)]
    rows = _chosen(scene, person, orders, limit)
    return tuple(_suggestion(scene, person, getting, liking, row) for row in rows)


def _towards(scene: Scene, target: int | None) -> Floats:
    """More for what is close to the occupation aimed at: a step towards it, or its like."""
    if target is None:
        return np.ones(len(scene.graph))
    kin = kin_of(scene.graph, np.array([target]))[0].astype(np.float64)
    found: Floats = 1.0 + _TOWARDS * np.minimum(kin / _LINE, 1.0)
    return found


def _orders(getting: Scored, liking: Scored) -> tuple[Floats, Floats]:
    """By what is near first, then by what is liked; the same when only one of them is known."""
    if np.isnan(getting.factors[PROXIMITY]).all():
        scores = _order(getting, liking, NOTHING_HELD)
        return scores, scores
    near = _order(getting, liking, FAMILIAR)
    tasted = not np.isnan(liking.factors[TASTE]).all()
    return near, _order(getting, liking, LIKED) if tasted else near


def _order(getting: Scored, liking: Scored, part: float) -> Floats:
    """What a body or a family refuses weighs whole: it is no taste that the rest may outweigh.

    ``part``: weight of « I can get it » beside tastes.
    """
    scores = together(getting.score, liking.factors[TASTE], part)
    scores *= _for_strangers(getting.factors[PROXIMITY], liking.factors[TASTE])
    suited = liking.factors[CONDITIONS]
    if np.isnan(suited).all():
        return scores
    alone = np.where(np.isnan(scores), 1.0, scores)
    bearable = np.where(np.isnan(suited), _UNTOLD_CONDITIONS, suited)
    found: Floats = alone * (_LEAST + (1.0 - _LEAST) * bearable) ** _SUITED
    return np.where(np.isnan(scores) & np.isnan(liking.score), np.nan, found)


def _for_strangers(proximity: Floats, taste: Floats) -> Floats:
    """Far from all that a person did, nothing speaks for what she would not like."""
    if np.isnan(proximity).all() or np.isnan(taste).all():
        return np.ones(len(taste))
    far = 1.0 - np.minimum(np.nan_to_num(proximity) / _NEARBY, 1.0)
    found: Floats = np.where(np.isnan(taste), 1.0, taste) ** (_DISLIKED * far)
    return found


def _person(scene: Scene, profile: Profile, today: date) -> tuple[Person, Holding]:
    graph = scene.graph
    vectors, origins = (
        profile_vectors(graph, [profile], today),
        origin_vectors(graph, [profile], today),
    )
    practised = _rows(graph, [one.occupation for one in profile.occupations])
    certified = _rows(graph, [one.occupation for one in profile.learnt])
    told = bool(vectors.nnz or origins.nnz)
    close = (
        proximity(graph, vectors, origins)[0].astype(np.float64) if told else unknown(len(graph))
    )
    close *= _same_sheet(scene, origins.indices)
    close += (1.0 - close) * _SAME_FIELD * _field_worth(scene, origins)
    # An occupation that no sheet describes is close to nobody: nothing serious can be said of it.
    close = np.where(graph.described, close, np.nan)
    held = np.asarray(vectors.todense(), dtype=np.float32)[0]
    person = Person(profile=profile, held=held, origins=tuple(np.flatnonzero(practised).tolist()))
    return person, Holding(
        proximity=close,
        practised=practised,
        certified=certified,
        seasoned=_seasoned(scene, profile),
        in_line=_in_line(scene, profile),
    )


def _rows(graph: OccupationGraph, keys: Sequence[str]) -> NDArray[np.bool_]:
    found = np.zeros(len(graph), dtype=bool)
    found[[graph.number[key] for key in keys if key in graph.number]] = True
    return found


def _same_sheet(scene: Scene, origins: Sequence[int]) -> Floats:
    """Less for what only inherits the sheet of a practised occupation: its own name decides.

    1 elsewhere, and for the practised occupation itself; 0.7 at least.
    """
    factor = np.ones(len(scene.graph))
    for row in sorted({int(scene.twins[one]) for one in origins}):
        own = [one for one in origins if scene.twins[one] == row]
        twins = np.flatnonzero(scene.twins == row)
        kin = scene.graph.kin[np.ix_(np.array(own), twins)].max(axis=0)
        factor[twins] = _TWIN_LEAST + (1.0 - _TWIN_LEAST) * kin
    return factor


def _field_worth(scene: Scene, origins: Any) -> Floats:
    """What the practised occupations of the same large field (letter of the code) are worth."""
    found = np.zeros(len(scene.graph))
    for row, weight in zip(origins.indices, origins.data, strict=True):
        same = scene.fields == scene.fields[row]
        found[same] = np.maximum(found[same], float(weight))
    return found


def _seasoned(scene: Scene, profile: Profile) -> Floats:
    """Of each occupation, how long the person worked in its large field: 0 to 1 at five years."""
    found = np.zeros(len(scene.graph))
    for held in profile.occupations:
        row = scene.graph.number.get(held.occupation)
        if row is not None:
            same = scene.fields == scene.fields[row]
            found[same] = np.maximum(found[same], _length(held))
    return found


def _in_line(scene: Scene, profile: Profile) -> Floats:
    """Of each occupation, how long the person worked close to it: 0 to 1 at five years."""
    found = np.zeros(len(scene.graph))
    for held in profile.occupations:
        row = scene.graph.number.get(held.occupation)
        if row is not None:
            kin = kin_of(scene.graph, np.array([row]))[0].astype(np.float64)
            found = np.maximum(found, _length(held) * np.minimum(kin / _LINE, 1.0))
            found[row] = max(found[row], _length(held))
    return found


def _length(held: Held) -> float:
    return 1.0 if held.years is None else min(max(held.years, 0.0) / _SEASONED, 1.0)


def _chosen(scene: Scene, person: Person, orders: Sequence[Floats], limit: int) -> list[int]:
    """Most of them by what is near, the last ones by what is liked: both help, and not the same
    people (what one did narrows a search, what one likes widens it).
    """
    near, liked = (_allowed(scene, person, scores) for scores in orders)
    target = scene.graph.number.get(person.profile.target, -1)
    first = _differing(scene, near, [], target, limit=limit - int(_LIKED_PART * limit))
    return _differing(scene, liked, first, target, limit=limit)


def _allowed(scene: Scene, person: Person, scores: Floats) -> Floats:
    """The scores, NaN for what is refused, practised or not described."""
    graph, profile = scene.graph, person.profile
    barred = np.array(refused(profile, graph.keys, scene.nature.sectors))
    barred[list(person.origins)] = True
    target = graph.number.get(profile.target, -1)
    if target in person.origins:
        barred[target] = profile.target in profile.refused
    barred |= ~graph.described
    return np.where(barred, np.nan, np.where(scene.borrowed, _BORROWED * scores, scores))


def _differing(
    scene: Scene, scores: Floats, shown: Sequence[int], target: int, *, limit: int
) -> list[int]:
    """``shown``, then the best ones that differ from them and from one another."""
    best = _best(scene, scores, np.flatnonzero(~np.isnan(scores)), target)
    kept = [*shown, *(row for row in best if row not in shown)]
    first = range(len(shown)) if shown else [0] if kept[:1] == [target] else []
    found = diverse(
        scores[kept], _likeness(scene, kept), limit=limit, first=list(first),
        fields=scene.fields[kept],
    )  # fmt: skip
    return [kept[at] for at in found]


def _best(scene: Scene, scores: Floats, rows: Numbers, target: int) -> list[int]:
    """The candidates, the target first; ties are settled by the key, never by the order."""
    values = np.round(scores[rows], 9)
    if len(rows) > _CANDIDATES:
        least = np.partition(values, -_CANDIDATES)[-_CANDIDATES]
        kept = (values >= least) | (rows == target)
        rows, values = rows[kept], values[kept]
    ranked = sorted(
        (row != target, -value, scene.graph.keys[row], row)
        for row, value in zip(rows.tolist(), values.tolist(), strict=True)
    )
    return [row for *_, row in ranked[:_CANDIDATES]]


def _likeness(
    scene: Scene, rows: Sequence[int]
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    at = np.asarray(rows, dtype=np.int64)
    twins = scene.twins[at]
    same = twins[:, None] == twins[None, :]
    return np.where(same, np.float32(1.0), np.minimum(scene.graph.kin[np.ix_(at, at)], 0.99))


def _suggestion(
    scene: Scene, person: Person, getting: Scored, liking: Scored, row: int
) -> Suggestion:
    graph = scene.graph
    reached = reach_reasons(scene, person, _of(getting, row), row)
    liked = liking_reasons(scene, person.profile, _of(liking, row), row)
    return Suggestion(
        occupation=graph.keys[row],
        label=graph.labels[row],
        can_get=Axis(
            score=_number(getting, row), coverage=float(getting.coverage[row]), reasons=reached
        ),
        would_like=Axis(
            score=_number(liking, row), coverage=float(liking.coverage[row]), reasons=liked
        ),
        missing=tuple(missing_skills(graph, row, person.held)),
        held=tuple(graph.skill_keys[one] for one in held_skills(graph, row, person.held)),
    )


def _of(scored: Scored, row: int) -> dict[str, float]:
    return {name: float(factor[row]) for name, factor in scored.factors.items()}


def _number(scored: Scored, row: int) -> float | None:
    score = float(scored.score[row])
    return None if np.isnan(score) else score
