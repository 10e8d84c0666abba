"""Lists of territories by kind: each once, as its page shows it."""

from datetime import date

import pytest
from tests import factories

from passerelles.apps.reference.reads.territories import territory_counts, territory_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def basins() -> None:
    """One basin in both zonings, one that only an old one has, in two of them."""
    for year, codes in (("2018", "2"), ("2019", "12"), ("2024", "1")):
        key = f"BMO-{year}"
        published = date(int(year), 1, 1)
        factories.edition(
            key,
            source=factories.source("employment_basins"),
            in_force=year == "2024",
            published_on=published,
        )
        for code in codes:
            factories.territory(code, "employment_basin", key, name=f"Bassin {code}")


@pytest.mark.usefixtures("basins")
def test_a_territory_of_several_editions_is_listed_once_in_the_best() -> None:
    part = territory_list("employment_basin")

    assert [ref.id for ref in part.items] == [
        "BMO-2024:employment_basin:1",
        "BMO-2019:employment_basin:2",
    ]
    assert part.total == 2


@pytest.mark.usefixtures("basins")
def test_counts_agree_with_lists() -> None:
    assert territory_counts() == {"employment_basin": 2}
