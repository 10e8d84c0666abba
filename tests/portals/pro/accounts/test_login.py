"""Accounts: log in, change the password, log out, get locked out."""

import pytest
from django.test import Client

from passerelles.apps.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase assez longue 42"


@pytest.fixture
def person() -> User:
    return User.objects.create_user("ada@exemple.fr", PASSWORD, name="Ada")


def log_in(client: Client, password: str = PASSWORD) -> int:
    form = {"username": "ada@exemple.fr", "password": password}
    return client.post("/pro/connexion", form).status_code


def test_the_account_page_asks_to_log_in(client: Client) -> None:
    response = client.get("/pro/compte")

    assert response.headers["Location"] == "/pro/connexion?next=/pro/compte"


def test_logging_in_leads_to_the_account(client: Client, person: User) -> None:
    assert log_in(client) == 302

    page = client.get("/pro/compte").content.decode()

    assert "ada@exemple.fr" in page
    assert "Conseil aux personnes" in page
    assert "Mon compte" in page


def test_a_wrong_password_is_explained_in_french(client: Client, person: User) -> None:
    form = {"username": "ada@exemple.fr", "password": "autre"}

    page = client.post("/pro/connexion", form).content.decode()

    assert "ne vont pas ensemble" in page


def test_repeated_failures_lock_the_login(client: Client, person: User) -> None:
    for _ in range(5):
        log_in(client, "autre")

    response = client.post("/pro/connexion", {"username": "ada@exemple.fr", "password": PASSWORD})

    assert response.status_code == 429
    assert "Connexion bloquée" in response.content.decode()


def test_the_password_changes(client: Client, person: User) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    new = "encore une autre phrase 43"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    response = client.post("/pro/mot-de-passe", form, follow=True)

    assert "Votre mot de passe est changé." in response.content.decode()
    person.refresh_from_db()
    assert person.check_password(new)


def test_a_mistyped_confirmation_is_explained(client: Client, person: User) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    form = {"old_password": "faux", "new_password1": "abc", "new_password2": "abd"}

    page = client.post("/pro/mot-de-passe", form).content.decode()

    assert "Le mot de passe actuel ne correspond pas" in page
    assert "diffèrent" in page


def test_a_link_cannot_log_someone_out(client: Client, person: User) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/pro/deconnexion").headers["Location"] == "/pro/compte"
    assert client.get("/pro/compte").status_code == 200
    assert client.post("/pro/deconnexion").status_code == 302
    assert client.get("/pro/compte").status_code == 302


def test_the_login_never_redirects_elsewhere(client: Client, person: User) -> None:
    form = {"username": "ada@exemple.fr", "password": PASSWORD, "next": "https://ailleurs.fr/"}

    assert client.post("/pro/connexion", form).headers["Location"] == "/pro/compte"


def test_a_form_without_its_token_is_explained(person: User) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/pro/connexion", {"username": "ada@exemple.fr", "password": PASSWORD})

    assert response.status_code == 403
    assert "Ce formulaire a expiré" in response.content.decode()


def test_an_address_too_long_is_told_and_breaks_nothing(client: Client) -> None:
    form = {"username": "a" * 10_000, "password": PASSWORD}

    response = client.post("/pro/connexion", form)

    assert response.status_code == 200
    assert "au plus 254 caractères" in response.content.decode()


def test_a_good_password_forgets_the_failures_before_it(client: Client, person: User) -> None:
    for _ in range(4):
        log_in(client, "autre")
    assert log_in(client) == 302
    client.logout()

    assert [log_in(client, "autre") for _ in range(4)] == [200] * 4


def test_fictitious_accounts_are_listed_in_demonstration_only(client: Client, settings) -> None:
    User.objects.create_user("region@demo.invalid", "x", name="Démo Région", demonstration=True)

    settings.DEMO, settings.PRODUCTION = True, False
    assert "region@demo.invalid" in client.get("/pro/connexion").content.decode()
    settings.PRODUCTION = True
    assert "demo.invalid" not in client.get("/pro/connexion").content.decode()
    settings.DEMO, settings.PRODUCTION = False, False
    assert "demo.invalid" not in client.get("/pro/connexion").content.decode()
