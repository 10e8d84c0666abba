"""The second factor: set up, asked at sign-in, required of administrators."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from passerelles.apps.accounts.models import Role, User

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase assez longue 42"


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada@exemple.fr", PASSWORD)


@pytest.fixture
def chief() -> User:
    return User.objects.create_user("chef@exemple.fr", PASSWORD, role=Role.ADMINISTRATOR)


def sign_in(client: Client, email: str = "ada@exemple.fr", **more: str) -> str:
    form = {"username": email, "password": PASSWORD, **more}
    return client.post("/pro/connexion", form).headers["Location"]


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def confirm(client: Client) -> None:
    """What touches the security of the account asks for the password again."""
    assert client.post("/pro/compte/confirmer", {"password": PASSWORD}).status_code == 302


def enrol(client: Client) -> str:
    """Set up an application of codes; its secret."""
    confirm(client)
    page = client.get("/pro/compte/securite/application").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found is not None
    response = client.post("/pro/compte/securite/application", {"code": code_of(found[1])})
    assert response.headers["Location"] == "/pro/compte/securite/codes"
    return found[1]


def test_enrolment_shows_a_drawing_a_key_and_ten_recovery_codes(client, ada):
    sign_in(client)
    confirm(client)
    page = client.get("/pro/compte/securite/application").content.decode()

    assert "data:image/svg+xml;base64," in page
    enrol(client)
    codes = client.get("/pro/compte/securite/codes").content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code></li>", codes)) == 10


def test_the_code_is_asked_after_the_password(client, ada):
    sign_in(client)
    secret = enrol(client)
    client.post("/pro/deconnexion")

    assert sign_in(client, next="/pro/compte/securite") == "/pro/connexion/code"
    assert client.get("/pro/compte").status_code == 302

    # A code serves once: the one of the enrolment has been used.
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    from django.core.cache import cache

    cache.clear()
    response = client.post("/pro/connexion/code", {"code": code_of(secret)})

    assert response.headers["Location"] == "/pro/compte/securite"
    assert client.get("/pro/compte").status_code == 200


def test_a_wrong_code_is_explained_and_lets_nobody_in(client, ada):
    sign_in(client)
    enrol(client)
    client.post("/pro/deconnexion")
    sign_in(client)

    page = client.post("/pro/connexion/code", {"code": "000000"}).content.decode()

    assert "Ce code n’est pas le bon" in page
    assert client.get("/pro/compte").status_code == 302


def test_many_wrong_codes_are_slowed_down(client, ada):
    sign_in(client)
    enrol(client)
    client.post("/pro/deconnexion")
    sign_in(client)

    for _ in range(6):
        page = client.post("/pro/connexion/code", {"code": "000000"}).content.decode()

    assert "Trop d’essais" in page


def test_a_recovery_code_serves_once(client, ada):
    sign_in(client)
    enrol(client)
    codes = client.get("/pro/compte/securite/codes").content.decode()
    first = re.findall(r"<code>(\d{8})</code>", codes)[0]
    client.post("/pro/deconnexion")

    sign_in(client)
    assert client.post("/pro/connexion/code", {"code": first}).status_code == 302
    client.post("/pro/deconnexion")
    sign_in(client)

    assert "pas le bon" in client.post("/pro/connexion/code", {"code": first}).content.decode()


def test_an_administrator_sets_up_a_second_factor_first(client, chief):
    sign_in(client, "chef@exemple.fr")

    assert client.get("/pro/compte").headers["Location"] == "/pro/compte/securite"
    assert (
        "Votre rôle demande un second facteur"
        in client.get("/pro/compte/securite").content.decode()
    )
    enrol(client)
    assert client.get("/pro/compte").status_code == 200


def test_the_setting_says_which_roles_need_one(client, chief, settings):
    settings.SECOND_FACTOR_ROLES = []
    sign_in(client, "chef@exemple.fr")

    assert client.get("/pro/compte").status_code == 200


def test_a_fictitious_administrator_is_let_off(client, chief):
    User.objects.update(demonstration=True)
    sign_in(client, "chef@exemple.fr")

    assert client.get("/pro/compte").status_code == 200


def test_public_pages_stay_open_to_an_administrator_without_one(client, chief):
    sign_in(client, "chef@exemple.fr")

    assert client.get("/accessibilite").status_code == 200


def test_removing_the_application_asks_the_password_again_after_a_while(client, ada):
    sign_in(client)
    enrol(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()

    response = client.get("/pro/compte/securite/application/retirer")
    assert response.headers["Location"].startswith("/pro/compte/confirmer")
    assert client.get(response.headers["Location"]).status_code in (200, 302)


def test_the_pages_of_keys_hold_no_inline_script(client, ada):
    sign_in(client)
    confirm(client)

    for address in ("/pro/compte/securite", "/pro/compte/securite/cles/ajouter"):
        page = client.get(address).content.decode()
        inline = [tag for tag in re.findall(r"<script([^>]*)>", page) if "src=" not in tag]
        assert page.count("<h1>") == 1
        assert all("application/json" in tag for tag in inline)


def test_a_key_that_is_wrong_is_refused(client, ada):
    response = client.post("/pro/connexion/cle", {"credential": "{}"})

    assert response.headers["Location"] == "/pro/connexion"
    assert client.get("/pro/compte").status_code == 302
