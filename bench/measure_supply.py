"""Measure of the catalogue as figures: seconds of each step and peak memory.

    python -m bench.measure_supply --home FOLDER [--sessions 500000]

``--home``: a data folder that holds the demonstration offer; with ``--sessions`` it is multiplied
there (``bench/grown_offer.py``), so give a copy. Times are of the clock and of the processor.
Baseline of the same run: reading the keys of the sessions, one query.
"""

import argparse
import os
import resource
from collections.abc import Callable
from time import perf_counter, process_time
from typing import TypeVar

from passerelles.config.console.application import opened_application

Result = TypeVar("Result")


def timed(name: str, step: Callable[[], Result]) -> Result:
    clock, processor = perf_counter(), process_time()
    result = step()
    print(f"{name:<28} {perf_counter() - clock:7.1f} s  cpu {process_time() - processor:7.1f} s")
    return result


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds an offer")
    options.add_argument("--sessions", type=int, default=0, help="multiply the offer until there")
    chosen = options.parse_args()
    os.environ["PASSERELLES_HOME"] = chosen.home
    with opened_application():
        if chosen.sessions:
            _grow(chosen.sessions)
        _measure()
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _grow(sessions: int) -> None:
    from bench.grown_offer import grow_to

    timed("multiplied", lambda: grow_to(sessions))


def _measure() -> None:
    from django.utils import timezone

    from passerelles.apps.catalogue.search.batches import findable
    from passerelles.apps.observatory.actions.measure_supply import measure_supply
    from passerelles.apps.observatory.reads.measures.all_facts import monthly_facts, yearly_facts
    from passerelles.apps.observatory.reads.measures.measuring import read_measuring
    from passerelles.apps.observatory.reads.supply.ground import read_ground
    from passerelles.apps.observatory.reads.supply.offered import read_offered
    from passerelles.apps.observatory.reads.supply.reach import reach_facts
    from passerelles.apps.observatory.reads.supply.seats import seat_facts

    today = timezone.localdate()
    keys = timed("keys (baseline)", lambda: len(list(findable().values_list("id", flat=True))))
    ground = timed("communes and zones", read_ground)
    offered = timed("offer as arrays", lambda: read_offered(ground.numbers, today=today))
    wanted = {"generated": bool(offered.generated.any()), "today": today}
    seats = timed("seats", lambda: len(list(seat_facts(offered, ground, **wanted))))
    reach = timed("reach", lambda: len(list(reach_facts(offered, ground, **wanted))))
    known = timed("offer as answers", lambda: read_measuring(ground, today=today))
    plan = timed("measures of the year", lambda: len(list(yearly_facts(known, **wanted))))
    plan += timed("measures of the month", lambda: len(list(monthly_facts(known, **wanted))))
    print(
        f"{keys:,} sessions, {seats:,} figures of seats, {reach:,} of reach, {plan:,} of the plan"
    )
    for name in ("measured and published", "measured again"):
        changed = timed(name, lambda: measure_supply(today=today, at=timezone.now()))
        print(f"{'':<28} {changed:,} figures changed")


if __name__ == "__main__":
    main()
