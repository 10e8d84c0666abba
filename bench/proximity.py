"""The proximity of occupations against the official moves, the mobility table switched off.

    python -m bench.proximity --home FOLDER

``--home``: a data folder that holds ROME 3.47 and, if possible, the RNCP. Baselines of the same
run: cosine and TF-IDF of the skills. « ten folds »: each occupation is ranked with weights found on
pairs that it has no part in. recall@10: mean part of the moves found in the first ten; capped: more
than ten moves count as ten.
"""

import argparse
import os
from time import perf_counter

import numpy as np
from tests.content.proximity import (
    FOLDS,
    Scores,
    baselines,
    cross_validated,
    judged,
    parts,
    truths,
)

from passerelles.config.console.application import opened_application
from passerelles.domain.guidance.occupations.graph import OccupationGraph

EDITION = "ROME-3.47"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", required=True, help="a data folder that holds ROME 3.47")
    os.environ["PASSERELLES_HOME"] = options.parse_args().home
    with opened_application():
        from passerelles.apps.guidance.reads.graph import graph_of

        started = perf_counter()
        graph = graph_of(EDITION)
        print(f"{len(graph)} occupations read in {perf_counter() - started:.1f} s")
    _quality(graph)
    _speed(graph)


def _quality(graph: OccupationGraph) -> None:
    rows: dict[str, Scores] = dict(baselines(graph))
    rows |= {f"  {name} alone": scores for name, scores in parts(graph).items()}
    rows |= {
        "equal weights": sum(parts(graph).values(), np.float32(0.0)),
        f"weights of {FOLDS} folds": cross_validated(graph),
        "weights shipped": graph.kin,
    }
    known = truths(graph)
    print(f"{'':24}" + "".join(f"{name:>30}" for name in known))
    print(f"{'':24}" + "   recall@10  capped      MRR " * len(known))
    for name, scores in rows.items():
        found = [judged(scores, truth) for truth in known.values()]
        shown = "".join(f"{one.recall:12.3f}{one.capped:9.3f}{one.mrr:9.3f}" for one in found)
        print(f"{name:24}{shown}")


def _speed(graph: OccupationGraph) -> None:
    from passerelles.domain.guidance.reaching.neighbours import neighbours

    started = perf_counter()
    count = sum(len(one) for one in neighbours(graph, range(len(graph)), k=20))
    print(f"{count} neighbours with their reasons in {perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main()
