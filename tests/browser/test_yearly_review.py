"""The yearly review from end to end: parts, freezing, four signatures, the public reads."""

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Opener
from tests.browser.rules import faults
from tests.review_factories import COLLEGES, committee
from tests.steering_factories import action, measure

from passerelles.apps.accounts.models import User

PASSWORD = "une phrase de passe assez longue"
pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(open_page: Opener, who: User) -> Page:
    who.set_password(PASSWORD)
    who.save()
    page = open_page("/pro/connexion")
    page.get_by_label("Adresse e-mail").fill(who.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    page.goto(page.url.replace("/pro/compte", "/pro/pilotage/bilans"))
    return page


def test_four_colleges_sign_and_the_public_reads(open_page: Opener) -> None:
    people = committee()
    measure(action())
    region = sign_in(open_page, people["region"])
    region.get_by_label("Année").select_option("2025")
    region.get_by_role("button", name="Ouvrir").click()
    expect(region.locator("h1")).to_have_text("Bilan 2025")

    workers = sign_in(open_page, people["workers"])
    workers.get_by_role("link", name="2025", exact=True).click()
    workers.get_by_role("link", name="Écrire la partie de Institution workers").click()
    workers.get_by_label("Ce que votre institution veut dire de l’année").fill("Une année utile.")
    workers.get_by_role("button", name="Enregistrer").click()
    expect(workers.get_by_text("est enregistrée")).to_be_visible()
    assert faults(workers) == []

    region.get_by_role("button", name="Figer le bilan").click()
    expect(region.get_by_text("Ce bilan est figé.")).to_be_visible()
    address = region.url
    for code in COLLEGES:
        page = sign_in(open_page, people[code])
        page.goto(address)
        page.get_by_role("button", name="Signer pour mon collège").click()
        expect(page.get_by_text("Votre collège a signé ce bilan.")).to_be_visible()

    public = open_page("/plan/bilans")
    expect(public.get_by_role("row", name="2025")).to_be_visible()
    with public.expect_download() as found:
        public.get_by_role("link", name="PDF du bilan 2025").click()
    assert found.value.suggested_filename == "bilan-2025.pdf"
    assert faults(public) == []


def test_nothing_is_public_before_the_four_have_signed(open_page: Opener) -> None:
    page = open_page("/plan/bilans")

    expect(page.get_by_text("Aucun bilan n’est encore signé")).to_be_visible()
