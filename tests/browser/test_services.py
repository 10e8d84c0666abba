"""Services and shared documents in a browser: axe, paper, a deposit from end to end."""

import os
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from tests import attachment_files as files
from tests.account_factories import grant, institution, member, user
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

from passerelles.apps.accounts.models import User, Verb

PASSWORD = "une phrase de passe assez longue"
PUBLIC = (
    "/services",
    "/services?q=creche&pour=person",
    "/services?q=creche&pour=provider",
    "/services?theme=planete",
    "/services/aide-garde-enfants",
    "/services/trajectoires",
)
SIZES = [(1280, False), (390, True)]


@pytest.fixture
def secretary(settings: Settings, tmp_path: Path) -> User:
    """Somebody of the Région who writes for the commissions; files go to a folder of their own."""
    settings.HOME = tmp_path
    of = institution("region")
    for verb in (Verb.READ, Verb.WRITE):
        grant(of, verb, "crefop")
        grant(of, verb, "offer", owned=verb == Verb.WRITE)
    who = member(of, who=user("camille@exemple.invalid"))
    who.set_password(PASSWORD)
    who.save()
    return who


def sign_in(open_page: Opener, *, width: int = 1280, dark: bool = False) -> Page:
    page = open_page("/pro/connexion", width=width, dark=dark)
    page.get_by_label("Adresse e-mail").fill("camille@exemple.invalid")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    return page


def picture(page: Page, name: str) -> None:
    """Kept only where somebody asks to look at the pages."""
    folder = os.environ.get("PASSERELLES_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_axe_finds_nothing_on_services(open_page: Opener, width: int, dark: bool) -> None:
    page = open_page("/services", width=width, dark=dark)
    picture(page, f"services-{width}")

    assert faults_of(page, PUBLIC, width=width) == []
    page.goto(page.evaluate("location.origin") + "/services/aide-garde-enfants")
    picture(page, f"service-{width}")


@pytest.mark.parametrize(
    "slug", ["aide-garde-enfants", "revenu-ecologique-jeunes", "certif-region"]
)
def test_a_sheet_is_one_page_of_paper(open_page: Opener, slug: str) -> None:
    page = open_page(f"/services/{slug}")

    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    pages = len(printed)
    printed.close()

    assert pages == 1


def test_the_search_works_without_javascript(open_page: Opener) -> None:
    page = open_page("/services", script=False)
    page.get_by_label("Ce que vous cherchez, avec vos mots").fill("nounou")
    page.get_by_role("search", name="Chercher un service").get_by_role("button").click()

    expect(page.get_by_role("link", name="Aide à la garde d’enfants (AGE)")).to_be_visible()


@pytest.mark.usefixtures("secretary")
@pytest.mark.parametrize(("width", "dark"), SIZES)
def test_a_document_is_shared_from_end_to_end(open_page: Opener, width: int, dark: bool) -> None:
    page = sign_in(open_page, width=width, dark=dark)
    base = page.evaluate("location.origin")
    page.goto(f"{base}/pro/pilotage/documents/nouveau")
    picture(page, f"nouveau-{width}")
    upload = {"name": "étude.docx", "mimeType": "x", "buffer": files.docx("Les métiers verts")}
    page.get_by_label("Fichier", exact=True).set_input_files(files=[upload])
    page.get_by_label("Titre").fill("Étude des métiers")
    page.get_by_label("État", exact=True).check()
    page.get_by_role("button", name="Déposer", exact=True).click()
    expect(page.locator("h1")).to_have_text("Étude des métiers")
    picture(page, f"document-{width}")
    address = page.evaluate("location.pathname")

    page.goto(f"{base}/pro/pilotage/documents?q=metier+vert")
    expect(page.get_by_role("link", name="Étude des métiers")).to_be_visible()
    picture(page, f"documents-{width}")
    with page.expect_download() as given:
        page.goto(base + address)
        page.get_by_role("link", name="étude.docx").click()
    assert given.value.suggested_filename == "étude.docx"

    desk = (
        address,
        "/pro/pilotage/documents",
        "/pro/pilotage/documents/nouveau",
        "/pro/pilotage/services",
        "/pro/pilotage/services/pass-rh",
    )
    assert faults_of(page, desk, width=width) == []
    picture(page, f"relire-{width}")
