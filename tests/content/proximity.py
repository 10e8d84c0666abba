"""The official moves of ROME 3.47 as a judge of proximity, for the tests and the bench.

What is judged is ``OccupationGraph.kin``, which
never looks at the mobilities, or the same mix with weights found on other occupations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.sparse import normed, scaled

EDITION = "ROME-3.47"
DEPTH = 10
FOLDS = 10
_GAIN = 5e-4  # a step that brings less is luck

Scores = NDArray[np.float32]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """Over occupations that have moves. ``recall``: mean part of the moves found in the first ten.

    ``capped``: the same when more than ten moves count as ten, which is all that ten places can
    hold. ``mrr``: mean inverse rank of the first move found.
    """

    recall: float
    capped: float
    mrr: float


def judged(scores: Scores, truth: Truth) -> Judged:
    """Rank by ``scores`` and compare with ``truth``: both occupations × occupations."""
    rows = np.flatnonzero(truth.any(axis=1))
    ranked = scores[rows].astype(np.float64)
    ranked[np.arange(len(rows)), rows] = -np.inf
    order = np.argsort(-ranked, axis=1, kind="stable")
    hits = np.take_along_axis(truth[rows], order, axis=1)
    found, moves = hits[:, :DEPTH].sum(axis=1), truth[rows].sum(axis=1)
    first = hits.argmax(axis=1) + 1
    return Judged(
        recall=float((found / moves).mean()),
        capped=float((found / np.minimum(moves, DEPTH)).mean()),
        mrr=float((1.0 / first).mean()),
    )


def truths(graph: OccupationGraph) -> dict[str, Truth]:
    """Near moves; near and evolution moves. A move to oneself does not count."""
    near, evolution = graph.near.toarray(), graph.evolution.toarray()
    other = ~np.eye(len(graph), dtype=bool)
    return {"near": near & other, "near_and_evolution": (near | evolution) & other}


def baselines(graph: OccupationGraph) -> dict[str, Scores]:
    """Cosine of the skills, and the same weighted by TF-IDF (smoothed, as commonly computed)."""
    held = (graph.uses > 0).astype(np.float32)
    holders = np.bincount(held.indices, minlength=held.shape[1])
    rare = (np.log((1 + len(graph)) / (1 + holders)) + 1).astype(np.float32)
    return {"cosine": _cosine(held), "tf_idf": _cosine(scaled(held, rare))}


def parts(graph: OccupationGraph) -> dict[str, Scores]:
    """Each likeness before its weight."""
    every = np.arange(len(graph))
    return {one.name: one.to(every) / np.float32(one.weight) for one in graph.likenesses}


def cross_validated(graph: OccupationGraph, *, folds: int = FOLDS, seed: int = 0) -> Scores:
    """Each occupation ranked with weights found on pairs that it has no part in."""
    found = parts(graph)
    stack, truth = np.stack(list(found.values())), truths(graph)
    fold = np.random.default_rng(seed).permutation(len(graph)) % folds
    scores = np.zeros((len(graph), len(graph)), dtype=np.float32)
    for one in range(folds):
        kept, tested = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        inside = np.ix_(kept, kept)
        weights = _fitted(stack[:, kept][:, :, kept], {k: t[inside] for k, t in truth.items()})
        scores[tested] = np.tensordot(weights, stack[:, tested], axes=1)
    return scores


def _fitted(stack: Scores, truth: Mapping[str, Truth]) -> Scores:
    """Coordinate ascent by steps of 1, then 0.5, from equal weights: few values, little luck."""
    weights = np.full(len(stack), 2.0, dtype=np.float32)
    scores = np.tensordot(weights, stack, axes=1)
    best = _worth(scores, truth)
    for step in (1.0, 0.5):
        moved = True
        while moved:
            moved = False
            for at, by in ((at, by) for at in range(len(stack)) for by in (step, -step)):
                if weights[at] + by < 0:
                    continue
                tried = scores + np.float32(by) * stack[at]
                worth = _worth(tried, truth)
                if worth > best + _GAIN:
                    scores, best, moved = tried, worth, True
                    weights[at] += by
    return weights


def _worth(scores: Scores, truth: Mapping[str, Truth]) -> float:
    """Mean recall in the first 6, 10 and 15, of both truths."""
    np.fill_diagonal(scores, -1.0)
    first = np.argpartition(-scores, 20, axis=1)[:, :20]
    order = np.argsort(-np.take_along_axis(scores, first, axis=1), axis=1)
    first = np.take_along_axis(first, order, axis=1)
    found = []
    for known in truth.values():
        rows = known.any(axis=1)
        hits, moves = np.take_along_axis(known, first, axis=1)[rows], known[rows].sum(axis=1)
        found += [(hits[:, :depth].sum(axis=1) / moves).mean() for depth in (6, 10, 15)]
    return float(np.mean(found))


def _cosine(matrix: Any) -> Scores:
    unit = normed(matrix)
    return np.asarray((unit @ unit.T).todense(), dtype=np.float32)
