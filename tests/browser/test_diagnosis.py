"""The diagnosis in a browser: found by name, read by sections, with and without JavaScript."""

import pytest
from playwright.sync_api import expect
from tests import diagnosis_factories as make
from tests.browser.conftest import Opener
from tests.browser.rules import faults_of
from tests.factories import occupation, source

from passerelles.apps.observatory.models import Publication
from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.generation import forget

BASIN = "/observatoire/diagnostic/bassin-d-emploi/7649"
STATES = (
    "/observatoire/diagnostic",
    "/observatoire/diagnostic?q=agde",
    "/observatoire/diagnostic?q=zzzz",
    "/observatoire/diagnostic?nature=bassin-d-emploi",
    "/observatoire/diagnostic?nature=secteur",
    BASIN,
    "/observatoire/diagnostic/epci/24307649",
    "/observatoire/diagnostic/region/76",
    "/observatoire/metiers/FAP-2021/S1X40",
    "/observatoire/metiers/ROME-3.47/G1803?region=76",
    "/observatoire/secteurs/NAF-2008/5610A",
)


@pytest.fixture
def told(site: str) -> None:
    """A seasonal coast beside the small reference of these tests."""
    assert Territory.objects.filter(kind="region", code="76").exists()
    make.territories()
    make.totals()
    make.unemployment()
    for number, code in enumerate((make.HOST, make.MASON, make.NURSE)):
        make.need(code, 900 - 100 * number, 600 - 200 * number)
    occupation("G1803", make.ROME, label="Service en restauration")
    make.tension("G1803", 5, conditions=5)
    make.tension("G1602", 4, training=5)
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)
    Publication.objects.create(
        id="publications:soudure", title="Le soudage en région", publisher="orci",
        published="2026-03", kind="etude", territories=["COG-2026:region:76"],
        source=source("publications"),
    )  # fmt: skip
    forget()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    open_page: Opener, width: int, dark: bool
) -> None:
    page = open_page("/observatoire/diagnostic", width=width, dark=dark)

    assert faults_of(page, STATES, width=width) == []


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_territory_is_found_read_and_left_for_an_occupation(
    open_page: Opener, width: int, script: bool
) -> None:
    page = open_page("/observatoire/diagnostic", width=width, script=script)
    page.get_by_label("Commune, bassin d’emploi").fill("agde")
    page.get_by_role("search", name="Choisir un territoire").get_by_role("button").click()
    page.get_by_role("main").get_by_role("link", name="Agde - Pézenas", exact=True).first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Diagnostic : Agde - Pézenas")
    expect(page.get_by_text("Les emplois saisonniers dominent").first).to_be_visible()
    page.get_by_role("navigation", name="Dans cette page").get_by_text("Part saisonnière").click()
    expect(page.get_by_role("heading", name="Part saisonnière", level=2)).to_be_in_viewport()

    page.locator("#besoins ~ * table a", has_text="Métier S1X40").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Diagnostic : Métier S1X40")


@pytest.mark.usefixtures("told")
def test_a_summary_is_reached_and_followed_with_the_keyboard(open_page: Opener) -> None:
    page = open_page(BASIN)
    link = page.get_by_role("navigation", name="Dans cette page").get_by_text("Comparaison")

    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Comparaison", level=2)).to_be_in_viewport()


@pytest.mark.usefixtures("told")
def test_what_explains_difficulties_unfolds_without_script(open_page: Opener) -> None:
    page = open_page(BASIN, script=False)
    part = page.locator(".diagnosis-part", has_text="Autre chose que les compétences")
    table = part.get_by_role("table")

    expect(table).to_be_hidden()
    part.get_by_text("Voir les métiers").click()

    expect(table).to_contain_text("Service en restauration")


@pytest.mark.usefixtures("told")
def test_the_table_of_a_chart_unfolds_with_the_keyboard(open_page: Opener) -> None:
    page = open_page(BASIN, script=False)
    chart = page.locator("figure", has_text="Projets saisonniers par métier")
    expect(chart.get_by_role("table")).to_be_hidden()

    chart.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(chart.get_by_role("table")).to_contain_text("Métier S1X40")


@pytest.mark.usefixtures("told")
def test_bars_are_not_black_on_paper(open_page: Opener) -> None:
    page = open_page(BASIN)
    page.emulate_media(media="print")

    fill = page.locator(".chart-bar").first.evaluate("one => getComputedStyle(one).fill")

    assert fill == "rgb(95, 145, 142)"
