"""People and rights in a real Chromium: axe finds nothing, a second factor and a key serve."""

import re
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Page, expect
from tests import account_factories as people
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

from passerelles.apps.accounts.actions.institutions import keep_institution
from passerelles.apps.accounts.models import Role, User
from passerelles.apps.journal.actions import Act

PASSWORD = "une phrase de passe assez longue"
PAGES = (
    "/pro/compte",
    "/pro/compte/delegation",
    "/pro/compte/securite",
    "/pro/compte/securite/cles",
    "/pro/compte/securite/cles/ajouter",
    "/pro/compte/securite/application",
    "/pro/droits",
    "/pro/droits?institution=region",
    "/pro/droits/donner",
    "/pro/institutions",
    "/pro/institutions/region",
    "/pro/institutions/region/ajouter",
    "/pro/invitations",
    "/pro/invitations/envoyer",
)


def sign_in(open_page: Opener, *, width: int = 1280, dark: bool = False) -> Page:
    User.objects.create_user(
        "camille@demo.invalid",
        PASSWORD,
        name="Démo Camille",
        role=Role.ADMINISTRATOR,
        demonstration=True,
    )
    page = open_page("/pro/connexion", width=width, dark=dark)
    fill_in(page)
    page.wait_for_url("**/pro/compte")
    return page


def fill_in(page: Page) -> None:
    page.get_by_label("Adresse e-mail").fill("camille@demo.invalid")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def confirm(page: Page) -> None:
    page.goto(page.evaluate("location.origin") + "/pro/compte/confirmer")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Confirmer").click()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_on_people_and_rights(open_page: Opener, width: int, dark: bool) -> None:
    act = Act("console", people.instant(date(2026, 11, 1)))
    region = keep_institution("region", name="Région Occitanie", college="region", act=act)
    people.member(region)
    page = sign_in(open_page, width=width, dark=dark)
    confirm(page)

    assert faults_of(page, PAGES, width=width) == []


def test_axe_finds_nothing_on_the_login_page_of_a_demonstration(open_page: Opener) -> None:
    page = sign_in(open_page, width=390)
    page.get_by_role("button", name="Se déconnecter").click()

    assert faults_of(page, ["/pro/connexion"], width=390) == []
    expect(page.get_by_text("Comptes de démonstration").first).to_be_visible()


def test_a_code_of_an_application_serves(open_page: Opener) -> None:
    page = sign_in(open_page)
    confirm(page)
    page.goto(page.evaluate("location.origin") + "/pro/compte/securite/application")
    secret = page.locator("dd code").inner_text()
    counter = next(iter(yield_hotp_counters_from_time()))
    page.get_by_label(re.compile("Code")).fill(format_hotp_value(hotp_value(secret, counter)))
    page.get_by_role("button", name="Activer").click()

    expect(page.locator(".codes li")).to_have_count(10)
    recovery = page.locator(".codes code").first.inner_text()
    page.goto(page.evaluate("location.origin") + "/pro/compte")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto(page.evaluate("location.origin") + "/pro/connexion")
    fill_in(page)
    page.wait_for_url("**/pro/connexion/code")
    assert faults_of(page, ["/pro/connexion/code"], width=1280) == []
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url("**/pro/compte")


def test_a_passkey_is_added_then_opens_the_account_alone(open_page: Opener) -> None:
    page = sign_in(open_page)
    # A key is bound to a name, never to an address in numbers.
    base = page.evaluate("location.origin")
    assert "localhost" in base
    virtual = page.context.new_cdp_session(page)
    virtual.send("WebAuthn.enable")
    virtual.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    confirm(page)
    page.goto(base + "/pro/compte/securite/cles/ajouter")
    page.get_by_label("Nom de la clé").fill("Téléphone")
    page.get_by_label(re.compile("Permettre de se connecter")).check()
    page.get_by_role("button", name="Ajouter la clé").click()
    expect(page.locator("h1")).to_have_text("Codes de secours")

    page.goto(base + "/pro/compte")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto(base + "/pro/connexion")
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    page.wait_for_url("**/pro/compte")
    expect(page.get_by_text("camille@demo.invalid")).to_be_visible()
