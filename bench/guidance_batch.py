"""Occupations close to many people at once, and to one.

    python -m bench.guidance_batch --home FOLDER [--people 100000]

``--home``: a data folder that holds occupations with skills. The people are drawn from a fixed
seed: one to three occupations with years and an end, up to five ticked skills. Baseline of the same
run: the same people one by one. Budgets: 100 000 people in ten minutes, memory flat, one person in
30 ms.
"""

import argparse
import os
import resource
from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random
from statistics import median, quantiles
from time import perf_counter

import numpy as np

from passerelles.config.console.application import opened_application
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.profile import Held, Profile
from passerelles.domain.guidance.reaching.proximity import (
    origin_vectors,
    profile_vectors,
    proximity,
)

TODAY = date(2026, 11, 23)
BATCH = 1_000
FIRST = 10
ALONE = 300


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds occupations")
    options.add_argument("--people", type=int, default=100_000)
    given = options.parse_args()
    os.environ["PASSERELLES_HOME"] = given.home
    with opened_application():
        from passerelles.apps.guidance.reads.graph import occupation_graph

        started = perf_counter()
        graph = occupation_graph()
        print(f"{len(graph)} occupations read in {perf_counter() - started:.1f} s")
    _alone(graph)
    _together(graph, given.people)


def _together(graph: OccupationGraph, count: int) -> None:
    drawn, started, done = _people(graph, seed=1), perf_counter(), 0
    while batch := list(islice(drawn, min(BATCH, count - done))):
        nearest(graph, batch)
        done += len(batch)
        if done in (BATCH, count // 2, count):
            spent, peak = perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
            print(f"{done:7} people in {spent:6.1f} s, peak {peak.ru_maxrss / 1024:.0f} MiB")


def _alone(graph: OccupationGraph) -> None:
    times = []
    for one in islice(_people(graph, seed=2), ALONE):
        started = perf_counter()
        nearest(graph, [one])
        times.append(1_000 * (perf_counter() - started))
    p95 = quantiles(times, n=20)[-1]
    print(f"one person: median {median(times):.1f} ms, p95 {p95:.1f} ms")


def nearest(graph: OccupationGraph, people: list[Profile]) -> np.ndarray:
    """People × 10: rows of the closest occupations, in no order."""
    vectors = profile_vectors(graph, people, TODAY)
    scores = proximity(graph, vectors, origin_vectors(graph, people, TODAY))
    return np.argpartition(-scores, FIRST, axis=1)[:, :FIRST]


def _people(graph: OccupationGraph, *, seed: int) -> Iterator[Profile]:
    chance = Random(seed)
    described = [graph.keys[row] for row in np.flatnonzero(graph.described)]
    while True:
        occupations = chance.sample(described, chance.randint(1, 3))
        yield Profile(
            occupations=tuple(
                Held(occupation=key, years=chance.uniform(0, 20), until=chance.randint(2000, 2026))
                for key in occupations
            ),
            skills=frozenset(chance.sample(graph.skill_keys, chance.randint(0, 5))),
        )


if __name__ == "__main__":
    main()
