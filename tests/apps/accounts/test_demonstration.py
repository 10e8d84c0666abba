"""Fictitious accounts: for every role and every college, in demonstration mode only."""

from datetime import date

import pytest
from tests import account_factories as people

from passerelles.apps.accounts.actions.demonstration import (
    DemonstrationRefused,
    add_demonstration_accounts,
    close_demonstration_accounts,
)
from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.demonstration import PASSWORD
from passerelles.apps.accounts.models import SIGNING_COLLEGES, Role, User, Verb
from passerelles.apps.accounts.rights import can
from passerelles.apps.journal.actions import Act

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
ACT = Act("console", people.instant(TODAY))


@pytest.fixture(autouse=True)
def demonstration(settings) -> None:
    settings.DEMO, settings.PRODUCTION = True, False


def test_every_role_and_every_college_has_its_account():
    accounts = add_demonstration_accounts(act=ACT)

    assert {user.role for user in accounts} == set(Role.values)
    review = Subject("review/2025")
    signing = [user for user in accounts if can(user, Verb.SIGN, review, on=TODAY)]
    colleges = {user.memberships.get().institution.college for user in signing}
    assert colleges == set(SIGNING_COLLEGES)


def test_their_names_and_addresses_cannot_be_taken_for_real_ones():
    for user in add_demonstration_accounts(act=ACT):
        assert user.name.startswith("Démo ")
        assert user.email.endswith("@demo.invalid")
        assert user.demonstration
        assert user.check_password(PASSWORD)


def test_they_are_added_once_and_known_institutions_stay():
    people.institution("region", name="La vraie Région", college="region")
    add_demonstration_accounts(act=ACT)

    assert add_demonstration_accounts(act=ACT) == []
    member = User.objects.get(email="region@demo.invalid").memberships.get()
    assert member.institution.name == "La vraie Région"


@pytest.mark.parametrize(("demo", "production"), [(False, False), (True, True), (False, True)])
def test_they_are_refused_elsewhere(settings, demo: bool, production: bool):
    settings.DEMO, settings.PRODUCTION = demo, production

    with pytest.raises(DemonstrationRefused, match="passerelles user add"):
        add_demonstration_accounts(act=ACT)
    assert not User.objects.exists()


def test_those_left_by_a_demonstration_are_closed_and_no_other():
    add_demonstration_accounts(act=ACT)
    real = people.user()

    assert close_demonstration_accounts() == User.objects.count() - 1
    assert list(User.objects.filter(is_active=True)) == [real]
