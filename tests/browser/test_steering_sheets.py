"""The officer of an action at work in a real browser: she updates it, the dashboard shows it."""

import pytest
from playwright.sync_api import Page, expect
from tests.account_factories import member
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of
from tests.browser.test_desk import sign_in
from tests.steering_factories import NOON, action, measure, writer

from passerelles.apps.accounts.models import Institution, Role, User
from passerelles.apps.steering.actions.sheet_editing import SheetEdit, edit_sheet
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of

PAGES = (
    "/pro/pilotage/",
    "/pro/pilotage/changements",
    "/pro/pilotage/actions",
    "/pro/pilotage/actions?toutes=1",
    "/pro/pilotage/actions/A1",
    "/pro/pilotage/actions/A1/historique",
    "/pro/pilotage/actions/A1/confiance",
    "/pro/pilotage/actions/A1/modifier/pilote",
    "/pro/pilotage/actions/A1/modifier/budget",
    "/pro/pilotage/actions/A1/modifier/engagement/A1.M1",
)


def officer_page(open_page: Opener, *, width: int = 1280, dark: bool = False) -> Page:
    writer("region")
    for code, under in (("A1", "O1.P1"), ("A10", "O2.P1")):
        measure(action(code, under=under, partners=["state"]))
    page = sign_in(open_page, Role.STEERING, width=width, dark=dark)
    who = User.objects.get(email="camille@exemple.invalid")
    member(Institution.objects.get(code="region"), who=who)
    return page


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_on_the_sheets(open_page: Opener, width: int, dark: bool) -> None:
    page = officer_page(open_page, width=width, dark=dark)

    assert faults_of(page, PAGES, width=width) == []


def test_an_officer_updates_her_action(open_page: Opener) -> None:
    page = officer_page(open_page)
    base = page.evaluate("location.origin")

    page.goto(f"{base}/pro/pilotage/actions")
    page.get_by_role("link", name="A1 · Action A1").click()
    page.get_by_role("link", name="Mettre à jour A1.M1").click()
    page.get_by_label("Avancement").select_option("done")
    page.get_by_label("Ce qui le montre").fill("Délibération du 2 mai 2026")
    page.get_by_label("Pourquoi ce changement").fill("Revue de juin")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("La fiche est à jour")).to_be_visible()
    page.get_by_role("link", name="Dire ma confiance").click()
    page.get_by_label("Soleil").check()
    page.get_by_label("Pourquoi", exact=True).fill("Le marché est signé")
    page.get_by_role("button", name="Dire ma confiance").click()

    expect(page.get_by_text("1 fait sur 1")).to_be_visible()
    page.goto(f"{base}/pro/pilotage/")
    cell = page.locator("li.cell").filter(has_text="A1 Action A1")
    expect(cell).to_contain_text("soleil")
    expect(cell).to_contain_text("1/1")
    page.goto(f"{base}/pro/pilotage/actions/A1/historique")
    expect(page.get_by_text("Revue de juin").first).to_be_visible()


def test_the_second_of_two_officers_sees_both_texts(open_page: Opener) -> None:
    page = officer_page(open_page)
    base = page.evaluate("location.origin")
    page.goto(f"{base}/pro/pilotage/actions/A1/modifier/note")
    page.get_by_label("Note").fill("Mon texte")
    page.get_by_label("Pourquoi ce changement").fill("revue")
    _somebody_else_writes("Son texte")

    page.get_by_role("button", name="Enregistrer").click()

    table = page.get_by_role("region", name="Tableau : les deux textes")
    expect(table).to_contain_text("Son texte")
    expect(table).to_contain_text("Mon texte")
    page.get_by_label("Note").fill("Son texte, puis le mien")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Son texte, puis le mien")).to_be_visible()


def _somebody_else_writes(text: str) -> None:
    of = Action.objects.get(code="A1")
    colleague = User.objects.get(email="region-agent@exemple.fr")
    edit = SheetEdit(base=cells_of(sheet_of(of)), mine={"note": text}, why="comité")
    edit_sheet(of, edit, author=colleague, now=NOON)
