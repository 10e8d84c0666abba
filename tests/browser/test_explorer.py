"""The explorer in a browser: choosing, sorting, sharing, with the keyboard, without JavaScript."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Opener
from tests.browser.rules import faults, faults_of
from tests.explorer_factories import COOKS, explorable, observe

from passerelles.apps.reference.reads.generation import forget

PAGE = "/observatoire/explorer"
BASINS = f"{PAGE}?indicateur=bmo_projects&niveau=bassin-d-emploi&dans=76&periode=2024"
STATES = (
    "/observatoire",
    "/observatoire?q=Toulouse",
    "/observatoire?q=zzzz",
    PAGE,
    BASINS,
    f"{BASINS}&avec=bmo_seasonal",
    f"{BASINS}&avec=tension_index",
    f"{PAGE}?indicateur=bmo_projects&niveau=region&territoire=76",
    f"{PAGE}?indicateur=bmo_projects&niveau=epci",
    f"{PAGE}?indicateur=tension_index",
    f"{PAGE}?indicateur=inconnu",
    "/observatoire/prospective",
    "/observatoire/prospective?indicateur=bmo_projects&territoire=region:76&hypothese=-5;2",
    "/observatoire/prospective?hypothese=beaucoup",
    "/observatoire/prospective/emergents",
    "/observatoire/publications",
    "/observatoire/publications?action=99",
    "/observatoire/passerelles",
    BASINS.replace("explorer?", "explorer/integrer?") + "&partie=carte",
    BASINS.replace("explorer?", "explorer/integrer?") + "&partie=classement",
)


@pytest.fixture
def told(site: str) -> None:
    """Figures beside the small reference of these tests, in its region."""
    explorable()
    forget()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_no_page_is_too_wide(
    open_page: Opener, width: int, dark: bool
) -> None:
    page = open_page("/observatoire", width=width, dark=dark)

    assert faults_of(page, STATES, width=width) == []


@pytest.mark.parametrize("address", ["/observatoire", PAGE])
def test_an_empty_observatory_passes_axe_and_says_what_to_do(
    open_page: Opener, address: str
) -> None:
    page = open_page(address)

    assert faults(page) == []
    expect(page.get_by_text("Aucun chiffre n’est encore chargé.")).to_be_visible()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_change_shows_its_figures_and_its_address_at_once(open_page: Opener, width: int) -> None:
    page = open_page(BASINS, width=width)
    page.get_by_label("Métier", exact=True).focus()
    page.get_by_label("Métier", exact=True).select_option(COOKS)

    expect(
        page.get_by_text("Cuisiniers, par bassin d’emploi, Occitanie, 2024").first
    ).to_be_visible()
    assert page.url.endswith(f"&metier={COOKS}&periode=2024")
    expect(page.get_by_label("Métier", exact=True)).to_be_focused()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("width", [1280, 390])
def test_without_javascript_a_button_does_the_same(open_page: Opener, width: int) -> None:
    page = open_page(BASINS, width=width, script=False)
    page.get_by_label("Métier", exact=True).select_option(COOKS)
    page.get_by_role("button", name="Afficher").click()

    assert page.url.endswith(f"&metier={COOKS}&periode=2024")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Projets de recrutement")
    expect(page.get_by_text("Cuisiniers, par bassin").first).to_be_visible()


@pytest.mark.usefixtures("told")
def test_the_list_of_occupations_narrows_while_one_types(open_page: Opener) -> None:
    for number in range(20):
        observe(occupation=f"FAP-2021:A{number:04d}", value=1.0)
    forget()
    page = open_page(BASINS)
    page.get_by_label("Filtrer la liste").press_sequentially("cuis")

    options = page.get_by_label("Métier", exact=True).locator("option")
    expect(options).to_have_count(2)
    expect(page.get_by_label("Filtrer la liste")).to_be_focused()
    assert page.get_by_label("Filtrer la liste").input_value() == "cuis"


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("script", [True, False])
def test_the_table_sorts_and_leads_to_the_series_of_a_territory(
    open_page: Opener, script: bool
) -> None:
    page = open_page(BASINS, script=script)
    rows = page.locator("section[aria-labelledby=classement] tbody tr")
    page.get_by_role("link", name="Bassin d’emploi").click()
    expect(rows.first).to_contain_text("Foix")
    assert "tri=nom" in page.url

    rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Évolution : Foix")).to_be_visible()


@pytest.mark.usefixtures("told")
def test_a_map_is_read_as_a_table_with_the_keyboard(open_page: Opener) -> None:
    page = open_page(BASINS.replace("explorer?", "explorer/integrer?") + "&partie=carte")
    assert page.locator("svg[aria-labelledby] title").first.text_content()
    page.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("row", name="Toulouse")).to_contain_text("900")


@pytest.mark.usefixtures("told")
def test_a_refused_pair_says_why(open_page: Opener) -> None:
    page = open_page(f"{BASINS}&avec=tension_index")

    expect(page.get_by_text("Ces deux indicateurs ne se croisent pas")).to_be_visible()
    assert page.locator("#nuage svg").count() == 0


@pytest.mark.usefixtures("told")
def test_figures_are_taken_away_and_framed_elsewhere(open_page: Opener) -> None:
    page = open_page(BASINS)
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert taken.value.suggested_filename == "passerelles-bmo_projects-2024.csv"

    page.get_by_text("Intégrer dans une autre page").click()
    line = page.locator("pre code").first.inner_text()
    page.set_content(line)
    framed = page.frame_locator("iframe")
    expect(framed.get_by_role("heading", level=1)).to_have_text("Projets de recrutement")
    expect(framed.get_by_role("link", name="Définition, tableau et fichiers")).to_be_visible()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_wrong_address_is_mended_with_the_form(
    open_page: Opener, width: int, script: bool
) -> None:
    page = open_page(f"{PAGE}?indicateur=inconnu", width=width, script=script)
    expect(page.get_by_text("choisissez-en un dans la liste")).to_be_visible()
    page.get_by_label("Territoires").select_option("bassin-d-emploi")
    if not script:
        page.get_by_role("button", name="Afficher").click()

    expect(page.get_by_text("Par bassin d’emploi, France, 2024").first).to_be_visible()


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_hypothesis_is_typed_with_the_keyboard_without_javascript(
    open_page: Opener, width: int
) -> None:
    page = open_page(
        "/observatoire/prospective?indicateur=bmo_projects&territoire=region:76",
        width=width,
        script=False,
    )
    page.get_by_label("Vos hypothèses").fill("-10 ; 5")
    page.keyboard.press("Enter")

    expect(page.get_by_role("row", name="+5")).to_contain_text("au moins")
    expect(page.get_by_text("Données insuffisantes")).to_be_visible()


@pytest.mark.usefixtures("told")
def test_a_printed_exploration_keeps_its_figures_and_leaves_the_form(open_page: Opener) -> None:
    page = open_page(BASINS)
    page.emulate_media(media="print")

    expect(page.get_by_role("search", name="Choisir les chiffres")).to_be_hidden()
    expect(page.get_by_role("row", name="Toulouse").first).to_be_visible()
    expect(page.get_by_role("heading", name="De quoi parle-t-on")).to_be_visible()
