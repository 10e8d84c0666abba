"""The search of sessions against what an expert accepts, with floors that only go up.

The demonstration offer is generated, imported and searched in a process and a data folder of their
own, as a user's would be: nothing of it stays in the database of the other tests.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.content.offer_queries import HELD_OUT, expert_queries

ROOT = Path(__file__).resolve().parents[2]
FLOORS: dict[str, dict[str, float]] = yaml.safe_load(
    (Path(__file__).parent / "offer_floors.yaml").read_text("utf-8")
)
PROGRESS = 0.03  # a measure this far above its floor asks for a higher floor
PATIENCE_SECONDS = 600

Measures = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """What ``bench/offer_relevance.py`` says of the whole set."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench/offer_relevance.py"), "--json"],
        env={**environment, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def ours(report: dict[str, Any]) -> Measures:
    measures: Measures = report["measures"]["engine"]
    return measures


def test_the_set_is_large_varied_and_split_by_chance() -> None:
    queries = expert_queries()
    held_out = sum(query.split == HELD_OUT for query in queries)

    assert len({(query.text, query.place) for query in queries}) == len(queries) >= 160
    assert len({query.family for query in queries}) >= 12
    assert 0.28 <= held_out / len(queries) <= 0.40


def test_every_departement_of_the_region_is_asked_about() -> None:
    asked = {query.place[:2] for query in expert_queries() if query.place}

    assert asked == {"09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"}


def test_no_measure_falls_below_its_floor(ours: Measures) -> None:
    fallen = [
        f"{group} {what}: {ours[group][what]} < {floor}"
        for group, floors in FLOORS.items()
        for what, floor in floors.items()
        if what in ("recall", "ndcg") and ours[group][what] < floor
    ]
    assert not fallen, _table(ours)


def test_no_failure_goes_above_its_ceiling(ours: Measures) -> None:
    risen = [
        f"{group} {what}: {ours[group][what]} > {ceiling}"
        for group, floors in FLOORS.items()
        for what, ceiling in floors.items()
        if what in ("empty", "refused") and ours[group][what] > ceiling
    ]
    assert not risen, _table(ours)


def test_floors_follow_progress(ours: Measures) -> None:
    late = [
        f"{group} {what}: {ours[group][what]}"
        for group, floors in FLOORS.items()
        for what, floor in floors.items()
        if what in ("recall", "ndcg") and ours[group][what] > floor + PROGRESS
    ]
    assert not late, "the search got better: raise these floors of tests/content/offer_floors.yaml"


def test_full_text_search_is_clearly_beaten(report: dict[str, Any], ours: Measures) -> None:
    baseline = report["measures"]["full_text"]
    for group in FLOORS:
        assert ours[group]["ndcg"] >= baseline[group]["ndcg"] + 0.25
        assert ours[group]["empty"] <= baseline[group]["empty"] - 0.25


def _table(measures: Measures) -> str:
    """The measures of each family, for whoever reads the failure."""
    return "\n".join(f"{group}: {values}" for group, values in measures.items())
