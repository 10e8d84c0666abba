"""Pages of the desk cost the same number of queries whatever the length of the queues."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories, offer_factories

pytestmark = pytest.mark.django_db
BUDGETS = {
    "/pro/offre/": 14,
    "/pro/offre/signalements": 10,
    "/pro/offre/quarantaine": 12,
    "/pro/offre/doublons": 18,
    "/pro/offre/corrections": 10,
    "/pro/offre/portails/guidance/absentes": 10,
}


def grow(rows: int) -> None:
    author = offer_factories.data_manager(f"a{rows}@exemple.fr")
    run = factories.run(factories.source("offre_locale"), read=rows, refused=rows)
    for number in range(rows):
        one, two = offer_factories.session(), offer_factories.session()
        offer_factories.error_report(one)
        offer_factories.duplicate(one, two)
        factories.quarantined(run, rule=f"lheo.{number}")
        one.sightings.create(
            portal="guidance", exported_at=factories.A_MORNING, missing_since=factories.A_MORNING
        )
        offer_factories.Correction.objects.create(
            kind="session",
            row=one.pk,
            field="seats",
            value=number,
            reason="appel",
            author=author,
            made_at=factories.A_MORNING,
        )


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", BUDGETS)
def test_queries_do_not_grow(client: Client, address: str):
    person = offer_factories.data_manager()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    grow(2)
    few = queries(client, address)
    grow(8)

    assert queries(client, address) <= few
    assert few <= BUDGETS[address]
