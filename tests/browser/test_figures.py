"""Indicators, open data, unmet demand in a browser; a figure followed down to its lines."""

from datetime import date

import pytest
from tests import factories
from tests.browser.conftest import Opener
from tests.browser.rules import faults, faults_of
from tests.browser.test_desk import sign_in
from tests.fact_factories import observation

from passerelles.apps.accounts.models import Role
from passerelles.apps.indicators.models import Observation
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.reference.reads.generation import forget

OCCITANIE = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}


@pytest.fixture(autouse=True)
def total(site: str) -> Observation:
    """A total of three lines of which one is secret, from a source that allows reuse."""
    factories.source("bmo", licence="Licence Ouverte 2.0", owner="France Travail")
    for line, value in enumerate((10, 12, None), 2):
        given = {"value": value} if value else {"absence": "secret"}
        observation(occupation=f"FAP-2021:A0X4{line}", origin=f"bmo.xlsx:{line}", **given)
    made = observation(**OCCITANIE, value=22, bound="at_least")
    forget()
    return made


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    open_page: Opener, total: Observation, width: int, dark: bool
) -> None:
    page = open_page("/observatoire/indicateurs", width=width, dark=dark)
    states = (
        "/observatoire/indicateurs",
        "/observatoire/indicateurs/bmo_difficult_share",
        f"/observatoire/chiffres/{total.id}",
        "/observatoire/donnees",
    )

    assert faults_of(page, states, width=width) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_figure_leads_to_the_lines_of_its_file(
    open_page: Opener, total: Observation, script: bool
) -> None:
    page = open_page(f"/observatoire/chiffres/{total.id}", script=script)

    assert "au moins 22\N{NO-BREAK SPACE}projets" in page.locator("main").inner_text()
    assert page.get_by_role("rowheader", name="bmo.xlsx:4").is_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Télécharger ces lignes (CSV)").click()
    assert taken.value.suggested_filename == f"chiffre-{total.id}-lignes.csv"


@pytest.mark.parametrize("script", [True, False])
def test_open_data_leads_to_the_definition_and_to_the_file(open_page: Opener, script: bool) -> None:
    page = open_page("/observatoire/donnees", script=script)
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV : Projets de recrutement").click()
    assert taken.value.suggested_filename == "bmo_projects.csv"

    page.get_by_role("link", name="Projets de recrutement", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Projets de recrutement"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_a_planner_reads_unmet_demand_and_takes_it_away(
    open_page: Opener, width: int, dark: bool
) -> None:
    basin = factories.territory("7610", "employment_basin", edition_id="BMO-2024", name="FOIX")
    UnmetSearch.objects.create(
        month=date(2026, 1, 1), basin=basin, reason="nothing_near", searches=40
    )
    page = sign_in(open_page, Role.PLANNER, width=width, dark=dark)
    page.get_by_role("link", name="Recherches sans réponse").click()

    assert "Foix" in page.locator("table").inner_text()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert taken.value.suggested_filename == "recherches-sans-reponse-2026-01.csv"
