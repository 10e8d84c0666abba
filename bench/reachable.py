"""Reachable occupations for one person, all the way from the profile to the reasons.

    python -m bench.reachable --home FOLDER

``--home``: a data folder with the official ROME (and tensions, to time the axis of the territory).
In this process, on one connection, warm. Baseline of the same run: the same suggestions by plain
Python loops over sets of skills, without reasons, diversity or territory. Budget: 30 ms. Then the
expert cases of ``tests/content`` on that folder.
"""

import argparse
import os
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bench.pages import quantile
from passerelles.config.console.application import opened_application

if TYPE_CHECKING:
    from passerelles.domain.guidance.occupations.graph import OccupationGraph
    from passerelles.domain.guidance.profile import Profile

ROUNDS, SHOWN = 5, 10
TODAY = date(2026, 11, 23)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder with the official ROME")
    os.environ["PASSERELLES_HOME"] = options.parse_args().home
    with opened_application():
        _first()
        profiles = _profiles()
        _times(profiles)
        _cases()


def _first() -> None:
    from passerelles.apps.guidance.reads.graph import occupation_graph
    from passerelles.apps.guidance.reads.occupations import reachable
    from passerelles.domain.guidance.profile import Profile

    graph = _seconds(occupation_graph)
    rest = _seconds(lambda: reachable(Profile(interests={"S": 1.0}), today=TODAY))
    print(f"{graph:7.2f} s    graph, once a generation; then {rest:.2f} s for the first answer")


def _profiles() -> "list[Profile]":
    """Those of the expert cases: held occupations, tastes, constraints, thirty communes."""
    from tests.content.guidance_cases import expert_cases

    from passerelles.apps.guidance.reads.opportunities import opportunities
    from passerelles.apps.guidance.reads.profiles import understand

    told = [understand(case.profile, today=TODAY).profile for case in expert_cases()]
    profiles = [profile for profile in told if profile]
    communes = sorted({profile.commune for profile in profiles if profile.commune})
    times = [_seconds(lambda commune=commune: opportunities(commune)) for commune in communes]
    print(f"{1000 * median(times):7.1f} ms   territory, once a basin ({len(communes)} communes)")
    return profiles


def _times(profiles: "list[Profile]") -> None:
    from passerelles.apps.guidance.reads.graph import occupation_graph
    from passerelles.apps.guidance.reads.occupations import reachable

    graph = occupation_graph()
    _told("reachable", [lambda p=p: reachable(p, today=TODAY, limit=SHOWN) for p in profiles])
    _told("naive sets (baseline)", [lambda p=p: _naive(graph, p) for p in profiles])


def _told(name: str, calls: list[Callable[[], object]]) -> None:
    times = [_seconds(call) for _ in range(ROUNDS) for call in calls]
    p50, p95 = quantile(times, 0.5), quantile(times, 0.95)
    print(f"p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  {name}")


def _naive(graph: "OccupationGraph", profile: "Profile") -> list[tuple[float, str]]:
    """Weighted part of the skills held, then of the interests: one occupation after the other."""
    held = set(profile.skills)
    for one in profile.occupations:
        if one.occupation in graph.number:
            row = graph.number[one.occupation]
            held |= {graph.skill_keys[at] for at in graph.skills_of(row)}
    scores = []
    for row, key in enumerate(graph.keys):
        start, end = graph.uses.indptr[row], graph.uses.indptr[row + 1]
        weights = dict(zip(graph.uses.indices[start:end], graph.uses.data[start:end], strict=True))
        total = sum(weights.values()) or 1.0
        part = sum(w for at, w in weights.items() if graph.skill_keys[at] in held) / total
        told = zip("RIASEC", graph.riasec[row], strict=True)
        liked = sum(profile.interests.get(letter, 0.0) * weight for letter, weight in told)
        if key not in profile.refused:
            scores.append((part + 0.1 * float(liked), key))
    return sorted(scores, reverse=True)[:SHOWN]


def _cases() -> None:
    from tests.content.guidance_cases import answered, expert_cases

    found = answered(expert_cases())
    passed, expected = sum(one.passes for one in found), sum(one.found for one in found)
    print(f"{passed} expert cases of {len(found)}, {expected} expected occupations shown")
    for one in found:
        if not one.passes:
            print(f"   {one.found} of {one.case.at_least}  {one.case.told} {one.broken or ''}")


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


if __name__ == "__main__":
    main()
