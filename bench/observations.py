"""Reading five million observations, in process: every view of the explorer and of the API.

The observations are made in SQL: thirty declared indicators, the basins, départements and regions
of a France of numbers, fifty-four occupations and their total, six years. Baseline of the same run:
the same statements on the same rows in one table without partition nor index.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from bench.pages import quantile
from bench.site import console, data_folder

INDICATORS, ROUNDS, BASELINE_ROUNDS = 30, 60, 3
YEARS = tuple(str(year) for year in range(2019, 2025))
PLACES = {"employment_basin": 400, "departement": 101, "region": 18, "country": 1}
OCCUPATIONS = 54
PLAIN = "bench_observation"

_MAKE = """
    INSERT INTO indicators_observation (
        indicator, definition_version, source_id, edition, territory_kind, territory_code,
        geography, departement, region, period, occupation, sector, sex, age, level, value, bound,
        absence, origin, known)
    SELECT code, 1, 'bmo', 'BENCH-' || year, kind, place::text, 'BENCH-1', '', '', year,
        CASE WHEN o = 0 THEN '' ELSE 'FAP-2021:A' || lpad(o::text, 4, '0') END,
        '', '', '', '', 100 + (place * 7 + o * 13) %% 900, 'exact', '', '',
        tstzrange('2026-11-23T08:00:00Z', NULL)
    FROM unnest(%s::text[]) AS code, unnest(%s::text[], %s::int[]) AS level(kind, places),
        LATERAL generate_series(1, places) AS place, unnest(%s::text[]) AS year,
        generate_series(0, %s) AS o
"""


def made() -> list[str]:
    """Make the observations; the indicators that have some."""
    from django.db import connection

    from passerelles.apps.indicators.models import Observation
    from passerelles.apps.indicators.reads.definitions import indicators

    codes = sorted(indicators())[:INDICATORS]
    began = time.perf_counter()
    with connection.cursor() as cursor:
        kinds = list(PLACES), list(PLACES.values())
        cursor.execute(_MAKE, [codes, *kinds, list(YEARS), OCCUPATIONS])
        cursor.execute("VACUUM ANALYZE indicators_observation")
        copy = f"CREATE TABLE {PLAIN} AS TABLE indicators_observation"
        cursor.execute(copy)
        cursor.execute(f"ANALYZE {PLAIN}")
    seconds = time.perf_counter() - began
    print(f"{Observation.objects.count():,} observations, made twice in {seconds:.0f} s")
    return codes


def choices(codes: list[str]) -> dict[str, Callable[[], Iterable[Any]]]:
    """The views; each call draws what it shows."""
    from passerelles.apps.indicators.reads.observations import Wanted

    draw = random.Random(20261123)

    def one(kind: str = "employment_basin", **fixed: Any) -> Any:
        about = {"occupation": draw.choice(["", f"FAP-2021:A{draw.randint(1, OCCUPATIONS):04}"])}
        place = {"kind": kind, "code": str(draw.randint(1, PLACES[kind]))}
        chosen = {"period": draw.choice(YEARS), **about, **place, **fixed}
        return Wanted(draw.choice(codes), **chosen)

    return {
        "one figure": lambda: [one()],
        "map of the basins": lambda: [one(code=None)],
        "map of the départements": lambda: [one("departement", code=None)],
        "scatter of two indicators": lambda: [one(code=None), one(code=None)],
        "series of a territory": lambda: [one(period=None)],
        "list by occupation": lambda: [one(scheme="FAP-2021", occupation_length=5)],
        "map as of a date": lambda: [one(code=None, as_of=_moment())],
    }


def _moment() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 11, 24, tzinfo=UTC)


def timed(calls: Iterable[Callable[[], object]]) -> Iterator[float]:
    for call in calls:
        began = time.perf_counter()
        call()
        yield time.perf_counter() - began


def baseline(wanted: Any) -> None:
    """The statement of a read, on the table without partition nor index."""
    from django.db import connection

    from passerelles.apps.indicators.reads.observations import select

    statement, parameters = select(wanted).values_list("id", "value").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("indicators_observation", PLAIN), parameters)
        cursor.fetchall()


def measure(codes: list[str]) -> None:
    from passerelles.apps.indicators.reads.coverage import coverage
    from passerelles.apps.indicators.reads.observations import periods, read
    from passerelles.apps.indicators.reads.pages import page_of
    from passerelles.apps.reference.reads.lists.windows import Window
    from passerelles.domain.indicators.comparing import ranking

    def shown(view: Callable[[], Iterable[Any]]) -> None:
        for wanted in view():
            found = read(wanted)
            ranking({one.territory_code: one.quantity for one in found})

    def plain(view: Callable[[], Iterable[Any]]) -> None:
        for wanted in view():
            baseline(wanted)

    views = choices(codes)
    for name, view in views.items():
        report(name, timed([partial(shown, view)] * ROUNDS))
        report("    baseline", timed([partial(plain, view)] * BASELINE_ROUNDS))
    page = views["map of the basins"]
    report("page of the API", timed([lambda: [page_of(w, Window()) for w in page()]] * ROUNDS))
    report("periods of an indicator", timed([lambda: periods(codes[0])] * ROUNDS))
    report("what is loaded of each", timed([coverage] * ROUNDS))


def report(name: str, seconds: Iterable[float]) -> None:
    values = list(seconds)
    p50, p95 = quantile(values, 0.5), quantile(values, 0.95)
    print(f"{len(values):5} reads  p50 {p50:8.1f} ms  p95 {p95:8.1f} ms  {name}", flush=True)


def main() -> None:
    with data_folder() as home:
        os.environ["PASSERELLES_HOME"] = home
        os.environ["PASSERELLES_DEMO_SESSIONS"] = "0"
        if console(home, "init").returncode:
            sys.exit("the data folder cannot be made")
        from passerelles.config.console.application import opened_application

        with opened_application(migrated=False):
            measure(made())
        console(home, "db", "stop", "--force")


if __name__ == "__main__":
    main()
