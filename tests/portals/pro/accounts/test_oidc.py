"""Signing in through an identity provider: a provider on loopback answers as ProConnect does."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests import account_factories as people
from tests import oidc_provider
from tests.oidc_provider import CLIENT, CODE, SECRET, Provider

from passerelles.apps.accounts.actions.invitations import invite
from passerelles.apps.accounts.models import Identity, Invitation, User
from passerelles.apps.journal.actions import Act

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with oidc_provider.running() as one:
        settings.OIDC_ISSUER = one.issuer
        settings.OIDC_CLIENT_ID = CLIENT
        settings.OIDC_CLIENT_SECRET = SECRET
        yield one


@pytest.fixture
def ada() -> User:
    people.institution("region", siret="12345678901234")
    return people.user("ada@exemple.fr")


def leave(client: Client, provider: Provider) -> dict[str, str]:
    """Go to the provider; what it is asked."""
    address = urlsplit(client.get("/pro/connexion/proconnect").headers["Location"])
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    provider.nonce = asked["nonce"]
    return asked


def come_back(client: Client, provider: Provider, **changed: str) -> HttpResponse:
    asked = leave(client, provider)
    return client.get(
        "/pro/connexion/proconnect/retour", {"code": CODE, "state": asked["state"], **changed}
    )


def test_the_provider_is_asked_for_its_level_with_state_nonce_and_challenge(client, provider):
    asked = leave(client, provider)

    assert asked["acr_values"] == "eidas1"
    assert {"openid", "email", "siret"} <= set(asked["scope"].split())
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 32
    assert asked["redirect_uri"] == "http://testserver/pro/connexion/proconnect/retour"


@pytest.mark.parametrize("plain", [False, True])
def test_a_person_comes_in_and_is_known_next_time(client, provider, ada, plain):
    provider.plain = plain

    assert come_back(client, provider).headers["Location"] == "/pro/compte"

    assert "ada@exemple.fr" in client.get("/pro/compte").content.decode()
    assert Identity.objects.get().user == ada
    assert provider.asked["client_secret"] == [SECRET]
    assert len(provider.asked["code_verifier"][0]) >= 43


def test_a_known_person_comes_in_even_when_her_address_changes(client, provider, ada):
    come_back(client, provider)
    client.post("/pro/deconnexion")
    provider.claims["email"] = "ada.nouvelle@exemple.fr"

    assert come_back(client, provider).headers["Location"] == "/pro/compte"
    assert Identity.objects.count() == 1


def test_an_invitation_opens_the_account(client, provider):
    region = people.institution("region", siret="12345678901234")
    now = timezone.now()
    asked = Invitation(
        email="ada@exemple.fr", institution=region, invited_by=people.user("chef@exemple.fr")
    )
    invite(asked, act=Act("chef@exemple.fr", now - timedelta(days=1)))

    assert come_back(client, provider).status_code == 302

    ada = User.objects.get(email="ada@exemple.fr")
    assert ada.memberships.get().institution == region
    assert not ada.has_usable_password()


def test_leaving_offers_to_leave_the_provider_too(client, provider, ada):
    come_back(client, provider)

    page = client.post("/pro/deconnexion").content.decode()

    assert f'href="{provider.issuer}/end?id_token_hint=' in page
    assert "post_logout_redirect_uri=http%3A%2F%2Ftestserver%2F" in page
    assert client.get("/pro/compte").status_code == 302


@pytest.mark.parametrize("acr", ["", "eidas0", "weak"])
def test_a_weak_level_is_refused(client, provider, ada, acr):
    provider.token["acr"] = acr

    refused(come_back(client, provider), client, "niveau de garantie")


def test_an_unknown_siret_is_refused_with_the_remedy(client, provider, ada):
    provider.claims["siret"] = "99999999999999"

    refused(come_back(client, provider), client, "d’inscrire ce SIRET à votre institution")


@pytest.mark.parametrize("siret", ["", None])
def test_no_siret_is_refused(client, provider, ada, siret):
    people.institution("state")
    provider.claims["siret"] = siret or ""

    refused(come_back(client, provider), client, "n’est pas connu ici")


def test_a_closed_institution_is_refused(client, provider):
    people.institution("region", siret="12345678901234", closed_on=timezone.localdate())
    people.user("ada@exemple.fr")

    refused(come_back(client, provider), client, "n’est pas connu ici")


def test_a_state_that_is_not_ours_is_refused(client, provider, ada):
    response = come_back(client, provider, state="un autre état")

    refused(response, client, "n’a pas commencé dans ce navigateur")


def test_an_answer_serves_once(client, provider, ada):
    asked = leave(client, provider)
    answer = {"code": CODE, "state": asked["state"]}
    client.get("/pro/connexion/proconnect/retour", answer)
    client.post("/pro/deconnexion")

    again = client.get("/pro/connexion/proconnect/retour", answer)

    refused(again, client, "n’a pas commencé dans ce navigateur")


def test_the_nonce_of_another_sign_in_is_refused(client, provider, ada):
    asked = leave(client, provider)
    provider.nonce = "un autre nombre"

    answer = {"code": CODE, "state": asked["state"]}
    refused(client.get("/pro/connexion/proconnect/retour", answer), client, "ne répond pas")


def test_a_forged_signature_is_refused(client, provider, ada):
    provider.forge()

    refused(come_back(client, provider), client, "signature")


@pytest.mark.parametrize("token", [{"aud": "un autre site"}, {"iss": "https://ailleurs.fr"}])
def test_a_token_for_others_is_refused(client, provider, ada, token):
    provider.token.update(token)

    refused(come_back(client, provider), client, "signature")


def test_an_expired_token_is_refused(client, provider, ada):
    provider.token["exp"] = 1_600_000_000

    refused(come_back(client, provider), client, "signature")


def test_a_token_without_an_end_is_refused(client, provider, ada):
    provider.token["exp"] = None

    refused(come_back(client, provider), client, "signature")


def test_a_wrong_code_is_refused(client, provider, ada):
    refused(come_back(client, provider, code="faux"), client, "ne répond pas comme prévu")


def test_two_persons_in_one_answer_are_refused(client, provider, ada):
    provider.token["sub"] = "quelqu’un d’autre"

    refused(come_back(client, provider), client, "deux personnes")


def test_a_stranger_is_told_to_ask_for_an_invitation(client, provider):
    people.institution("region", siret="12345678901234")

    refused(come_back(client, provider), client, "Demandez une invitation")


def test_a_closed_account_is_refused(client, provider, ada):
    User.objects.update(is_active=False)

    refused(come_back(client, provider), client, "Ce compte est fermé")


def test_giving_up_at_the_provider_is_told(client, provider, ada):
    asked = leave(client, provider)
    answer = {"error": "access_denied", "state": asked["state"]}

    response = client.get("/pro/connexion/proconnect/retour", answer)

    refused(response, client, "a été abandonnée")


def test_a_provider_that_is_down_is_told(client, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "http://127.0.0.1:9", CLIENT

    response = client.get("/pro/connexion/proconnect")

    assert response.status_code == 403
    assert "ne répond pas comme prévu" in response.content.decode()


def test_an_address_in_the_clear_is_refused(client, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "http://fournisseur.exemple.fr", CLIENT

    assert "n’est pas chiffrée" in client.get("/pro/connexion/proconnect").content.decode()


def test_a_provider_that_has_another_name_is_refused(client, provider, settings):
    settings.OIDC_ISSUER = provider.issuer.replace("127.0.0.1", "localhost")

    page = client.get("/pro/connexion/proconnect").content.decode()

    assert "PASSERELLES_OIDC_ISSUER" in page


def test_the_button_is_there_when_a_provider_is(client, provider):
    assert "S’identifier avec ProConnect" in client.get("/pro/connexion").content.decode()


def test_without_a_provider_there_is_neither_button_nor_page(client):
    assert "ProConnect" not in client.get("/pro/connexion").content.decode()
    assert client.get("/pro/connexion/proconnect").status_code == 404
    assert client.get("/pro/connexion/proconnect/retour").status_code == 404


def refused(response: HttpResponse, client: Client, reason: str) -> None:
    """The page says why, and nobody is signed in."""
    assert response.status_code == 403
    assert reason in response.content.decode()
    assert client.get("/pro/compte").status_code == 302
