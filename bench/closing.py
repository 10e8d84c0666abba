"""The skills that the trainings of a data folder bring: time to link the whole offer, then to ask.

    python -m bench.closing --home FOLDER

``--home``: a data folder with an offer. Baseline of the same run: the rows alone, no link made.
Budget: 2 s for the trainings of 12 000 sessions.
"""

import argparse
import os
from collections import Counter
from collections.abc import Callable
from time import perf_counter

from passerelles.config.console.application import opened_application


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds an offer")
    os.environ["PASSERELLES_HOME"] = options.parse_args().home
    with opened_application():
        _measure()


def _measure() -> None:
    from passerelles.apps.guidance.reads.closing import build_closings, closings
    from passerelles.apps.guidance.reads.closing_rows import taught_rows
    from passerelles.apps.guidance.reads.graph import occupation_graph

    graph = occupation_graph()
    rows = taught_rows()
    print(f"{len(rows.trainings)} trainings, {len(rows.block_labels)} blocks")
    print(f"{len(graph)} occupations, {len(graph.skill_keys)} skills")
    print(f"{_seconds(taught_rows):7.3f} s   rows alone (baseline)")
    print(f"{_seconds(lambda: build_closings(graph, rows)):7.3f} s   links")
    found = closings()
    asked = dict.fromkeys(graph.skill_keys[:8], 1.0)
    asking = 1000 * _seconds(lambda: found.trainings_closing(asked))
    print(f"{asking:7.1f} ms  trainings that bring 8 skills")
    every = [found.of(key) for key in found.trainings]
    print(f"{sum(map(len, every))} links, {sum(not one for one in every)} trainings without any")
    print(dict(Counter(link.origin.value for links in every for link in links)))


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


if __name__ == "__main__":
    main()
