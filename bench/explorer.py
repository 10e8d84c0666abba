"""The explorer of figures with five million observations, one reader, on loopback only.

Needs the official files (PASSERELLES_REAL_DATA): their figures are copied under earlier years until
there are OBSERVATIONS of them. A data folder given as argument is used, and grown, as it is.
Baseline of the same run: the health address, which touches neither the database nor a template.
Then the same pages in this process: what they take of processor and what each statement takes,
which other work on the machine blurs less.
"""

import os
import sys
import time
from itertools import product
from pathlib import Path
from typing import Any

from bench.pages import quantile
from bench.site import console, data_folder, get, site

OBSERVATIONS = 5_000_000
ROUNDS, PROCESS_ROUNDS = 6, 2
LEVELS = ("region", "departement", "bassin-d-emploi")
SUBJECTS = ("", "&metier=FAP-2021:S", "&metier=FAP-2021:B2X", "&metier=FAP-2021:S1X40")
CHOICES = tuple(
    f"/observatoire/explorer?indicateur={indicator}&niveau={level}{region}{subject}&periode={year}"
    for indicator, level, region, subject, year in product(
        ("bmo_projects", "bmo_difficult_share"), LEVELS, ("", "&dans=76"), SUBJECTS, (2024, 2021)
    )
)
PAGES = (
    "/observatoire",
    *CHOICES,
    *(f"{choice}&avec=bmo_seasonal" for choice in CHOICES),
    "/observatoire/explorer?indicateur=unemployment_rate&niveau=departement&territoire=31",
    "/observatoire/explorer?indicateur=tension_index&metier=ROME-3.47:G1602&periode=2021",
)

# A year more in the past at each round, for the figures of whole years.
_COPY = """
    INSERT INTO indicators_observation ({columns}, period)
    SELECT {columns}, (o.period::int - %s)::text FROM indicators_observation AS o
    WHERE upper_inf(o.known) AND o.period = ANY(%s)
"""


def grow(home: str) -> int:
    """Copy the figures of the newest years until there are enough; how many there are then."""
    os.environ["PASSERELLES_HOME"] = home
    from passerelles.config.console.application import opened_application

    with opened_application(migrated=False):
        from django.db import connection

        from passerelles.apps.indicators.models import Observation

        fields = [f.column for f in Observation._meta.concrete_fields]
        columns = ", ".join(c for c in fields if c not in ("id", "period"))
        with connection.cursor() as cursor:
            count, years = Observation.objects.count(), 0
            while count < OBSERVATIONS:
                years += 1
                cursor.execute(_COPY.format(columns=columns), [years, ["2024"]])
                if not cursor.rowcount:
                    sys.exit("no figure of 2024 to copy: import the official files first")
                count += cursor.rowcount
            cursor.execute("VACUUM ANALYZE indicators_observation")
    return count


def measure(port: int) -> None:
    seen: dict[str, list[float]] = {"/sante": [], "explorer": []}
    slowest: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for path in PAGES:
            status, seconds = get(port, path)
            if status != 200:
                sys.exit(f"{path} answered {status}")
            seen["explorer"].append(seconds)
            slowest.setdefault(path, []).append(seconds)
            seen["/sante"].append(get(port, "/sante")[1])
    worst = max(slowest, key=lambda path: quantile(slowest[path], 0.95))
    for name, values in {**seen, f"slowest: {worst}": slowest[worst]}.items():
        p50, p95 = quantile(values, 0.5), quantile(values, 0.95)
        print(f"{len(values):5} requests  p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  {name}")


def measure_in_process(home: str) -> None:
    """Milliseconds of processor a page, and of the statements that it sends."""
    os.environ["PASSERELLES_HOME"] = home
    from passerelles.config.console.application import opened_application

    with opened_application(migrated=False):
        from django.db import connection
        from django.test import Client, override_settings

        client, pages, statements = Client(), list[float](), list[float]()

        def timed(execute: Any, *rest: Any) -> Any:
            began = time.perf_counter()
            try:
                return execute(*rest)
            finally:
                statements.append(time.perf_counter() - began)

        with override_settings(ALLOWED_HOSTS=["testserver"]), connection.execute_wrapper(timed):
            for path in PAGES:  # once to remember what the site keeps
                client.get(path)
            statements.clear()
            for path in PAGES * PROCESS_ROUNDS:
                began = time.process_time()
                client.get(path)
                pages.append(time.process_time() - began)
    for name, values in (("processor a page", pages), ("a statement", statements)):
        p50, p95 = quantile(values, 0.5), quantile(values, 0.95)
        print(f"{len(values):5} times     p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  {name}")


def run(home: str) -> None:
    print(f"{grow(home):,} observations")
    with site(home) as port:
        time.sleep(20)  # indexes and choices are read behind the first pages
        measure(port)
    measure_in_process(home)


def main() -> None:
    if sys.argv[1:]:
        run(sys.argv[1])
        return
    official = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    if not official.is_dir():
        sys.exit("the official files are needed: PASSERELLES_REAL_DATA names their folder")
    with data_folder() as home:
        console(home, "init")
        console(home, "data", "import", str(official))
        run(home)


if __name__ == "__main__":
    main()
