"""How close people are to occupations, from what they hold, in batches."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.sparse import counted, summed
from passerelles.domain.guidance.profile import Held, Profile

Floats = NDArray[np.float32]

_NEAR = 0.35  # how far an official mobility brings an occupation closer: part of what is missing
_EVOLUTION = 0.2
_KIN = 0.8  # part of what skills leave open that a practised occupation may fill
_HALF_LIFE = 10.0  # years after which an occupation left behind is worth half
_LEAST = 0.25  # what was once learnt is never wholly lost
_FIRST_YEARS = 0.6  # worth of an occupation just begun; it grows with the years
_SETTLING = 2.0  # years: by then two thirds of the rest is gained
_LEARNT = 0.5  # worth of what a certification teaches: less than a practice just begun


def held_weight(held: Held, today: date) -> float:
    """What a practised occupation is worth, from 0.15 to 1: its years, then how long ago.

    Unsaid years count as a settled practice, an unsaid end as today. Continuous: no jump.
    """
    worth = 1.0
    if held.years is not None:
        gained = 1.0 - np.exp(-max(held.years, 0.0) / _SETTLING)
        worth = _FIRST_YEARS + (1.0 - _FIRST_YEARS) * float(gained)
    since = max(today.year - held.until, 0) if held.until is not None else 0
    return worth * (_LEAST + (1.0 - _LEAST) * float(np.exp2(-since / _HALF_LIFE)))


def origin_vectors(graph: OccupationGraph, profiles: Sequence[Profile], today: date) -> Any:
    """People × occupations (csr float32, 0..1): what each practised or learnt one is worth."""
    return summed([_worth(profile, today) for profile in profiles], graph.number)


def profile_vectors(graph: OccupationGraph, profiles: Sequence[Profile], today: date) -> Any:
    """People × skills (csr float32, 0..1): how surely each skill is held.

    A ticked skill is held wholly; one of a practised or learnt occupation, as much as the
    occupation is worth. The most favourable counts. Unknown keys are left out.
    """
    ticked = counted([sorted(one.skills) for one in profiles], graph.skill_number)
    return _largest(ticked, origin_vectors(graph, profiles, today), graph)


def proximity(
    graph: OccupationGraph, vectors: Any, origins: Any = None, *, mobilities: bool = True
) -> Floats:
    """People × occupations (float32, 0..1).

    The part of an occupation's weighted skills that is held; then, of what is left, a part that
    the closest occupation practised or learnt fills (and its official mobilities unless
    ``mobilities`` is False). Holding more never lowers any score.
    """
    found = coverage(graph, vectors)
    if origins is None:
        return found
    return found + (1.0 - found) * np.float32(_KIN) * _closest(graph, origins, mobilities)


def coverage(graph: OccupationGraph, vectors: Any) -> Floats:
    """People × occupations: held part of the weighted skills of each; 0 when it has none."""
    needed = np.asarray(graph.uses.sum(axis=1), dtype=np.float32).ravel()
    found = np.asarray((vectors @ graph.uses.T).todense(), dtype=np.float32)
    found /= np.where(needed > 0, needed, 1.0)
    return np.clip(found, 0.0, 1.0)


def kin_of(graph: OccupationGraph, rows: NDArray[np.intp], *, mobilities: bool = True) -> Floats:
    """Closeness of every occupation to each of ``rows``: rows × occupations, 0..1.

    An official mobility brings an occupation closer by a part of what separates them.
    """
    found = graph.kin[rows]
    if not mobilities:
        return found
    moved = np.float32(_NEAR) * graph.near[rows].toarray()
    moved = np.maximum(moved, np.float32(_EVOLUTION) * graph.evolution[rows].toarray())
    return np.asarray(found + (1.0 - found) * moved, dtype=np.float32)


def _worth(profile: Profile, today: date) -> dict[str, float]:
    worth = dict.fromkeys((one.occupation for one in profile.learnt), _LEARNT)
    for held in profile.occupations:
        worth[held.occupation] = max(held_weight(held, today), worth.get(held.occupation, 0.0))
    return worth


def _largest(ticked: Any, origins: Any, graph: OccupationGraph) -> Any:
    """For each person, the largest weight of each skill among what gives it."""
    found = ticked
    rank = 0
    used = (graph.uses > 0).astype(np.float32)
    while True:
        one = _nth(origins, rank)
        if one is None:
            return found
        found = found.maximum(one @ used)
        rank += 1


def _nth(origins: Any, rank: int) -> Any:
    """Of each person, only the occupation at ``rank``; None when nobody has so many."""
    from scipy.sparse import csr_matrix

    counts = np.diff(origins.indptr)
    rows = np.flatnonzero(counts > rank)
    if not rows.size:
        return None
    at = origins.indptr[rows] + rank
    return csr_matrix((origins.data[at], (rows, origins.indices[at])), shape=origins.shape)


def _closest(graph: OccupationGraph, origins: Any, mobilities: bool) -> Floats:
    found = np.zeros(origins.shape, dtype=np.float32)
    rank = 0
    while (one := _nth(origins, rank)) is not None:
        rows = np.flatnonzero(np.diff(one.indptr))
        kin = kin_of(graph, one.indices, mobilities=mobilities)
        found[rows] = np.maximum(found[rows], one.data[:, None] * kin)
        rank += 1
    return found
