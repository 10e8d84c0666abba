"""Search of sessions: cold and warm times by family of queries, beside PostgreSQL full text.

    PASSERELLES_HOME=<empty folder> python -m bench.search_sessions --sessions 500000

A synthetic offer is written on a fresh data folder (``bench/session_corpus.py``), indexed, then
the same queries are timed on both engines in the same run: tantivy through ``search_sessions``,
facets included, and PostgreSQL through ``to_tsvector('french')`` with a GIN index, its count, its
first page by rank and the same facets (``bench/fulltext_baseline.py``). « cpu » is the processor
time of this process, which a busy machine does not stretch. ``--keep`` reads what is there.
"""

import argparse
import os
import platform
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import quantiles
from time import perf_counter, process_time

from passerelles.config.console.application import opened_application

ROUNDS = 3
WORDS = (
    "boulanger",
    "soudeur",
    "cuisinier",
    "comptable",
    "maçon",
    "infirmier",
    "vendeur",
    "anglais",
)
SEVERAL = ("conducteur de travaux", "aide à la personne", "agent de sécurité", "chef de cuisine")
WRONG = ("plombrie", "comptabilté", "electriciten", "boulangrie", "maintenence")
TOWNS = ("31555", "09122", "34172", "30189", "48095", "65440", "81004", "12202")
PREFIXES = ("bou", "cuis", "soud", "agent", "comm", "greta", "cap", "maçon")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sessions", type=int, default=12_000)
    options.add_argument("--keep", action="store_true", help="use the offer that is already there")
    options.add_argument("--no-baseline", action="store_true", help="leave PostgreSQL out")
    chosen = options.parse_args()
    with opened_application():
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
        if not chosen.keep:
            _fill(chosen.sessions)
        _measure(baseline=not chosen.no_baseline)


def _fill(sessions: int) -> None:
    from bench.session_corpus import Corpus
    from passerelles.apps.catalogue.search.build import build_generation
    from passerelles.apps.catalogue.search.generation import index_size
    from passerelles.config.installation import load_embedded_reference

    load_embedded_reference(lambda sentence: None)
    Corpus(sessions).write()
    began, spent = perf_counter(), process_time()
    number = build_generation()
    size = index_size(number) / 2**20
    print(
        f"index of {sessions:,} sessions: {perf_counter() - began:.0f} s "
        f"(cpu {process_time() - spent:.0f} s), {size:.0f} MiB"
    )


def _measure(*, baseline: bool) -> None:
    from bench.fulltext_baseline import FulltextBaseline
    from passerelles.apps.catalogue.search.engine import search_sessions
    from passerelles.apps.catalogue.search.suggest import suggest_offer

    families = _families()
    first = next(iter(families.values()))[0]
    print(f"first search of the process: {_timed(search_sessions, [first])[0][0]:.0f} ms\n")
    heads = ("cold ms", "p50 ms", "p95 ms", "p99 ms", "cpu p50", "cpu p95")
    print(f"{'':34}" + "".join(f"{head:>9}" for head in heads))
    other = FulltextBaseline() if baseline else None
    for name, requests in families.items():
        _report(name, search_sessions, requests)
        if other:
            _report("    PostgreSQL full text", other.search, requests)
    every = [request for requests in families.values() for request in requests]
    _report("every query", search_sessions, every)
    _report("suggestion", suggest_offer, PREFIXES)


def _families() -> dict[str, list[object]]:
    from bench.session_corpus import TODAY
    from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

    draw = random.Random(1)

    def asked(texts: Sequence[str], **filters: object) -> list[object]:
        return [
            SearchRequest(
                text=text,
                filters=SearchFilters(**filters),  # type: ignore[arg-type]
                facets=True,
                today=TODAY,
            )
            for text in texts
        ]

    def placed(texts: Sequence[str], **filters: object) -> list[object]:
        return [
            request
            for text in texts
            for request in asked([text], commune=draw.choice(TOWNS), **filters)
        ]

    refined = {"levels_out": frozenset((3, 4)), "modes": frozenset(("onsite", "blended"))}
    nearest = [replace(request, sort=Sort.NEAREST) for request in placed(WORDS)]  # type: ignore[type-var]
    return {
        "one word": asked(WORDS),
        "several words": asked(SEVERAL),
        "words around a town": placed((*WORDS, *SEVERAL)),
        "radius of 30 km": placed(WORDS, radius_km=30.0),
        "60 minutes by car": placed(WORDS, max_minutes=60),
        "nearest first": list(nearest),
        "typing error": asked(WRONG),
        "filters": asked(WORDS, **refined),
        "no words": asked([""] * 4),
        "no words, radius of 50 km": placed([""] * 8, radius_km=50.0),
    }


def _timed(
    search: Callable[..., object], asked: Sequence[object]
) -> tuple[list[float], list[float]]:
    """Wall and processor milliseconds of each."""
    walls, spents = [], []
    for request in asked:
        began, spent = perf_counter(), process_time()
        search(request)
        walls.append((perf_counter() - began) * 1000)
        spents.append((process_time() - spent) * 1000)
    return walls, spents


def _report(name: str, search: Callable[..., object], asked: Sequence[object]) -> None:
    """The slowest of a first pass, then the quantiles of the next ones."""
    cold = max(_timed(search, asked)[0])
    walls, spents = _timed(search, list(asked) * ROUNDS)
    wall, spent = quantiles(walls, n=100), quantiles(spents, n=100)
    cells = (cold, wall[49], wall[94], wall[98], spent[49], spent[94])
    print(f"{name:34}" + "".join(f"{cell:9.1f}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
