"""Searching a training, with and without JavaScript, on a phone, on paper."""

import re

from playwright.sync_api import expect
from tests.browser.conftest import Opener

REMOTE, OPTION = "#f-mode-remote", ".suggestions [role=option]"
COUNT = re.compile(r"\d+ sessions? trouvées?")


def test_one_finds_a_training_without_javascript(open_page: Opener) -> None:
    page = open_page("/", script=False)

    page.get_by_label("Quoi ?").fill("couvreur")
    page.get_by_label("Où ?").fill("toulouse")
    page.get_by_role("button", name="Chercher").click()

    expect(page.locator("h1")).to_contain_text("couvreur")
    expect(page.locator("#compte")).to_have_text("3 sessions trouvées")
    page.locator(REMOTE).check()
    page.get_by_role("button", name="Appliquer les filtres").click()
    expect(page.locator("#compte")).to_have_text("1 session trouvée")
    page.get_by_role("link", name="Retirer le filtre À distance").click()
    expect(page.locator("#compte")).to_have_text("3 sessions trouvées")


def test_a_filter_applies_at_once_and_the_address_follows(open_page: Opener) -> None:
    page = open_page("/formations?q=couvreur&ou=Toulouse")
    page.locator("#filtres-niveau summary").click()

    page.locator(REMOTE).check()

    expect(page.locator("#compte")).to_have_text("1 session trouvée")
    expect(page).to_have_url(re.compile(r"mode=remote"))
    assert "apres=" not in page.url
    expect(page.locator("#annonce")).to_have_text("1 session trouvée")
    expect(page.locator("#filtres-niveau")).to_have_attribute("open", "")
    page.go_back()
    expect(page.locator("#compte")).to_have_text("3 sessions trouvées")


def test_suggestions_fill_the_field_from_three_letters(open_page: Opener) -> None:
    page = open_page("/")
    what, where = page.get_by_label("Quoi ?"), page.get_by_label("Où ?")

    what.press_sequentially("co", delay=20)
    expect(page.locator(OPTION)).to_have_count(0)
    what.press_sequentially("uv", delay=20)
    expect(page.locator(OPTION).first).to_contain_text("Couvreur / Couvreuse")
    what.press("ArrowDown")
    what.press("Enter")
    expect(what).to_have_value("Couvreur / Couvreuse")

    where.press_sequentially("TOULO", delay=20)
    page.locator(OPTION).first.click()
    expect(where).to_have_value("Toulouse (31)")
    where.press("Enter")
    expect(page.locator("#compte")).to_have_text(COUNT)


def test_escape_closes_the_suggestions_and_keeps_the_words(open_page: Opener) -> None:
    page = open_page("/formations")
    what = page.get_by_label("Quoi ?")

    what.press_sequentially("couvr", delay=20)
    expect(page.locator(OPTION).first).to_be_visible()
    what.press("Escape")

    expect(page.locator(OPTION)).to_have_count(0)
    expect(what).to_have_value("couvr")
    expect(what).to_be_focused()


def test_the_map_leads_to_the_list_and_back_with_the_keyboard(open_page: Opener) -> None:
    page = open_page("/formations?q=couvreur&ou=Toulouse&rayon=50")

    page.locator(".map-marker").first.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#formation-1$"))
    page.locator("#formation-1 .map-letter").click()
    expect(page).to_have_url(re.compile("#lieu-A$"))


def test_points_of_the_map_are_large_enough_for_a_finger(open_page: Opener) -> None:
    page = open_page("/formations?q=couvreur&ou=Toulouse&rayon=50", width=390)

    box = page.locator(".map-marker circle").first.bounding_box()

    assert box is not None
    assert box["width"] >= 24


def test_filters_are_folded_on_a_phone_and_shown_on_a_desktop(open_page: Opener) -> None:
    for width, shown in ((1280, True), (390, False)):
        page = open_page("/formations?q=couvreur", width=width)
        expect(page.locator(REMOTE)).to_be_visible(visible=shown)


def test_a_list_prints_without_its_form(open_page: Opener) -> None:
    page = open_page("/formations?q=couvreur&ou=Toulouse")

    page.emulate_media(media="print")

    expect(page.locator(".offer-bar")).to_be_hidden()
    expect(page.locator(".offer-filters")).to_be_hidden()
    expect(page.locator(".session h3").first).to_be_visible()
