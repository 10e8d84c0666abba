"""How well the search of sessions answers an expert set, beside PostgreSQL's full text.

    PYTHONPATH=. python bench/offer_relevance.py [--home FOLDER] [--split tuned] [--worst 20]

Without --home it makes a throwaway data folder, generates the demonstration offer (12 000 sessions
around a fixed day) and imports it through the path of a real file; one to two minutes.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.content.offer_queries import ExpertQuery
    from tests.content.offer_relevance import Measure, Score

Scores = Mapping["ExpertQuery", "Score"]


@contextmanager
def opened_corpus(home: str) -> Iterator[None]:
    """Django on a data folder; the offer is generated when the folder is a new one."""
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="passerelles-relevance-") as made:
        Path(made).chmod(0o755)  # PostgreSQL runs under another account when we are root
        os.environ["PASSERELLES_HOME"] = home or f"{made}/home"
        from passerelles.config.console.application import opened_application

        with opened_application():
            if not home:
                generate()
            yield


def generate() -> None:
    from django.utils import timezone
    from tests.content.offer_corpus import ON, SEED, SESSIONS

    from passerelles.config.console.data import load_foundations
    from passerelles.config.demonstration import load_offer
    from passerelles.connectors.demonstration.offer import OfferRequest

    load_foundations()
    load_offer(OfferRequest(on=ON, sessions=SESSIONS, seed=SEED), clock=timezone.now)


def measure(split: str) -> dict[str, Scores]:
    from tests.content import offer_corpus, offer_searches
    from tests.content.offer_queries import expert_queries
    from tests.content.offer_relevance import Jury, measured

    jury = Jury(offer_corpus.judged_sessions(), offer_corpus.points())
    queries = [query for query in expert_queries() if split in ("all", query.split)]
    searches = {"engine": offer_searches.engine, "full_text": offer_searches.full_text(jury)}
    return {name: measured(jury, queries, search) for name, search in searches.items()}


def as_json(scores: Mapping[str, Scores]) -> str:
    """What the test reads: measures by search, then by group."""
    from tests.content.offer_relevance import summed_up

    measures = {
        name: {group: found.as_dict() for group, found in summed_up(by_query).items()}
        for name, by_query in scores.items()
    }
    return json.dumps({"measures": measures})


def print_table(scores: Mapping[str, Scores]) -> None:
    from tests.content.offer_relevance import summed_up

    ours, theirs = (summed_up(scores[name]) for name in ("engine", "full_text"))
    heads = ("recall@10", "nDCG@10", "empty", "refused %")
    print(f"{'':<16}{'queries':>8}" + "".join(f"{head + ' / FTS':>20}" for head in heads))
    for group, mine in ours.items():
        print(f"{group:<16}{mine.queries:>8}" + _cells(mine, theirs[group]))


def _cells(mine: "Measure", other: "Measure") -> str:
    pairs = (
        (mine.recall, other.recall),
        (mine.ndcg, other.ndcg),
        (mine.empty, other.empty),
        (mine.refused, other.refused),
    )
    return "".join(f"{a:>12.3f} / {b:<5.3f}" for a, b in pairs)


def print_worst(scores: Scores, most: int) -> None:
    """The tuned queries least well answered; those held out never show."""
    from tests.content.offer_queries import TUNED

    tuned = [(query, score) for query, score in scores.items() if query.split == TUNED]
    tuned.sort(key=lambda pair: pair[1].ndcg)
    for query, score in tuned[:most]:
        print(
            f"{score.ndcg:.2f} recall {score.recall:.2f} refused {score.refused} "
            f"{'empty ' if score.empty else ''}{query.family}: {query.text} ({query.place})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", default="")
    parser.add_argument("--split", default="all", choices=("all", "tuned", "held_out"))
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with opened_corpus(options.home):
        scores = measure(options.split)
        if options.json:
            sys.stdout.write(as_json(scores))
            return
        print_table(scores)
        print_worst(scores["engine"], options.worst)


if __name__ == "__main__":
    main()
