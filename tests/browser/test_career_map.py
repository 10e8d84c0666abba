"""The career map with the keyboard alone and without script."""

from tests.browser.conftest import Opener


def test_the_drawing_is_walked_through_with_the_keyboard(open_page: Opener) -> None:
    page = open_page("/carte-des-metiers?q=couvreur", script=False)
    page.locator("main .results a").first.click()
    assert "metier=" in page.url

    box = page.locator("svg.chart a").first
    there = box.get_attribute("href")
    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: there in url)
    assert page.locator("h1").count() == 1
