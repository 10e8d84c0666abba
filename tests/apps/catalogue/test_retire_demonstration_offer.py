"""The generated offer leaves when a real one has something to offer."""

from datetime import date

import pytest
from tests import factories, offer_factories

from passerelles.apps.catalogue.actions.retire_demonstration import retire_demonstration_offer
from passerelles.apps.catalogue.models import Provider, Session

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def offered(source: str, *, demonstration: bool = False, **fields: object) -> Session:
    of = factories.source(source, is_demonstration=demonstration)
    body = offer_factories.provider(source=of)
    action = offer_factories.action(training=offer_factories.training(provider=body))
    return offer_factories.session(action=action, **fields)


@pytest.fixture
def generated() -> Session:
    return offered("demonstration_offer", demonstration=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"end": date(2026, 11, 23)},
        {"end": date(2026, 11, 1), "end_precision": "month"},
        {"end": date(2026, 1, 1), "end_precision": "year"},
        {"start": date(2025, 1, 1), "end_precision": "open"},
        {"start": date(2026, 12, 1)},
        {"start": None, "start_precision": "unknown"},
    ],
)
def test_a_real_session_that_is_not_over_retires_it(
    generated: Session, fields: dict[str, object]
) -> None:
    real = offered("offre_locale", **fields)

    retire_demonstration_offer(on=TODAY)

    assert list(Session.objects.current()) == [real]
    assert Provider.objects.filter(closed_on=TODAY).count() == 1


def test_an_archive_of_old_sessions_retires_nothing(generated: Session) -> None:
    offered("offre_locale", start=date(2017, 10, 30), end=date(2018, 6, 1))

    retire_demonstration_offer(on=TODAY)

    assert Session.objects.current().count() == 2
