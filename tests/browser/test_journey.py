"""« Mon parcours » from the first page to the sheet: without JavaScript, then without a mouse."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests import factories, offer_factories
from tests.browser.conftest import Opener
from tests.browser.rules import faults

from passerelles.apps.catalogue.search import generation as search_generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.reference.reads.generation import forget

_MOST_TABS = 120
SKILLS = ("Servir", "Encaisser", "Accueillir", "Prendre une commande", "Préparer un cocktail")


@pytest.fixture
def bar(site: str) -> None:
    """A waiter shares four skills with a barman, whose diploma is prepared in Toulouse."""
    waiter = factories.occupation("G1803", label="Serveur / Serveuse en restauration")
    barman = factories.occupation("G1801", label="Barman / Barmaid")
    factories.appellation(waiter, "Serveur / Serveuse de salle")
    factories.appellation(barman, "Serveur / Serveuse de comptoir")
    factories.mobility(waiter, barman)
    for number, label in enumerate(SKILLS):
        skill = factories.skill(label=label)
        factories.skill_link(barman, skill, is_core=True)
        if number < len(SKILLS) - 1:
            factories.skill_link(waiter, skill, is_core=True)
    diploma = factories.certification("RNCP37379", title="CAP barman", level=3, is_active=True)
    factories.leads_to(diploma, barman)
    training = offer_factories.training(title="CAP barman", exit_level=3)
    offer_factories.leads_to_occupation(training, barman)
    offer_factories.leads_to_certification(training, diploma)
    action = offer_factories.action(training=training, mode="onsite", programme="qualif-pro")
    offer_factories.place(action, commune_id="COG-2026:commune:31555")
    soon = timezone.localdate() + timedelta(days=60)
    offer_factories.session(action=action, start=soon, end=soon + timedelta(days=150), seats=6)
    build_generation()
    search_generation.forget()
    forget()


@pytest.mark.django_db(transaction=True)
def test_the_whole_journey_needs_no_script(bar: None, open_page: Opener) -> None:
    page = open_page("/mon-parcours", script=False)
    page.get_by_role("button", name="Partir de mes métiers").click()
    page.get_by_label("Un métier que vous avez exercé").fill("serveuse")
    page.get_by_label("Pendant combien d’années").fill("4")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_label("Serveur / Serveuse en restauration").check()
    page.get_by_role("button", name="Enregistrer et continuer").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que je sais faire")
    page.get_by_label("Encaisser").check()
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_role("link", name="Passer cette page").click()
    page.get_by_label("Où habitez-vous").fill("Toulouse")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_role("button", name="Enregistrer et tout revoir").click()
    expect(page.get_by_text("J’habite Toulouse (31)")).to_be_visible()

    page.get_by_role("link", name="Voir les métiers à ma portée").click()
    barman = page.locator("li.suggestion").filter(has_text="Barman / Barmaid")
    expect(barman.get_by_text("Je peux l’obtenir").first).to_be_visible()
    barman.get_by_role("link", name="Voir les parcours").click()
    expect(page.get_by_role("table").first).to_contain_text("Reste à payer")
    page.get_by_role("link", name="Et si j’acceptais une demi-heure").click()
    expect(page.get_by_text("Une hypothèse")).to_be_visible()
    page.get_by_role("link", name="Revenir à ce que j’ai dit").click()
    page.get_by_role("link", name="Ma fiche pour ce parcours").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mon parcours vers Barman / Barmaid")
    page.get_by_role("link", name="Lire en mots simples").click()
    expect(page.get_by_role("heading", name="Mon métier")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_the_whole_journey_needs_no_mouse_and_axe_finds_nothing(
    bar: None, open_page: Opener
) -> None:
    page = open_page("/mon-parcours", width=390)
    found = [faults(page)]
    press(page, "Partir de mes métiers")
    reach(page, "Un métier que vous avez exercé")
    page.keyboard.type("Serveur / Serveuse en restauration")
    page.keyboard.press("Escape")
    press(page, "Enregistrer et continuer")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que je sais faire")
    found.append(faults(page))
    press(page, "Passer cette page")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que j’aime")
    found.append(faults(page))
    press(page, "Passer cette page")
    reach(page, "Où habitez-vous")
    page.keyboard.type("Toulouse")
    page.keyboard.press("Escape")
    press(page, "Enregistrer et continuer")
    press(page, "Enregistrer et tout revoir")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que j’ai dit")
    found.append(faults(page))
    press(page, "Voir les métiers à ma portée")
    expect(page.get_by_role("heading", level=1)).to_have_text("Les métiers à ma portée")
    found.append(faults(page))
    press(page, "Voir les parcours")
    expect(page.get_by_role("heading", level=1)).to_contain_text("les parcours")
    found.append(faults(page))
    press(page, "Ma fiche pour ce parcours")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mon parcours vers")
    found.append(faults(page))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [fault for one in found for fault in one] == []


def press(page: Page, name: str) -> None:
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def reach(page: Page, name: str) -> None:
    """Tab until what has the focus bears this name."""
    for _ in range(_MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
        ):
            return
    raise AssertionError(f"« {name} » was not reached with the keyboard")
