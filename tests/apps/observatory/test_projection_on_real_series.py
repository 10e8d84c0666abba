"""The model on the only real series of five vintages at hand: rates of unemployment, INSEE."""

from collections import defaultdict
from pathlib import Path

import pytest

from passerelles.domain.observatory.projection import CONFIDENCE, Method, Projection, project
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.unemployment import read_unemployment

pytestmark = pytest.mark.real_data
RATES = Path("nomenclatures") / "orion_chomage_departemental_INSEE.csv"


@pytest.fixture
def projected(real_data: Path) -> list[Projection]:
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for record in read_unemployment(real_data / RATES):
        assert not isinstance(record, Rejection)
        found[record.departement][int(record.year)] = record.rate
    return [project(series, 2024, most=100.0) for series in found.values()]


def test_every_departement_has_five_vintages_and_a_plausible_next_one(
    projected: list[Projection],
) -> None:
    assert len(projected) == 100
    assert all(2 < one.interval.low <= one.value <= one.interval.high < 30 for one in projected)


def test_the_method_kept_announced_intervals_that_held(projected: list[Projection]) -> None:
    kept = [j for one in projected for j in one.judgements if j.method is one.method]
    assert sum(j.held for j in kept) / sum(j.tries for j in kept) >= CONFIDENCE


def test_most_rates_are_best_told_by_the_last_one(projected: list[Projection]) -> None:
    """Rates fell then rose again between 2020 and 2023: a straight line errs more."""
    errors = {
        method: sum(j.error for one in projected for j in one.judgements if j.method is method)
        for method in Method
    }
    assert errors[Method.LAST] < errors[Method.TREND]
