"""axe finds nothing on any state of any page; the keyboard goes everywhere and is seen."""

import pytest
from tests.browser.addresses import STATES
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing(open_page: Opener, width: int, dark: bool) -> None:
    page = open_page("/", width=width, dark=dark)

    assert faults_of(page, STATES, width=width) == []


def test_the_first_tab_offers_to_skip_to_the_content(open_page: Opener) -> None:
    page = open_page("/metiers")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Aller au contenu"
    assert skip.bounding_box()["y"] >= 0

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


@pytest.mark.parametrize("address", ["/", "/metiers/F1619", "/sources/rome_460"])
def test_the_focus_is_always_seen(open_page: Opener, address: str) -> None:
    page = open_page(address)
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        if not page.evaluate(_FOCUS_IS_DRAWN):
            hidden.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert hidden == []


_FOCUS_IS_DRAWN = """() => {
  const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const at = document.activeElement;
  return drawn(getComputedStyle(at)) || drawn(getComputedStyle(at, "::after"));
}"""


def test_the_keyboard_opens_what_is_folded(open_page: Opener) -> None:
    page = open_page("/metiers/F1619")
    summary = page.locator("details summary").first

    summary.focus()
    page.keyboard.press("Enter")

    assert page.locator("details[open]").count() == 1
