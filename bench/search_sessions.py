"""Search of sessions, by families of queries, in process, over HTTP, and beside PostgreSQL.

    python -m bench.search_sessions [--sessions 500000] [--home FOLDER] [--no-baseline]

The demonstration offer is imported on a fresh data folder, multiplied in the tables
(``bench/grown_offer.py``) and indexed; ``--home`` measures a folder already filled, and leaves it.
Every search asks a page, its count and its facets. « new »: facets counted as for a search that
nobody has made; « again »: found kept. « cpu »: processor time of this process, which a busy
machine does not stretch. PostgreSQL: full text on the same sessions, the same run.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

from bench.session_queries import PREFIXES, address, families
from bench.site import console, data_folder, get, site
from passerelles.config.console.application import opened_application

ORIGINAL = 20_000  # sessions really generated and imported
ROUNDS = 3
HEADS = ("first", "p50", "p95", "p99", "cpu p50", "cpu p95")

Call = Callable[[Any], object]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=500_000)
    options.add_argument("--home", help="a data folder already filled")
    options.add_argument("--no-baseline", action="store_true", help="leave PostgreSQL out")
    chosen = options.parse_args()
    with _home(chosen.home, chosen.sessions) as home:
        os.environ["PASSERELLES_HOME"] = home
        console(home, "db", "start")
        with opened_application():
            if not chosen.home:
                _grow(chosen.sessions)
            _measure(baseline=not chosen.no_baseline)
        with site(home) as port:
            _measure_site(port)
        console(home, "db", "stop", "--force")


@contextmanager
def _home(given: str | None, sessions: int) -> Iterator[str]:
    if given:
        yield given
        return
    os.environ["PASSERELLES_DEMO_SESSIONS"] = str(min(sessions, ORIGINAL))
    with data_folder() as home:
        ended = console(home, "init")
        assert ended.returncode == 0, ended.stderr
        yield home


def _grow(sessions: int) -> None:
    from bench.grown_offer import grow_to
    from passerelles.apps.catalogue.search.build import build_generation
    from passerelles.apps.catalogue.search.generation import index_size

    grow_to(sessions)
    began, spent = perf_counter(), process_time()
    size = index_size(build_generation()) / 2**20
    seconds, cpu = perf_counter() - began, process_time() - spent
    print(f"index built in {seconds:.0f} s (cpu {cpu:.0f} s), {size:.0f} MiB")


def _measure(*, baseline: bool) -> None:
    from bench.fulltext_baseline import FulltextBaseline
    from passerelles.apps.catalogue.search.engine import search_sessions
    from passerelles.apps.catalogue.search.generation import current_generation
    from passerelles.apps.catalogue.search.suggest import suggest_offer
    from passerelles.apps.catalogue.search.warming import warm

    warm()
    generation = current_generation()
    assert generation, "there is no index: passerelles search index"
    _say_machine(len(generation.columns))
    asked = families(date.today())
    every = [request for requests in asked.values() for request in requests]

    def new(request: Any) -> object:
        generation.kept_counts.clear()
        return search_sessions(request)

    for name, requests in (asked | {"every search": every}).items():
        _report(name, new, requests)
    _report("every search, again", search_sessions, every)
    _report("suggestion", suggest_offer, PREFIXES)
    if baseline:
        other = FulltextBaseline()
        for name, requests in (asked | {"every search": every}).items():
            _report(f"PostgreSQL: {name}", other.search, requests, rounds=1)


def _measure_site(port: int) -> None:
    """The same searches through the API, then the page that people see."""

    def got(path: str) -> object:
        status, _ = get(port, path)
        assert status == 200, f"{path} answered {status}"
        return status

    every = [address(request) for them in families(date.today()).values() for request in them]
    got(every[0])
    _report("HTTP: API, every search", got, every)
    pages = ("/formations?q=boulanger&ou=Foix", "/formations?q=anglais", "/formations?ou=Albi")
    _report("HTTP: page of results", got, pages)
    _report("HTTP: suggestion", got, [f"/api/v1/suggestions/offer?q={p}" for p in PREFIXES[:3]])


def _report(name: str, call: Call, asked: Sequence[Any], rounds: int = ROUNDS) -> None:
    """The slowest of a first round, then the quantiles of the next ones, in milliseconds."""
    first = max(wall for wall, _ in _timed(call, asked))
    times = [pair for _ in range(rounds) for pair in _timed(call, asked)]
    wall, cpu = (_quantiles(column) for column in zip(*times, strict=True))
    cells = (first, wall[49], wall[94], wall[98], cpu[49], cpu[94])
    print(f"{name:40}" + "".join(f"{cell:9.1f}" for cell in cells), flush=True)


def _quantiles(values: Sequence[float]) -> list[float]:
    return quantiles([*values, values[-1]], n=100, method="inclusive")


def _timed(call: Call, asked: Sequence[Any]) -> list[tuple[float, float]]:
    """Wall and processor milliseconds of each."""
    times = []
    for request in asked:
        began, spent = perf_counter(), process_time()
        call(request)
        times.append(((perf_counter() - began) * 1000, (process_time() - spent) * 1000))
    return times


def _say_machine(sessions: int) -> None:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{sessions:,} sessions; load {load}; milliseconds\n")
    print(f"{'':40}" + "".join(f"{head:>9}" for head in HEADS))


if __name__ == "__main__":
    main()
