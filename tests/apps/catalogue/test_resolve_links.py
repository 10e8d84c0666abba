"""A reference that comes after the offer explains it."""

from datetime import date

import pytest
from tests import factories, offer_factories

from passerelles.apps.catalogue.actions.resolve_links import resolve_links
from passerelles.apps.catalogue.models import Place, TrainingCertification, TrainingOccupation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def toulouse() -> None:
    factories.territory("31555", name="Toulouse", postcodes=["31000"])


def test_links_left_open_are_resolved_when_the_reference_comes() -> None:
    of = offer_factories.training()
    offer_factories.place(offer_factories.action(training=of), postcode="31000", city="TOULOUSE")
    TrainingOccupation.objects.create(
        id=f"{of.id}/0", training=of, received="d1102", source=of.source
    )
    TrainingCertification.objects.create(
        id=f"{of.id}/0", training=of, received="RNCP 37780", source=of.source
    )
    factories.occupation("D1102")
    factories.certification("RNCP37780")

    assert resolve_links() == 3

    assert Place.objects.get().commune_id == "COG-2026:commune:31555"
    assert TrainingOccupation.objects.get().occupation_id == "ROME-4.60:D1102"
    assert TrainingCertification.objects.get().certification_id == "RNCP37780"
    assert resolve_links() == 0


def test_a_bare_code_follows_the_newest_edition() -> None:
    link = offer_factories.leads_to_occupation(
        offer_factories.training(), factories.occupation("D1102", "ROME-3.47")
    )
    factories.edition("ROME-3.47").__class__.objects.filter(id="ROME-3.47").update(in_force=False)
    factories.occupation("D1102")

    assert resolve_links() == 1

    link.refresh_from_db()
    assert link.occupation_id == "ROME-4.60:D1102"


def test_what_nothing_explains_and_what_is_closed_stay_as_received() -> None:
    of = offer_factories.action()
    offer_factories.place(of, commune_received="99999", city="Ailleurs")
    offer_factories.place(of, postcode="31000", city="Toulouse", closed_on=date(2026, 1, 1))

    assert resolve_links() == 0
    assert not Place.objects.exclude(commune=None).exists()
