"""A search without answer is counted by subject, basin and month, and by nothing else."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests import factories, offer_factories

from passerelles.apps.catalogue.search import generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.observatory.actions.count_unmet import (
    Unmet,
    count_unmet,
    forget_old_searches,
)
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.observatory.unmet import UnmetReason

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
BASIN = "BMO-2024:employment_basin:7610"
BAKER = "ROME-4.60:D1102"


@pytest.fixture(autouse=True)
def _offer(own_index: Path) -> None:
    """A baker's course in Foix in three weeks, in the basin of Foix; Mende has none."""
    for code, name, at in (("09122", "Foix", (42.966, 1.607)), ("48095", "Mende", (44.5, 3.5))):
        commune = factories.territory(code, name=name, population=9_000)
        factories.point(commune, *at)
        basin = factories.territory(
            "7610" if name == "Foix" else "7643", "employment_basin", edition_id="BMO-2024"
        )
        factories.membership(commune, basin)
    factories.occupation("D1102", label="Boulangerie - viennoiserie")
    training = offer_factories.training(title="CAP boulanger")
    action = offer_factories.action(training=training, mode="onsite")
    offer_factories.place(action, commune_id="COG-2026:commune:09122")
    offer_factories.session(action=action, start=TODAY + timedelta(days=21))
    build_generation()
    generation.forget()
    forget()


def searched(text: str = "boulanger", commune: str = "09122", **more: Any) -> Unmet | None:
    cursor = more.pop("cursor", "")
    filters = SearchFilters(commune=commune, **more)
    request = SearchRequest(text=text, filters=filters, today=TODAY, cursor="")
    answer = search_sessions(request)
    if cursor:
        request = SearchRequest(text=text, filters=filters, today=TODAY, cursor=answer.next_cursor)
    return count_unmet(request, answer)


def test_a_search_that_finds_is_not_counted() -> None:
    assert searched() is None
    assert not UnmetSearch.objects.exists()


def test_nothing_near_is_counted_once_a_search() -> None:
    for _ in range(3):
        found = searched(commune="48095")
    assert found == Unmet("BMO-2024:employment_basin:7643", BAKER, UnmetReason.NOTHING_NEAR)
    kept = UnmetSearch.objects.get()
    assert (kept.month, kept.searches, kept.reason) == (date(2026, 11, 1), 3, "nothing_near")


def test_nothing_soon_enough_is_told_apart() -> None:
    found = searched(start_before=TODAY + timedelta(days=7))
    assert found == Unmet(BASIN, BAKER, UnmetReason.NOTHING_SOON)


def test_the_occupation_chosen_is_the_subject() -> None:
    found = searched("", "48095", occupation="D1102")
    assert found is not None
    assert found.subject == BAKER


@pytest.mark.parametrize(
    "narrowed",
    [
        {"levels_out": frozenset({7})},
        {"green": True},
        {"programmes": frozenset({"lectio"})},
        {"text": ""},
        {"commune": ""},
    ],
)
def test_a_search_narrowed_by_something_else_says_nothing_of_the_offer(
    narrowed: dict[str, Any],
) -> None:
    searched(**{"commune": "48095", **narrowed})
    assert not UnmetSearch.objects.exists()


def test_no_word_is_kept() -> None:
    searched("boulanger Camille Durand 06 12 34 56 78", "48095")
    kept = UnmetSearch.objects.get()
    told = {name: str(value) for name, value in vars(kept).items() if not name.startswith("_")}
    assert not any("Camille" in value or "06 12" in value for value in told.values())
    assert (kept.subject, kept.searches) == (BAKER, 1)


def test_months_older_than_180_days_are_forgotten() -> None:
    for month in (date(2026, 5, 1), date(2026, 6, 1)):
        UnmetSearch.objects.create(
            month=month, basin_id=BASIN, reason=UnmetReason.NOTHING_NEAR, searches=9
        )
    assert forget_old_searches(today=TODAY) == 1
    assert UnmetSearch.objects.get().month == date(2026, 6, 1)
