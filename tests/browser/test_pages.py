"""Pages on a phone, without JavaScript, and with suggestions."""

import re

from playwright.sync_api import expect
from tests.browser.addresses import STATES
from tests.browser.conftest import Opener


def test_nothing_overflows_the_smallest_phone(open_page: Opener) -> None:
    page = open_page("/", width=360)
    base, wide = page.url.rstrip("/"), []
    for address in STATES:
        page.goto(base + address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)

    assert wide == []


def test_one_searches_and_reads_without_javascript(open_page: Opener) -> None:
    page = open_page("/recherche", script=False)

    page.locator("#recherche-page").fill("couvreur")
    page.locator(".search.large button").click()
    expect(page.locator("h1")).to_have_text("Résultats pour « couvreur »")

    page.get_by_role("link", name="Couvreur / Couvreuse").first.click()
    expect(page.locator("h1")).to_have_text("Couvreur / Couvreuse")

    page.locator("details summary").first.click()
    expect(page.locator("details").first).to_have_attribute("open", "")


def test_suggestions_come_while_typing_and_close_with_escape(open_page: Opener) -> None:
    page = open_page("/metiers")
    field = page.locator("#recherche-entete")

    field.press_sequentially("couvr", delay=20)
    link = page.locator("#suggestions-entete a").first
    expect(link).to_contain_text("Couvreur / Couvreuse")

    field.press("Tab")
    field.focus()
    field.press("Escape")
    expect(page.locator("#suggestions-entete a")).to_have_count(0)
    expect(field).to_be_focused()


def test_a_suggestion_leads_to_its_page(open_page: Opener) -> None:
    page = open_page("/recherche")

    page.locator("#recherche-page").press_sequentially("31000", delay=20)
    page.locator("#suggestions-page a").first.click()

    expect(page).to_have_url(re.compile("/territoires/commune/31555$"))


def test_a_page_prints_its_content_only(open_page: Opener) -> None:
    page = open_page("/metiers/F1619")

    page.emulate_media(media="print")

    expect(page.locator(".site-nav")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
