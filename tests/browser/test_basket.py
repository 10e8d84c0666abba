"""Keeping, sharing and emptying a selection, without JavaScript too."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Opener


@pytest.mark.parametrize("script", [True, False])
def test_a_session_found_is_kept_then_taken_out(open_page: Opener, script: bool) -> None:
    page = open_page("/formations?q=couvreur&ou=Toulouse", script=script)

    page.get_by_role("button", name="Ajouter à ma sélection").first.click()
    expect(page.get_by_role("button", name="Retirer de ma sélection")).to_have_count(1)
    page.get_by_role("link", name="Ma sélection (1)").click()

    expect(page.get_by_role("heading", name="CAP couvreur")).to_be_visible()
    page.get_by_role("button", name="Retirer de ma sélection").click()
    expect(page.get_by_text("Votre sélection est vide")).to_be_visible()


def test_a_session_is_kept_from_its_sheet(open_page: Opener) -> None:
    page = open_page("/formations/offre_locale:SE_TOIT")

    page.get_by_role("button", name="Ajouter à ma sélection").click()

    expect(page.get_by_role("link", name="Ma sélection (1)")).to_be_visible()


def test_a_link_gives_the_same_sessions_to_somebody_else(open_page: Opener) -> None:
    mine = open_page("/formations?q=couvreur&ou=Toulouse")
    mine.get_by_role("button", name="Ajouter à ma sélection").first.click()
    mine.get_by_role("link", name="Ma sélection (1)").click()
    link = mine.get_by_label("Ce lien montre ces sessions").input_value()

    theirs = open_page(link.removeprefix(mine.url.removesuffix("/selection")))
    theirs.get_by_role("button", name="Reprendre dans ma sélection").click()

    expect(theirs.get_by_role("link", name="Ma sélection (1)")).to_be_visible()


def test_a_selection_prints_without_its_buttons(open_page: Opener) -> None:
    page = open_page("/selection?s=offre_locale:SE_TOIT")

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", name="CAP couvreur")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
