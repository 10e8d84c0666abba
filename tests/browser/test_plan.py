"""The shipped plan in a real browser: read, filtered, and walked through without script."""

import pytest
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

from passerelles.config.plans import load_embedded_plan

STATES = (
    "/plan",
    "/plan?orientation=O4",
    "/plan?q=hydrogène",
    "/plan?theme=green&territoire=QPV",
    "/plan?theme=inconnu",
    "/plan/actions/A1",
    "/plan/actions/A10",
    "/plan/actions/A24",
)


@pytest.fixture(autouse=True)
def plan(site: str) -> None:
    load_embedded_plan(lambda sentence: None)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing(open_page: Opener, width: int, dark: bool) -> None:
    page = open_page("/plan", width=width, dark=dark)

    assert faults_of(page, STATES, width=width) == []


def test_a_reader_finds_an_action_without_script(open_page: Opener) -> None:
    page = open_page("/plan", script=False)

    page.get_by_label("Mots de l’action ou de l’engagement").fill("hydrogène")
    page.get_by_role("button", name="Chercher").last.click()
    page.get_by_role("link", name="Campus Hydrogène").click()

    assert page.locator("h1").inner_text().startswith("Action 2")
    assert page.get_by_text("1 500 formateurs").count()
    page.get_by_role("link", name="Action 3 →").click()
    assert page.locator("h1").inner_text().startswith("Action 3")
