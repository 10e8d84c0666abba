"""Build time, memory and query time of the label index, beside the baseline, in the same run.

    PYTHONPATH=src:. python bench/search_occupations.py

About 110 000 labels: occupations (official names when PASSERELLES_REAL_DATA is there, else the
embedded labels), the embedded communes, and skills, certifications and bodies made by shuffling
words of occupations with a fixed seed, because their official labels are not shipped.
"""

import gc
import os
import platform
import random
import sys
from collections.abc import Callable, Sequence
from math import log10
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import polars
from tests.content.baseline import BaselineSearch
from tests.content.occupation_search import (
    CONTENT,
    EDITION,
    ROOT,
    embedded_entries,
    expert_queries,
    official_entries,
    synonyms,
)

from passerelles.domain.reference.search.entries import SearchEntry, with_synonyms
from passerelles.domain.reference.search.index import LabelIndex

MADE = {"skill": 33_000, "certification": 10_000, "provider": 6_000}
BUILDS, ROUNDS = 2, 2

T = TypeVar("T")


def occupations() -> list[SearchEntry]:
    folder = Path(os.environ.get("PASSERELLES_REAL_DATA", ROOT.parent / "shared/data"))
    entries = official_entries(folder) if folder.is_dir() else embedded_entries()
    return list(with_synonyms(entries, synonyms(), newest=EDITION))


def communes() -> list[SearchEntry]:
    frame = polars.read_parquet(CONTENT / "embedded/communes.parquet")
    rows = frame.select("code", "name", "postcodes", "population").iter_rows()
    return [
        SearchEntry("place", "COG", code, name, tuple(codes or ()), log10(1 + (people or 0)) / 7)
        for code, name, codes, people in rows
    ]


def made(entries: Sequence[SearchEntry]) -> list[SearchEntry]:
    """Labels of 4 to 10 words, for the kinds whose official labels are not shipped."""
    draw = random.Random(2026)
    words = [word for entry in entries for word in entry.label.replace(" / ", " ").split()]
    return [
        SearchEntry(
            kind, "made", f"{kind}{at}", " ".join(draw.choices(words, k=draw.randint(4, 10)))
        )
        for kind, size in MADE.items()
        for at in range(size)
    ]


def queries(places: Sequence[SearchEntry]) -> list[str]:
    """What people type: the expert set, its beginnings as it is typed, places and postcodes."""
    draw = random.Random(7)
    typed = [query.text for query in expert_queries()]
    begun = [text[:length] for text in typed for length in (3, 5) if len(text) > length]
    named = [entry.label for entry in draw.sample(list(places), 150)]
    codes = [entry.variants[0] for entry in draw.sample(list(places), 50) if entry.variants]
    return [*typed, *begun, *named, *codes]


def resident() -> float:
    """Memory of this process in MiB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def timed(search: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum in milliseconds."""
    durations = []
    for text in list(texts) * ROUNDS:
        start = perf_counter()
        search(text)
        durations.append((perf_counter() - start) * 1000)
    durations.sort()
    return durations[len(durations) // 2], durations[int(len(durations) * 0.95)], durations[-1]


def built(make: Callable[[], T]) -> tuple[T, float, float]:
    """The thing made, the best build time in seconds, the memory it keeps in MiB."""
    before = resident()
    start = perf_counter()
    kept = make()
    seconds = [perf_counter() - start]
    memory = resident() - before
    for _ in range(BUILDS - 1):
        start = perf_counter()
        make()
        seconds.append(perf_counter() - start)
    return kept, min(seconds), memory


def report(name: str, cells: Sequence[float]) -> None:
    print(f"{name:<44}" + "".join(f"{cell:>10.2f}" for cell in cells))


def main() -> None:
    jobs, places = occupations(), communes()
    everything = [*jobs, *places, *made(jobs)]
    texts, typed = queries(places), [query.text for query in expert_queries()]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"{len(everything)} entries, {sum(1 + len(e.variants) for e in everything)} labels")
    print(
        f"{'':<44}" + "".join(f"{h:>10}" for h in ("p50 ms", "p95 ms", "max ms", "build s", "MiB"))
    )
    index, seconds, memory = built(lambda: LabelIndex(everything))
    report("index, every kind", [*timed(index.search, texts), seconds, memory])
    only = timed(lambda t: index.search(t, kinds=("occupation",)), typed)
    report("index, occupations only", [*only, seconds, memory])
    names = [(entry.code, name) for entry in jobs for name in (entry.label, *entry.variants)]
    baseline, seconds, memory = built(lambda: BaselineSearch(names))
    report("baseline, occupations only", [*timed(baseline.search, typed), seconds, memory])
    names = [(e.code, name) for e in everything for name in (e.label, *e.variants)]
    baseline, seconds, memory = built(lambda: BaselineSearch(names))
    report("baseline, every kind", [*timed(baseline.search, texts), seconds, memory])


if __name__ == "__main__":
    main()
