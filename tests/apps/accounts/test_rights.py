"""The matrix of rights, read as a table: what is not written is denied."""

from itertools import product

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from tests import offer_factories

from passerelles.apps.accounts.models import Role, User
from passerelles.apps.accounts.rights import MATRIX, Verb, can, require, visible_to
from passerelles.apps.catalogue.models import ErrorReport, Session
from passerelles.apps.harvest.models import QuarantinedRecord

ALLOWED = {
    ("catalogue.Correction", "read", "data_manager"),
    ("catalogue.Correction", "write", "data_manager"),
    ("catalogue.Duplicate", "read", "data_manager"),
    ("catalogue.Duplicate", "write", "data_manager"),
    ("catalogue.ErrorReport", "read", "data_manager"),
    ("catalogue.ErrorReport", "write", "data_manager"),
    ("catalogue.GreenDecision", "read", "data_manager"),
    ("catalogue.GreenDecision", "write", "data_manager"),
    ("catalogue.PortalSighting", "read", "data_manager"),
    ("catalogue.PortalSighting", "write", "data_manager"),
    ("harvest.QuarantinedRecord", "read", "data_manager"),
    ("observatory.UnmetSearch", "read", "data_manager"),
    ("observatory.UnmetSearch", "read", "planner"),
    ("observatory.UnmetSearch", "read", "steering"),
}


def test_the_matrix_is_the_one_written_here():
    models = [m for m in apps.get_models() if m.__module__.startswith("passerelles.")]
    found = {
        (model._meta.label, verb.value, role.value)
        for model, verb, role in product(models, Verb, Role)
        if can(User(role=role), verb, model)
    }

    assert found == ALLOWED
    assert set(MATRIX) <= {model._meta.label for model in models}


def test_a_closed_account_and_a_stranger_may_nothing():
    closed = User(role=Role.DATA_MANAGER, is_active=False)

    assert not can(closed, Verb.READ, ErrorReport)
    assert not can(AnonymousUser(), Verb.READ, ErrorReport)
    with pytest.raises(PermissionDenied, match="Votre rôle"):
        require(User(role=Role.DATA_MANAGER), Verb.WRITE, QuarantinedRecord)


@pytest.mark.django_db
def test_rows_are_visible_to_those_who_may_read_them():
    offer_factories.error_report(offer_factories.session())

    assert visible_to(ErrorReport.objects.all(), User(role=Role.DATA_MANAGER)).count() == 1
    assert visible_to(ErrorReport.objects.all(), User(role=Role.ADVISER)).count() == 0
    assert visible_to(Session.objects.all(), User(role=Role.DATA_MANAGER)).count() == 0
