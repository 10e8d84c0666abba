"""Pages of people and rights: read, write, refused to others, cheap in queries."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests import account_factories as people

from passerelles.apps.accounts.actions.institutions import keep_institution
from passerelles.apps.accounts.models import (
    Delegation,
    Grant,
    Institution,
    Invitation,
    Membership,
    Role,
    User,
)
from passerelles.apps.journal.actions import Act

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = (
    "/pro/droits",
    "/pro/droits/donner",
    "/pro/institutions",
    "/pro/institutions/ajouter",
    "/pro/institutions/region",
    "/pro/institutions/region/ajouter",
    "/pro/invitations",
    "/pro/invitations/envoyer",
)


@pytest.fixture
def region() -> Institution:
    act = Act("console", timezone.now() - timedelta(days=2))
    return keep_institution("region", name="Région Occitanie", college="region", act=act)


@pytest.fixture
def chief(client: Client) -> User:
    """An administrator who is signed in; fictitious, so that no second factor is asked."""
    user = people.user("chef@exemple.fr", role=Role.ADMINISTRATOR, demonstration=True)
    client.force_login(user, backend=BACKEND)
    return user


@pytest.mark.parametrize("address", PAGES)
def test_pages_open_to_administrators_only(client: Client, region, address: str):
    assert client.get(address).headers["Location"].startswith("/pro/connexion")
    client.force_login(people.member(region, function="lead"), backend=BACKEND)
    assert client.get(address).status_code == 403
    chief = people.user("chef@exemple.fr", role=Role.ADMINISTRATOR, demonstration=True)
    client.force_login(chief, backend=BACKEND)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/pro/droits/1/retirer", "/pro/appartenances/1/finir", "/pro/invitations/1/annuler"],
)
def test_acts_are_refused_to_others(client: Client, region, address: str):
    client.force_login(people.member(region, function="lead"), backend=BACKEND)

    assert client.post(address).status_code == 403


class TestRights:
    def test_the_matrix_says_what_each_institution_may(self, client, chief, region):
        page = client.get("/pro/droits").content.decode()

        assert "Région Occitanie" in page
        assert "signer" in page
        assert "écrire ce qu’elle porte" in page

    def test_one_institution_shows_its_rights_one_by_one(self, client, chief, region):
        people.grant(region, "write", "plan/A12", territory="departement:31")
        people.institution("state", name="État en région")

        page = client.get("/pro/droits?institution=region").content.decode()

        assert "Plan, A12" in page
        assert "departement:31" in page
        assert "Droits de État" not in page
        assert page.count(">Retirer<") == region.grants.count()

    def test_a_right_is_given_with_its_reason(self, client, chief, region):
        form = {
            "institution": region.pk,
            "verb": "write",
            "subtree": "plan/A12",
            "starts_on": "2026-12-01",
            "ends_on": "2027-06-30",
            "why": "coportage de l’action",
        }

        response = client.post("/pro/droits/donner", form)

        assert response.headers["Location"] == "/pro/droits?institution=region"
        grant = Grant.objects.get(subtree="plan/A12")
        assert (grant.verb, grant.ends_on) == ("write", date(2027, 6, 30))

    def test_a_wrong_branch_is_told_and_nothing_is_lost(self, client, chief, region):
        form = {"institution": region.pk, "verb": "write", "subtree": "plans/A12"}

        page = client.post("/pro/droits/donner", form).content.decode()

        assert "n’est pas une branche" in page
        assert 'value="plans/A12"' in page

    def test_a_right_is_withdrawn_and_stays_readable(self, client, chief, region):
        grant = people.grant(region, "write", "plan/A12")

        page = client.post(f"/pro/droits/{grant.pk}/retirer", follow=True).content.decode()

        grant.refresh_from_db()
        assert grant.ends_on == timezone.localdate() - timedelta(days=1)
        assert "Ce droit est retiré." in page
        assert "terminé" in page

    def test_the_page_costs_the_same_whatever_the_number_of_institutions(
        self, client, chief, region, django_assert_max_num_queries
    ):
        for number in range(20):
            one = people.institution(f"i{number}")
            people.grant(one, "read", "plan")

        with django_assert_max_num_queries(12):
            client.get("/pro/droits")


class TestInstitutions:
    def test_an_institution_is_added_with_its_rights(self, client, chief):
        form = {"code": "apec", "name": "Apec", "college": "consultative", "siret": ""}

        assert client.post("/pro/institutions/ajouter", form).status_code == 302
        assert Institution.objects.get(code="apec").grants.filter(verb="read").exists()

    def test_it_is_corrected_and_its_history_shows_it(self, client, chief, region):
        form = {
            "name": "Région",
            "college": "region",
            "siret": "12345678901234",
            "why": "nom d’usage",
        }

        page = client.post("/pro/institutions/region", form, follow=True).content.decode()

        assert "nom d’usage" in page
        assert "12345678901234" in page
        assert Institution.objects.get().name == "Région"

    def test_a_member_comes_and_goes(self, client, chief, region):
        person = people.user()
        form = {"user": person.pk, "function": "agent", "starts_on": "2026-01-01"}
        client.post("/pro/institutions/region/ajouter", form)
        membership = Membership.objects.get()

        client.post(f"/pro/appartenances/{membership.pk}/finir")

        membership.refresh_from_db()
        assert membership.ends_on == timezone.localdate() - timedelta(days=1)

    def test_an_evaluator_needs_a_last_day(self, client, chief, region):
        person = people.user()
        form = {"user": person.pk, "function": "evaluator", "starts_on": "2026-01-01"}

        page = client.post("/pro/institutions/region/ajouter", form).content.decode()

        assert "demande une date de fin" in page
        assert not Membership.objects.exists()


class TestInvitations:
    def test_a_link_is_shown_sent_and_opens_the_account(self, client, chief, region):
        form = {
            "email": "nouvelle@exemple.fr",
            "institution": region.pk,
            "role": "steering",
            "function": "agent",
        }
        page = client.post("/pro/invitations/envoyer", form).content.decode()
        link = re.search(r"http://testserver(/pro/invitation/[\w-]+)", page)
        assert link is not None
        (message,) = mail.outbox
        assert link[1] in message.body
        assert message.to == ["nouvelle@exemple.fr"]

        visitor = Client()
        assert "Région Occitanie" in visitor.get(link[1]).content.decode()
        secret = "une phrase assez longue 42"
        opened = visitor.post(link[1], {"name": "Nouvelle", "password": secret, "again": secret})

        assert opened.headers["Location"] == "/pro/connexion"
        assert User.objects.get(email="nouvelle@exemple.fr").check_password(secret)
        assert visitor.get(link[1]).status_code == 404

    def test_two_different_passwords_are_told(self, client, chief, region):
        page = client.post(
            "/pro/invitations/envoyer",
            {"email": "n@exemple.fr", "role": "steering", "function": "agent"},
        ).content.decode()
        link = re.search(r"(/pro/invitation/[\w-]+)", page)
        assert link is not None
        form = {"name": "N", "password": "une phrase assez longue 42", "again": "autre"}

        assert "diffèrent" in client.post(link[1], form).content.decode()

    def test_a_mail_that_does_not_leave_is_told(self, client, chief, region, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        form = {"email": "n@exemple.fr", "role": "steering", "function": "agent"}

        page = client.post("/pro/invitations/envoyer", form).content.decode()

        assert "n’est pas parti" in page

    def test_an_invitation_is_cancelled(self, client, chief, region):
        form = {"email": "n@exemple.fr", "role": "steering", "function": "agent"}
        client.post("/pro/invitations/envoyer", form)
        invitation = Invitation.objects.get()

        page = client.post(f"/pro/invitations/{invitation.pk}/annuler", follow=True)

        assert "annulée" in page.content.decode()

    def test_an_unknown_link_is_not_found(self, client):
        assert client.get("/pro/invitation/inconnue").status_code == 404


class TestDelegations:
    def test_each_person_hands_over_her_own_rights(self, client, region):
        ada, bea = people.user("ada@exemple.fr"), people.user("bea@exemple.fr")
        client.force_login(ada, backend=BACKEND)
        today = timezone.localdate()
        form = {"delegate": bea.pk, "starts_on": today, "ends_on": today + timedelta(days=7)}

        assert client.post("/pro/compte/delegation", form).status_code == 302
        assert "bea@exemple.fr" in client.get("/pro/compte/delegation").content.decode()
        client.force_login(bea, backend=BACKEND)
        assert (
            "Vous agissez pour ada@exemple.fr"
            in client.get("/pro/compte/delegation").content.decode()
        )

    def test_nobody_takes_back_the_rights_of_another(self, client):
        ada, bea = people.user("ada@exemple.fr"), people.user("bea@exemple.fr")
        row = people.delegation(ada, bea)
        client.force_login(bea, backend=BACKEND)

        assert client.post(f"/pro/compte/delegation/{row.pk}/reprendre").status_code == 404
        client.force_login(ada, backend=BACKEND)
        assert client.post(f"/pro/compte/delegation/{row.pk}/reprendre").status_code == 302

    def test_a_delegation_without_an_end_is_told(self, client):
        client.force_login(people.user(), backend=BACKEND)
        bea = people.user("bea@exemple.fr")
        form = {"delegate": bea.pk, "starts_on": "2026-11-23"}

        page = client.post("/pro/compte/delegation", form).content.decode()

        assert "demande une date de fin" in page
        assert not Delegation.objects.exists()


def test_the_account_page_leads_to_all_of_it(client, chief, region):
    people.member(region, who=chief)

    page = client.get("/pro/compte").content.decode()

    for address in ("/pro/droits", "/pro/compte/delegation", "/pro/compte/securite"):
        assert f'href="{address}"' in page
    assert "Région Occitanie" in page
