"""The desk of the offer's data manager: nobody else enters, axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.addresses import DESK
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

from passerelles.apps.accounts.models import Role, User

PASSWORD = "une phrase de passe assez longue"


def sign_in(open_page: Opener, role: Role, *, width: int = 1280, dark: bool = False) -> Page:
    User.objects.create_user(
        email="camille@exemple.invalid", password=PASSWORD, name="Camille", role=role
    )
    page = open_page("/pro/connexion", width=width, dark=dark)
    page.get_by_label("Adresse e-mail").fill("camille@exemple.invalid")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    return page


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_on_the_desk(open_page: Opener, width: int, dark: bool) -> None:
    page = sign_in(open_page, Role.DATA_MANAGER, width=width, dark=dark)

    assert faults_of(page, DESK, width=width) == []


def test_an_adviser_is_told_that_the_desk_is_not_theirs(open_page: Opener) -> None:
    page = sign_in(open_page, Role.ADVISER)

    response = page.goto(page.url.replace("/pro/compte", "/pro/offre/"))

    assert response is not None
    assert response.status == 403
    expect(page.locator("h1")).to_be_visible()
