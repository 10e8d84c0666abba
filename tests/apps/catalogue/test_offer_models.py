"""The offer's tables keep their own invariants."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests import offer_factories

from passerelles.apps.accounts.models import User
from passerelles.apps.catalogue.models import Correction, Duplicate

pytestmark = pytest.mark.django_db


def test_a_session_carries_the_number_of_its_source():
    session = offer_factories.session("SE_1")

    assert session.id == "offre_locale:SE_1"
    assert session.action.training.provider.source_id == "offre_locale"


def test_one_field_has_one_correction_in_force():
    author = User.objects.create_user(email="data@exemple.invalid", password="une phrase de passe")
    correction = {
        "kind": "session",
        "row": "offre_locale:SE_1",
        "field": "start",
        "reason": "coquille",
        "author": author,
        "made_at": timezone.now(),
    }
    Correction.objects.create(**correction, value="2027-01-04")

    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(**correction, value="2027-01-05")


def test_a_session_is_no_duplicate_of_itself():
    session = offer_factories.session()

    with pytest.raises(IntegrityError), transaction.atomic():
        Duplicate.objects.create(
            kept=session, other=session, score=1.0, verdict="probable", found_at=timezone.now()
        )
