"""Writes on people and rights: refused in French, kept in the journal."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests import account_factories as people

from passerelles.apps.accounts.actions.delegations import delegate, take_back
from passerelles.apps.accounts.actions.grants import give, withdraw
from passerelles.apps.accounts.actions.institutions import save_institution
from passerelles.apps.accounts.actions.invitations import accept, invite, open_invitation, revoke
from passerelles.apps.accounts.actions.memberships import add_membership, end_membership
from passerelles.apps.accounts.models import (
    Delegation,
    Grant,
    Institution,
    Invitation,
    Membership,
    User,
)
from passerelles.apps.journal.actions import Act
from passerelles.apps.journal.models import FieldChange, JournalEntry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
NOW = people.instant(TODAY)
ACT = Act("admin@exemple.fr", NOW)
PASSWORD = "une phrase assez longue 42"


def invitation(**fields: object) -> Invitation:
    sender = User.objects.filter(email="admin@exemple.fr").first()
    known = {
        "email": "Nouvelle@Exemple.fr ",
        "institution": Institution.objects.first() or people.institution(),
        "invited_by": sender or people.user("admin@exemple.fr"),
    }
    return Invitation(**{**known, **fields})


class TestInvitation:
    def test_the_link_opens_an_account_and_its_membership(self):
        token = invite(invitation(), act=ACT)
        found = open_invitation(token, at=NOW)
        assert found is not None

        user = accept(found, name="Nouvelle", password=PASSWORD, at=NOW)

        assert (user.email, user.role) == ("nouvelle@exemple.fr", "steering")
        assert user.memberships.get().institution.code == "region"
        assert open_invitation(token, at=NOW) is None
        verbs = list(JournalEntry.objects.values_list("verb", flat=True))
        assert sorted(verbs) == ["invitation.accepted", "invitation.sent", "user.added"]

    def test_the_database_does_not_hold_the_token(self):
        token = invite(invitation(), act=ACT)

        assert token not in str(Invitation.objects.values().get())

    def test_a_link_expires_after_seven_days(self):
        token = invite(invitation(), act=ACT)

        assert open_invitation(token, at=NOW + timedelta(days=6, hours=23)) is not None
        assert open_invitation(token, at=NOW + timedelta(days=7)) is None

    def test_a_revoked_link_opens_nothing(self):
        token = invite(invitation(), act=ACT)
        found = open_invitation(token, at=NOW)
        assert found is not None
        revoke(found, act=ACT)

        assert open_invitation(token, at=NOW) is None
        with pytest.raises(ValidationError, match="ne sert plus"):
            accept(found, name="", password=PASSWORD, at=NOW)

    def test_a_weak_password_leaves_the_link_open(self):
        token = invite(invitation(), act=ACT)
        found = open_invitation(token, at=NOW)
        assert found is not None
        with pytest.raises(ValidationError):
            accept(found, name="", password="123", at=NOW)

        assert open_invitation(token, at=NOW) == found
        assert not User.objects.filter(email="nouvelle@exemple.fr").exists()

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"email": "admin@exemple.fr"}, "a déjà un compte"),
            ({"function": "evaluator"}, "demande une date de fin"),
            ({"until": date(2026, 11, 22)}, "est passée"),
            ({"email": "nulle part"}, "adresse"),
        ],
    )
    def test_a_wrong_invitation_is_refused(self, fields: dict[str, object], told: str):
        with pytest.raises(ValidationError, match=told):
            invite(invitation(**fields), act=ACT)

    def test_an_evaluator_has_access_until_a_day(self):
        token = invite(invitation(function="evaluator", until=date(2026, 12, 31)), act=ACT)
        found = open_invitation(token, at=NOW)
        assert found is not None

        user = accept(found, name="", password=PASSWORD, at=NOW)

        assert user.memberships.get().ends_on == date(2026, 12, 31)


class TestDelegation:
    def asked(self, **fields: object) -> Delegation:
        known = {
            "principal": people.user("une@exemple.fr"),
            "delegate": people.user("autre@exemple.fr"),
            "starts_on": TODAY,
            "ends_on": TODAY + timedelta(days=14),
        }
        return Delegation(**{**known, **fields})

    def test_a_delegation_is_kept_and_taken_back(self):
        delegation = delegate(self.asked(starts_on=TODAY - timedelta(days=3)), act=ACT)
        take_back(delegation, today=TODAY, act=ACT)

        delegation.refresh_from_db()
        assert delegation.ends_on == date(2026, 11, 22)
        assert FieldChange.objects.filter(object_kind="delegation", field="ends_on").count() == 2

    def test_one_that_has_not_begun_goes_away(self):
        delegation = delegate(self.asked(), act=ACT)
        take_back(delegation, today=TODAY, act=ACT)

        assert not Delegation.objects.exists()
        assert FieldChange.objects.filter(after__isnull=True, field="starts_on").exists()

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"ends_on": None}, "date de fin"),
            ({"ends_on": TODAY - timedelta(days=1)}, "précède"),
            ({"ends_on": TODAY + timedelta(days=400)}, "un an au plus"),
        ],
    )
    def test_a_wrong_delegation_is_refused(self, fields: dict[str, object], told: str):
        with pytest.raises(ValidationError, match=told):
            delegate(self.asked(**fields), act=ACT)

    def test_nobody_delegates_to_herself_or_to_a_closed_account(self):
        asked = self.asked()
        asked.delegate.is_active = False
        with pytest.raises(ValidationError, match="fermé"):
            delegate(asked, act=ACT)
        asked.delegate = asked.principal
        with pytest.raises(ValidationError, match="soi-même"):
            delegate(asked, act=ACT)


class TestGrant:
    def test_a_right_is_given_then_withdrawn_and_the_past_stays(self):
        region = people.institution()
        given = give(
            Grant(institution=region, verb="write", subtree="plan/A1", starts_on=TODAY), act=ACT
        )
        withdraw(given, on=TODAY + timedelta(days=1), act=ACT)

        assert Grant.objects.get().ends_on == date(2026, 11, 24)
        assert FieldChange.objects.filter(field="ends_on", after="2026-11-24").exists()

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"subtree": "plans"}, "n’est pas une branche"),
            ({"subtree": "plan/A1/A1.M1"}, "n’est pas une branche"),
            ({"territory": "31"}, "sorte:code"),
            ({"ends_on": date(2020, 1, 1)}, "précède"),
        ],
    )
    def test_a_wrong_right_is_refused(self, fields: dict[str, object], told: str):
        known = {"verb": "write", "subtree": "plan", "starts_on": TODAY, **fields}
        with pytest.raises(ValidationError, match=told):
            give(Grant(institution=people.institution(), **known), act=ACT)

    def test_a_right_given_twice_is_refused(self):
        region = people.institution()
        people.grant(region, "write", "plan", starts_on=TODAY)

        with pytest.raises(ValidationError, match="déjà donné"):
            give(Grant(institution=region, verb="write", subtree="plan", starts_on=TODAY), act=ACT)


class TestMembership:
    def test_somebody_joins_and_leaves(self):
        asked = Membership(
            user=people.user(), institution=people.institution(), starts_on=date(2026, 1, 1)
        )
        end_membership(add_membership(asked, act=ACT), on=TODAY, act=ACT)

        assert Membership.objects.get().ends_on == TODAY

    def test_an_evaluator_without_a_last_day_is_refused(self):
        asked = Membership(
            user=people.user(),
            institution=people.institution(),
            function="evaluator",
            starts_on=TODAY,
        )
        with pytest.raises(ValidationError, match="demande une date de fin"):
            add_membership(asked, act=ACT)


def test_a_siret_is_that_of_one_institution():
    people.institution("region", siret="12345678901234")

    with pytest.raises(ValidationError, match="porte déjà ce SIRET"):
        save_institution(Institution(code="state", name="État", siret="12345678901234"), act=ACT)
    with pytest.raises(ValidationError, match="quatorze chiffres"):
        save_institution(Institution(code="state", name="État", siret="123"), act=ACT)
