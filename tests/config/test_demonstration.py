"""Loading the demonstration offer: by itself once, on demand, never beside a real one."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from passerelles.apps.accounts.models import User
from passerelles.apps.catalogue.models import Session, Training
from passerelles.apps.catalogue.reads import loading
from passerelles.config.demonstration import (
    RealOfferLoaded,
    defer_wanted_offer,
    keep_demonstration_accounts,
    load_offer,
    load_wanted_offer,
)
from passerelles.connectors.demonstration.offer import OfferRequest
from tests import factories
from tests import offer_factories as offer

pytestmark = pytest.mark.django_db
ASKED = OfferRequest(on=date(2026, 11, 23), sessions=25)
GENERATED = "demonstration_offer"


@pytest.fixture(autouse=True)
def register(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source is at the register, and a few sessions are wanted."""
    factories.source(GENERATED, is_demonstration=True)
    factories.territory("31555", name="Toulouse", postcodes=["31000"])
    settings.DEMO, settings.DEMO_SESSIONS = True, 12
    monkeypatch.setattr(loading._Memory, "quiet_until", 0.0)


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=loading.DEMONSTRATION_TASK).count()


def test_the_offer_comes_in_as_a_real_file_does(clock: Callable[[], datetime]) -> None:
    run = load_offer(ASKED, clock=clock)

    assert (run.message, run.status, run.refused) == ("", "succeeded", 0)
    assert run.raw_files.get().name == "offre-demonstration-2026-11-23.xml"
    assert Session.objects.current().filter(source_id=GENERATED).count() == 25


def test_another_offer_takes_the_place_of_the_first(clock: Callable[[], datetime]) -> None:
    load_offer(ASKED, clock=clock)
    load_offer(OfferRequest(on=ASKED.on, sessions=10), clock=clock)

    assert Session.objects.current().count() == 10


def test_a_real_offer_keeps_the_demonstration_away(clock: Callable[[], datetime]) -> None:
    offer.session()

    with pytest.raises(RealOfferLoaded, match="PASSERELLES_HOME"):
        load_offer(ASKED, clock=clock)
    assert not Training.objects.filter(source_id=GENERATED).exists()
    assert not defer_wanted_offer()


def test_the_offer_is_asked_for_once(clock: Callable[[], datetime]) -> None:
    assert defer_wanted_offer()
    assert defer_wanted_offer()
    assert jobs() == 1

    assert load_wanted_offer(clock=clock) is not None
    assert load_wanted_offer(clock=clock) is None
    assert not defer_wanted_offer()


@pytest.mark.parametrize(("demo", "sessions"), [(False, 12), (True, 0)])
def test_nothing_is_asked_for_when_none_is_wanted(
    settings: Settings, demo: bool, sessions: int
) -> None:
    settings.DEMO, settings.DEMO_SESSIONS = demo, sessions

    assert not defer_wanted_offer()
    assert jobs() == 0


def test_a_job_left_by_a_killed_worker_is_not_a_loading(clock: Callable[[], datetime]) -> None:
    defer_wanted_offer()
    assert loading.offer_loading() is not None

    load_wanted_offer(clock=clock)

    assert loading.offer_loading() is None


def test_pages_ask_seldom_when_nothing_loads() -> None:
    assert loading.offer_loading() is None
    defer_wanted_offer()
    assert loading.offer_loading() is None


def test_a_start_opens_fictitious_accounts_and_production_closes_them(settings: Settings) -> None:
    told: list[str] = []
    settings.DEMO, settings.PRODUCTION = True, False
    keep_demonstration_accounts(told.append)
    keep_demonstration_accounts(told.append)
    assert User.objects.filter(demonstration=True, is_active=True).exists()

    settings.PRODUCTION = True
    keep_demonstration_accounts(told.append)
    keep_demonstration_accounts(told.append)

    assert not User.objects.filter(is_active=True).exists()
    assert [sentence.split(" :")[0] for sentence in told] == [
        "Comptes fictifs créés",
        "Comptes fictifs fermés",
    ]
