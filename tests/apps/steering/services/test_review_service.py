"""Confirming and correcting a sheet: who may, what is kept, what is journaled, what clashes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.account_factories import grant, institution, member, user
from tests.steering_factories import NOON

from passerelles.apps.accounts.models import Role, User, Verb
from passerelles.apps.journal.models import FieldChange, JournalEntry
from passerelles.apps.steering.actions.services.review_service import (
    ServiceClash,
    ServiceReview,
    review_service,
    texts_of,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.services.content import service_book
from passerelles.apps.steering.reads.services.desk import kept_services
from passerelles.apps.steering.reads.services.values import service_value

pytestmark = pytest.mark.django_db
SLUG = "aide-garde-enfants"
TODAY = date(2026, 11, 23)


@pytest.fixture
def keeper() -> User:
    of = institution("region")
    grant(of, Verb.WRITE, "offer", owned=True)
    return member(of)


def said(revision: int = 0, **texts: str) -> ServiceReview:
    known = texts_of(service_book().services[SLUG])
    return ServiceReview(texts={**known, **texts}, revision=revision, why="Vu avec le service.")


def test_confirming_moves_the_date_and_changes_nothing_else(keeper: User):
    review_service(SLUG, said(), author=keeper, now=NOON)

    value = service_value(SLUG, on=TODAY)
    assert value is not None
    assert value.service.reviewed_on == TODAY
    assert (value.confirmed, value.corrected, value.is_stale) == (True, (), False)
    assert value.service.summary == service_book().services[SLUG].summary
    assert not FieldChange.objects.exists()
    assert JournalEntry.objects.get().verb == "service.reviewed"


def test_a_correction_lies_over_the_content_and_is_journaled(keeper: User):
    review_service(SLUG, said(phone="05 61 00 00 00", standing="ended"), author=keeper, now=NOON)

    value = service_value(SLUG, on=TODAY)
    assert value is not None
    assert value.service.phone == "0561000000"
    assert value.service.standing == "ended"
    assert set(value.corrected) == {"phone", "standing"}
    changed = {row.field: (row.before, row.after, row.why) for row in FieldChange.objects.all()}
    assert changed["standing"] == ("running", "ended", "Vu avec le service.")
    assert service_book().services[SLUG].phone == "0800007070"


def test_what_goes_back_to_the_content_leaves_the_layer(keeper: User):
    review_service(SLUG, said(access="Autre voie."), author=keeper, now=NOON)
    review_service(SLUG, said(1), author=keeper, now=NOON)

    assert ServiceLayer.objects.get().values == {}
    assert FieldChange.objects.filter(field="access").count() == 2


def test_the_loser_of_a_race_sees_both_texts_and_nothing_is_lost(keeper: User):
    review_service(SLUG, said(access="Première."), author=keeper, now=NOON)

    with pytest.raises(ServiceClash) as clash:
        review_service(SLUG, said(access="Seconde."), author=keeper, now=NOON)

    assert clash.value.theirs["access"] == "Première."
    assert clash.value.mine["access"] == "Seconde."
    assert ServiceLayer.objects.get().values["access"] == "Première."


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"summary": " "}, "Le résumé est vide"),
        ({"link": "javascript:alert(1)"}, "n’est pas une adresse"),
        ({"phone": "12"}, "« 12 » n’est pas un numéro"),
        ({"standing": "ouvert"}, "« ouvert » n’est pas un état"),
        ({"access": "a" * 1001}, "1001 caractères, 1000 au plus"),
    ],
)
def test_a_wrong_text_is_refused_in_one_sentence(keeper: User, texts: dict[str, str], told: str):
    with pytest.raises(SteeringRefused, match=told):
        review_service(SLUG, said(**texts), author=keeper, now=NOON)
    assert not ServiceLayer.objects.exists()


def test_another_institution_may_not_review_it(keeper: User):
    other = institution("employers")
    grant(other, Verb.WRITE, "offer", owned=True)

    for stranger in (member(other), user("adviser@exemple.fr", role=Role.ADVISER)):
        with pytest.raises(PermissionDenied):
            review_service(SLUG, said(), author=stranger, now=NOON)
    assert not ServiceLayer.objects.exists()


def test_an_institution_sees_the_sheets_it_keeps_the_latest_due_last(keeper: User):
    kept = kept_services(keeper, on=TODAY)

    assert {one.service.owner for one in kept} == {"region"}
    assert [one.due_on for one in kept] == sorted(one.due_on for one in kept)
    assert kept_services(user("personne@exemple.fr"), on=TODAY) == []
