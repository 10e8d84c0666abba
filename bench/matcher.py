"""How well texts of blocks are matched to skills, beside plain ways, and at what pace.

    PYTHONPATH=. python bench/matcher.py

On the labelled sentences of ``tests/content/block_sentences.yaml`` (no database needed).
"""

from dataclasses import astuple
from time import perf_counter

from tests.content.block_matching import (
    BASELINES,
    HELD_OUT,
    TUNED,
    Measure,
    baseline,
    our_matcher,
    ours,
    sentences,
    vocabulary,
)

from passerelles.domain.guidance.matching.clauses import all_clauses

COPIES = 100


def main() -> None:
    print(f"{len(vocabulary())} skills")
    for part in (TUNED, HELD_OUT):
        print(f"\n{part}: {len(sentences(part))} sentences")
        print(f"{'':<16}{'precision':>11}{'recall':>9}{'F1':>9}{'recall@5':>11}")
        _print("our matcher", ours(part))
        for name, way in BASELINES.items():
            _print(name, baseline(way, part))
    _pace()


def _print(name: str, found: Measure) -> None:
    print(f"{name:<16}" + "".join(f"{value:>10.3f}" for value in astuple(found)))


def _pace() -> None:
    texts = [one.text for part in (TUNED, HELD_OUT) for one in sentences(part)] * COPIES
    start = perf_counter()
    links = our_matcher().links(all_clauses(texts))
    print(f"\n{len(texts)} texts in {perf_counter() - start:.2f} s, {links.nnz} links")


if __name__ == "__main__":
    main()
