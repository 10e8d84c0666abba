"""The book of apprenticeship read in a browser: choosing, reading, without JavaScript too."""

import pytest
from tests.apprenticeship_factories import apprenticeship
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of

from passerelles.apps.reference.reads.generation import forget

PAGE = "/observatoire/apprentissage"


@pytest.fixture(autouse=True)
def told(site: str) -> None:
    apprenticeship()
    forget()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_the_page_is_never_too_wide(
    open_page: Opener, width: int, dark: bool
) -> None:
    page = open_page(PAGE, width=width, dark=dark)

    assert faults_of(page, [PAGE], width=width) == []


@pytest.mark.parametrize("script", [True, False])
def test_another_territory_is_chosen_and_its_table_taken_away(
    open_page: Opener, script: bool
) -> None:
    page = open_page(PAGE, script=script)
    page.get_by_label("Territoire").select_option("departement:31")
    page.get_by_role("button", name="Afficher").click()

    assert "Haute-Garonne" in page.get_by_role("heading", level=1).inner_text()
    assert "territoire=departement%3A31" in page.url
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV : Apprentis au 31 décembre 2024 par département").click()
    assert taken.value.suggested_filename == "apprentissage-31-2024-departements.csv"
