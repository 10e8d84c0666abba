"""Pages under 50 people who read for five seconds between two clicks, on loopback only.

With PASSERELLES_REAL_DATA the official files are imported first. Baseline of the same run: the
health address, which touches neither the database nor a template.
"""

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.site import console, data_folder, get, site

PEOPLE, SECONDS, THINK_SECONDS = 50, 60.0, 5.0
PAGES = (
    *("/", "/metiers", "/metiers?q=cuisto", "/metiers?q=chauffeur+PL", "/metiers/F1602"),
    *("/metiers/J1501", "/metiers/F1610", "/certifications", "/certifications/RNCP38878"),
    *("/territoires", "/territoires/commune/31555", "/territoires/departement/09"),
    *("/territoires/region/76", "/sources", "/competences", "/recherche?q=soud"),
    *("/formations?q=boulanger&ou=Foix", "/formations?q=anglais", "/formations?ou=Albi"),
    "/formations/demonstration_offer:SE_0000001",
)

Latencies = dict[str, list[float]]


def person(port: int, seed: int, until: float) -> Latencies:
    """One person: a page, a pause around five seconds, another page…"""
    draw = random.Random(seed)
    seen: Latencies = {}
    time.sleep(draw.uniform(0, THINK_SECONDS))
    while time.monotonic() < until:
        path = draw.choice((*PAGES, "/sante"))
        status, seconds = get(port, path)
        if status not in (200, 404):
            raise SystemExit(f"{path} answered {status}")
        seen.setdefault(path, []).append(seconds)
        time.sleep(draw.uniform(0.5, 1.5) * THINK_SECONDS)
    return seen


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def report(seen: Latencies) -> None:
    pages = [value for path, values in seen.items() if path != "/sante" for value in values]
    for name, values in {**seen, "all pages": pages}.items():
        p50, p95 = quantile(values, 0.5), quantile(values, 0.95)
        print(f"{name:<34} {len(values):5} requests  p50 {p50:7.1f} ms  p95 {p95:7.1f} ms")


def main() -> None:
    official = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    with data_folder() as home:
        console(home, "init")
        if official.is_dir():
            console(home, "data", "import", str(official))
        with site(home) as port, ThreadPoolExecutor(PEOPLE) as crowd:
            time.sleep(15)  # the search indexes are built behind the first pages
            until = time.monotonic() + SECONDS
            runs = [crowd.submit(person, port, seed, until) for seed in range(PEOPLE)]
            together: Latencies = {}
            for run in runs:
                for path, values in run.result().items():
                    together.setdefault(path, []).extend(values)
    report(together)


if __name__ == "__main__":
    main()
