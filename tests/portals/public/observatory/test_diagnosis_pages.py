"""Pages of diagnoses: the choice of a territory, then territory, occupation, sector."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import diagnosis_factories as make
from tests import factories

from passerelles.apps.observatory.models import Publication
from passerelles.apps.reference.models import NomenclatureItem
from passerelles.apps.reference.reads.generation import forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
BASIN = "/observatoire/diagnostic/bassin-d-emploi/7649"


def read(client: Client, address: str, status: int = 200) -> str:
    forget()
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def a_coast(rows: int = 1) -> None:
    make.territories()
    make.totals()
    for number in range(rows):
        make.need(f"S1X{number:02d}", 900 + number, 850)
        make.tension(f"G16{number:02d}", 5, conditions=5)


def test_a_territory_is_found_by_its_name(client: Client) -> None:
    make.territories()

    page = read(client, "/observatoire/diagnostic?q=agde")

    assert BASIN in page


def test_territories_are_listed_by_kind(client: Client) -> None:
    make.territories()

    assert "?nature=bassin-d-emploi" in read(client, "/observatoire/diagnostic")
    assert BASIN in read(client, "/observatoire/diagnostic?nature=bassin-d-emploi")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "Écrivez le nom d’une commune" in read(client, "/observatoire/diagnostic?q=zzzz")


@pytest.mark.parametrize("address", ["bassin-d-emploi/9999", "commune/34003", "zzz/1"])
def test_an_unknown_territory_is_not_found(client: Client, address: str) -> None:
    read(client, f"/observatoire/diagnostic/{address}", 404)


def test_the_page_leads_each_figure_to_where_it_comes_from(client: Client) -> None:
    a_coast()

    page = read(client, BASIN)

    assert "Les emplois saisonniers dominent : entre 70 % et 80 % des projets." in page
    assert "/observatoire/chiffres/" in page
    assert "/observatoire/metiers/FAP-2021/S1X00" in page
    assert "Rien à comparer" in page


def test_an_epci_links_to_its_basins(client: Client) -> None:
    a_coast()

    page = read(client, "/observatoire/diagnostic/epci/24307649")

    assert BASIN in page
    assert "seulement" in page


def test_pages_of_the_reference_lead_to_the_diagnosis(client: Client) -> None:
    make.territories()
    factories.occupation("G1803", make.ROME, label="Service en restauration")

    assert BASIN in read(client, "/territoires/bassin-d-emploi/7649")
    address = "/observatoire/metiers/ROME-3.47/G1803"
    assert address in read(client, "/metiers/ROME-3.47/G1803")
    assert "Diagnostic : Service en restauration" in read(client, address)


def test_a_sector_and_an_unknown_one(client: Client) -> None:
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)

    assert "60,0 %" in read(client, "/observatoire/secteurs/NAF-2008/5610A")
    read(client, "/observatoire/secteurs/NAF-2008/9999", 404)


@pytest.mark.parametrize("rows", [2, 20])
@pytest.mark.parametrize(
    ("address", "budget"),
    [
        (BASIN, 22),
        ("/observatoire/diagnostic/epci/24307649", 24),
        ("/observatoire/metiers/FAP-2021/S1X00?region=76", 16),
    ],
)
def test_a_diagnosis_keeps_to_its_budget(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    budget: int,
    rows: int,
) -> None:
    a_coast(rows)
    client.get("/observatoire/diagnostic/region/76")  # what a process keeps is read once
    with django_assert_max_num_queries(budget):
        assert client.get(address).status_code == 200


def test_a_zone_without_figures_shows_those_of_its_basins_as_theirs(client: Client) -> None:
    a_coast()

    page = read(client, "/observatoire/diagnostic/epci/24307649")

    assert "Aucun chiffre n’est emprunté" in page
    assert "Chiffres des bassins d’emploi entiers, non du territoire" in page
    assert "Part saisonnière</h2>" not in page, "one section says it once"


def test_trades_and_sectors_are_offered_as_files_for_the_region_chosen(client: Client) -> None:
    make.territories()
    factories.occupation("G1803", make.ROME, label="Service en restauration")
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)

    trade = read(client, "/observatoire/metiers/ROME-3.47/G1803?region=76")
    sector = read(client, "/observatoire/secteurs/NAF-2008/5610A")

    assert "/observatoire/metiers/ROME-3.47/G1803.pdf?region=76" in trade
    assert "/observatoire/secteurs/NAF-2008/5610A.ods" in sector


def test_ranks_that_everyone_shares_are_not_shown(client: Client) -> None:
    for code in ("7649", "7650"):
        make.territories(code)
        make.need(make.HOST, 900, 850, code)
    make.need(make.HOST, None, None, make.territories("7651").code)

    page = read(client, "/observatoire/metiers/FAP-2021/S1X40")

    assert "(partagé)" not in page
    assert "1 bassin a un nombre secret" in page


def test_studies_about_the_territory_are_listed_with_their_publisher(client: Client) -> None:
    a_coast()
    Publication.objects.create(
        id="publications:soudure", title="Le soudage en région", publisher="orci",
        published="2026-03", kind="etude", address="https://exemple.fr/soudage",
        territories=["COG-2026:region:76"], source=factories.source("publications"),
    )  # fmt: skip

    page = read(client, BASIN)

    assert "Études à lire</h2>" in page
    assert 'href="https://exemple.fr/soudage"' in page
    assert "(ORCI), étude, mars 2026" in page


def test_sectors_are_listed_where_a_diagnosis_is_chosen(client: Client) -> None:
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)
    naf = factories.edition("NAF-2008")
    NomenclatureItem.objects.create(
        id="NAF-2008:F", edition=naf, code="F", label="Construction", kind="section",
        source=naf.source,
    )  # fmt: skip

    assert "?nature=secteur" in read(client, "/observatoire/diagnostic")
    page = read(client, "/observatoire/diagnostic?nature=secteur")
    assert "/observatoire/secteurs/NAF-2008/F" in page
    assert "/observatoire/secteurs/NAF-2008/5610A" not in page
