"""How well texts of blocks are matched to skills, beside plain ways, and at what pace.

    PYTHONPATH=. python bench/matcher.py [--data FOLDER]

On the labelled sentences of ``tests/content/block_sentences.yaml`` (no database needed); with the
folder of the official files, on those of ``official_sentences.yaml`` too.
"""

import argparse
from dataclasses import astuple
from pathlib import Path
from time import perf_counter

from tests.content.block_matching import (
    BASELINES,
    HELD_OUT,
    TUNED,
    Measure,
    Skill,
    baseline,
    baseline_on,
    matcher_of,
    official_set,
    our_matcher,
    ours,
    ours_on,
    sentences,
    vocabulary,
)

from passerelles.config.console.application import opened_application
from passerelles.domain.guidance.matching.clauses import all_clauses

COPIES = 100


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, help="a folder that holds the files of ROME 3.47")
    folder = options.parse_args().data
    print(f"{len(vocabulary())} skills")
    for part in (TUNED, HELD_OUT):
        print(f"\n{part}: {len(sentences(part))} sentences")
        print(f"{'':<16}{'precision':>11}{'recall':>9}{'F1':>9}{'recall@5':>11}")
        _print("our matcher", ours(part))
        for name, way in BASELINES.items():
            _print(name, baseline(way, part))
    if folder:
        with opened_application():
            _official(folder)
    _pace()


def _official(folder: Path) -> None:
    from tests.content.official_graph import official_skills

    skills = [Skill(one.key, one.label, one.kind) for one in official_skills(folder)]
    asked = official_set(skills)
    print(f"\nROME 3.47, {len(skills)} skills: {len(asked)} sentences, nothing tuned")
    _print("our matcher", ours_on(asked, matcher_of(skills)))
    for name, way in BASELINES.items():
        _print(name, baseline_on(asked, skills, way))


def _print(name: str, found: Measure) -> None:
    print(f"{name:<16}" + "".join(f"{value:>10.3f}" for value in astuple(found)))


def _pace() -> None:
    texts = [one.text for part in (TUNED, HELD_OUT) for one in sentences(part)] * COPIES
    start = perf_counter()
    links = our_matcher().links(all_clauses(texts))
    print(f"\n{len(texts)} texts in {perf_counter() - start:.2f} s, {links.nnz} links")


if __name__ == "__main__":
    main()
