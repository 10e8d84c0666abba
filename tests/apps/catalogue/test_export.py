"""The offer as it leaves: what is open, corrected, and not a merged duplicate."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories, offer_factories

from passerelles.apps.catalogue.models import Duplicate
from passerelles.apps.catalogue.reads.export import ExportSelection, exported_trainings

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def sessions(**selection: str) -> list[str]:
    found = exported_trainings(ExportSelection(**selection))
    return [key for training in found for key in training.session_keys()]


def test_closed_rows_and_merged_duplicates_stay_here() -> None:
    kept, other = offer_factories.session("A"), offer_factories.session("B")
    offer_factories.session("C", closed_on=date(2026, 1, 1))
    Duplicate.objects.create(kept=kept, other=other, score=1, verdict="merged", found_at=NOW)

    assert sessions() == ["offre_locale:A"]


def test_a_probable_duplicate_still_leaves() -> None:
    kept, other = offer_factories.session("A"), offer_factories.session("B")
    Duplicate.objects.create(kept=kept, other=other, score=1, verdict="probable", found_at=NOW)

    assert sessions() == ["offre_locale:A", "offre_locale:B"]


@pytest.mark.parametrize(
    ("portal", "sent"), [("training", ["B"]), ("apprenticeship", ["A"]), ("guidance", ["A", "B"])]
)
def test_each_portal_takes_its_actions(portal: str, sent: list[str]) -> None:
    offer_factories.session("A", action=offer_factories.action(contract="apprenticeship"))
    offer_factories.session("B")

    assert sessions(portal=portal) == [f"offre_locale:{number}" for number in sent]


def test_one_source_at_a_time() -> None:
    offer_factories.session("A")
    body = offer_factories.provider("X", source=factories.source("offre_carif"))
    action = offer_factories.action(training=offer_factories.training(provider=body))
    offer_factories.session("B", action=action)

    assert sessions(source="offre_carif") == ["offre_carif:B"]


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(count):
        of = offer_factories.session()
        offer_factories.place(of.action)
        offer_factories.meeting(of)

    with django_assert_num_queries(14):
        assert len(sessions()) == count
