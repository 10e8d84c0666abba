"""Which figure is shown when several sources speak of one thing."""

import pytest
from tests import factories
from tests.fact_factories import observation, wanted

from passerelles.apps.indicators.reads.computed import compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.observations import read_one
from passerelles.apps.observatory.reads.explorer.figures import Choice, figures, series

pytestmark = pytest.mark.django_db
BASIN = Where("employment_basin", "7617")


def told() -> list[float | None]:
    """The value that each way of reading shows."""
    one = read_one(wanted())
    choice = Choice("bmo_projects", "employment_basin", "2024")
    (placed,) = figures(choice).placed
    (in_time,) = series(choice, "7617")
    (computed,) = compute(BASIN, codes=["bmo_projects"])
    shown = [one.quantity if one else None, placed.observed.quantity, in_time.quantity]
    return [quantity.value if quantity else None for quantity in (*shown, computed.quantity)]


def test_files_over_typed_values_arbitrations_over_files() -> None:
    factories.source("demonstration_typed_values", is_demonstration=True)
    observation(source="demonstration_typed_values", edition="Arbitrage-2024", value=1)
    assert told() == [1] * 4
    observation(source="typed_values", edition="Saisie-2024", value=2)
    assert told() == [2] * 4
    observation(source="bmo", edition="BMO-2023", value=3)
    observation(source="bmo", edition="BMO-2024", value=4)
    assert told() == [4] * 4
    observation(source="typed_values", edition="Arbitrage-2024", value=5)
    assert told() == [5] * 4
