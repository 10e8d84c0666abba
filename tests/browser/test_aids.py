"""Aids in a browser: axe on every state, and « Mes aides » with the keyboard, without script."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect
from tests import account_factories as people
from tests.browser.conftest import Opener
from tests.browser.rules import faults

PASSWORD = "une phrase de passe assez longue"


def picture(page: Page, name: str) -> None:
    """Kept only where somebody asks to look at the pages."""
    folder = os.environ.get("PASSERELLES_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def sign_in(open_page: Opener, *, width: int) -> Page:
    page = open_page("/pro/connexion", width=width)
    page.get_by_label("Adresse e-mail").fill("camille@exemple.invalid")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url("**/pro/compte")
    return page


def test_mine_with_the_keyboard_and_without_script(open_page: Opener) -> None:
    page = open_page("/aides", script=False, width=390)
    page.get_by_role("link", name="Quelles aides pour moi ?").press("Enter")
    page.get_by_label("Suivre une formation").press("Space")
    page.get_by_label("Dans quel dispositif est la formation ?").select_option("prf")
    page.get_by_label("Premier jour", exact=True).fill("2025-03-10")
    page.get_by_label("Dernier jour", exact=True).fill("2025-08-29")
    page.get_by_label("Votre âge").fill("12")
    page.get_by_role("button", name="Voir mes aides").press("Enter")
    expect(page.get_by_text("Ce service conseille de 15 à 99 ans")).to_be_visible()

    page.get_by_label("Votre âge").fill("30")
    registered = page.get_by_role("group", name="inscrit ou inscrite")
    registered.get_by_label("Oui", exact=True).press("Space")
    page.get_by_role("button", name="Voir mes aides").press("Enter")
    asked = page.locator(".suggestion form", has=page.get_by_role("group", name="Touchez-vous"))
    asked.get_by_label("Non", exact=True).press("Space")
    asked.get_by_role("button", name="Répondre").press("Enter")

    expect(page.locator("#aide-rsfp")).to_contain_text("756,63")
    expect(page.get_by_role("heading", name="Mon revenu, mois par mois")).to_be_visible()
    assert page.url.endswith("/aides/mes-aides#resultats")  # nothing of the answers
    picture(page, "aides-resultats-390")


def test_axe_finds_nothing_on_aids(open_page: Opener) -> None:
    region = people.institution("region")
    for verb in ("propose", "write"):
        people.grant(region, verb, "aids")
    officer = people.member(region, who=people.user("camille@exemple.invalid"))
    officer.set_password(PASSWORD)
    officer.save()
    for address, width, dark in (("/aides", 1280, False), ("/aides/mes-aides", 390, True)):
        assert faults(open_page(address, width=width, dark=dark)) == []
    page = open_page("/aides/mes-aides", width=1280)
    page.get_by_role("button", name="Voir mes aides").click()
    assert faults(page) == []
    page.locator("#id_age").fill("12")
    page.get_by_role("button", name="Calculer à nouveau").click()
    assert faults(page) == []

    desk = sign_in(open_page, width=1280)
    desk.goto(desk.url.replace("/pro/compte", "/pro/aides/"))
    assert faults(desk) == []
    picture(desk, "bureau-aides-1280")
    desk.goto(desk.url.replace("/pro/aides/", "/pro/aides/montants/rsfp_26"))
    assert faults(desk) == []
    for label, typed in (
        ("Nouvelle valeur", "785,65"),
        ("Premier jour où elle vaut", "2026-04-01"),
        ("Où elle est écrite", "Arrêté du 28 mars 2026"),
        ("Dernier jour de confiance", "2028-03-31"),
        ("Pourquoi ce changement", "Revalorisation."),
    ):
        desk.get_by_label(label, exact=True).fill(typed)
    desk.get_by_role("button", name="Voir l’effet").click()
    expect(desk.get_by_role("heading", name="Ce que la publication changerait")).to_be_visible()
    assert faults(desk) == []
    picture(desk, "bureau-aides-effet-1280")
