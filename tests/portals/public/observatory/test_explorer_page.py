"""The explorer: one address a choice, what it shows, and what it refuses to show."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.explorer_factories import COOKS, ROOFERS, explorable, observe

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db

PAGE = "/observatoire/explorer"
BASINS = f"{PAGE}?indicateur=bmo_projects&niveau=bassin-d-emploi&dans=76&periode=2024"


@pytest.fixture(autouse=True)
def told() -> None:
    explorable()
    forget()


def content(client: Client, address: str) -> str:
    return (
        client.get(address, follow=True)
        .content.decode()
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
    )


def test_a_choice_has_its_map_its_table_and_its_definition(client: Client) -> None:
    page = content(client, BASINS)

    assert "Par bassin d’emploi, Occitanie, 2024" in page
    assert "chart-zone" in page
    table = page.partition("<tbody>")[2]
    assert table.index(">Toulouse<") < table.index(">Foix<") < table.index(">L&#x27;Isle")
    assert 'aria-sort="descending"' in page
    assert "secret" in page
    assert "1 valeur secrète : ni zéro, ni moyenne" in page
    assert "Combien de recrutements les employeurs envisagent-ils" in page


def test_ranks_stop_where_nothing_tells_which_is_larger(client: Client) -> None:
    assert ">1</td>" in content(client, BASINS)

    observe(territory_code="7650", value=100.0, bound="at_least")
    page = content(client, BASINS)

    assert "Pas de rang" in page
    assert "Rang</th>" not in page
    assert "au moins 100" in page


def test_the_series_of_the_region_says_what_broke_it(client: Client) -> None:
    page = content(client, BASINS)

    assert "Évolution : Occitanie" in page
    assert "La définition change ici." in page
    assert "au moins 1 200 projets" in page


def test_a_level_without_figures_says_which_have_some(client: Client) -> None:
    page = content(client, f"{PAGE}?indicateur=bmo_projects&niveau=epci")

    assert (
        "Cet indicateur existe par région et par bassin d’emploi, pas par intercommunalité" in page
    )
    assert "niveau=bassin-d-emploi" in page


def test_a_period_without_figures_gives_way_to_the_newest_and_says_so(client: Client) -> None:
    page = content(client, BASINS.replace("2024", "2019"))

    assert "n’a pas de chiffres par bassin d’emploi pour 2019 : voici 2024." in page
    assert ">Toulouse<" in page


def test_an_occupation_without_figures_says_how_many_have_some(client: Client) -> None:
    page = content(client, f"{BASINS}&metier={ROOFERS}")

    assert "« Couvreurs » n’a pas de chiffre dans cet indicateur par bassin d’emploi." in page
    assert "Voir le total" in page


def test_an_indicator_without_total_asks_for_an_occupation(client: Client) -> None:
    page = content(client, f"{PAGE}?indicateur=tension_index")

    assert "n’a pas de total tous métiers confondus" in page
    assert "Pose de couvertures" in page


def test_a_region_without_figures_leads_to_the_country(client: Client) -> None:
    factories.territory("84", "region", name="Auvergne-Rhône-Alpes")
    forget()
    page = content(client, BASINS.replace("dans=76", "dans=84"))

    assert "Aucun chiffre en Auvergne-Rhône-Alpes pour ce choix" in page


def test_an_indicator_never_loaded_names_its_source(client: Client) -> None:
    page = content(client, f"{PAGE}?indicateur=bmo_difficult")

    assert "n’a encore aucun chiffre ici" in page
    assert 'href="/sources/bmo"' in page


def test_two_indicators_of_one_survey_make_a_cloud(client: Client) -> None:
    page = content(client, f"{BASINS}&avec=bmo_seasonal")

    assert "1 territoire sans point" in page
    assert "Projets de recrutement saisonniers selon Projets de recrutement" in page


def test_two_instruments_never_share_a_chart(client: Client) -> None:
    page = content(client, f"{BASINS}&avec=tension_index")

    assert "ne viennent pas de la même enquête" in page
    assert "(pas comparable)" in page


def test_the_address_is_put_in_order(client: Client) -> None:
    answer = client.get(f"{PAGE}?periode=2024&dans=&indicateur=bmo_projects&avec=")

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{PAGE}?indicateur=bmo_projects&periode=2024"


def test_htmx_receives_the_page_and_the_address_to_show(client: Client) -> None:
    answer = client.get(f"{PAGE}?dans=&indicateur=bmo_projects", HTTP_HX_REQUEST="true")

    assert answer.status_code == 200
    assert answer.headers["HX-Push-Url"] == f"{PAGE}?indicateur=bmo_projects"


def test_the_filter_narrows_the_list_and_never_empties_it(client: Client) -> None:
    observe(occupation=ROOFERS, value=3.0)
    forget()

    narrowed = content(client, f"{BASINS}&filtre=cuisin")
    assert COOKS in narrowed
    assert ROOFERS not in narrowed
    assert ROOFERS in content(client, f"{BASINS}&filtre=zzzz")


@pytest.mark.parametrize("sort", ["croissant", "nom"])
def test_links_sort_the_table(client: Client, sort: str) -> None:
    page = content(client, f"{BASINS}&tri={sort}").partition("<tbody>")[2]

    assert page.index(">Foix<") < page.index(">Toulouse<")


@pytest.mark.parametrize(
    "query", ["indicateur=zzz", "niveau=zzz", "tri=zzz", "dans=ZZ", "avec=zzz", "page=9", "page=x"]
)
def test_words_that_no_form_writes_are_not_found(client: Client, query: str) -> None:
    assert client.get(f"{PAGE}?{query}").status_code == 404


def test_generated_figures_say_so(client: Client) -> None:
    factories.source("made_up", is_demonstration=True)
    observe(indicator="apprentices", source="made_up", period="2024", value=4.0)
    forget()

    page = content(client, f"{PAGE}?indicateur=apprentices")
    assert "données de démonstration" in page
    assert "Données de démonstration." in page


def test_the_table_is_taken_away_with_its_definition(client: Client) -> None:
    answer = client.get(BASINS.replace("explorer?", "explorer.csv?"))
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert answer.headers["Content-Disposition"].endswith('bmo_projects-2024.csv"')
    assert lines[1][:3] == ["7617", "Toulouse", "2024"]
    assert any("secret" in line for line in lines)
    notes = "\n".join(line[0] for line in lines if line).replace("\u00a0", " ")
    assert "# Sur qui : " in notes
    assert "# Source : " in notes


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_spreadsheets_are_archives(client: Client, form: str) -> None:
    answer = client.get(BASINS.replace("explorer?", f"explorer.{form}?"))

    assert answer.content[:2] == b"PK"


def test_a_choice_without_figures_has_no_file(client: Client) -> None:
    address = "/observatoire/explorer.csv?indicateur=bmo_projects&niveau=epci"

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("part", ["carte", "classement", "serie"])
def test_a_part_may_stand_in_the_pages_of_others(client: Client, part: str) -> None:
    answer = client.get(BASINS.replace("explorer?", "explorer/integrer?") + f"&partie={part}")
    page = answer.content.decode()

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "site-header" not in page
    assert "Source" in page
    assert BASINS.replace("&", "&amp;") in page


def test_no_other_page_may_be_framed(client: Client) -> None:
    answer = client.get(BASINS)

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_part_that_is_not_there_is_not_found(client: Client) -> None:
    embed = BASINS.replace("explorer?", "explorer/integrer?")

    assert client.get(f"{embed}&partie=nuage").status_code == 404
    assert client.get(f"{embed}&partie=zzz").status_code == 404


@pytest.mark.parametrize("rows", [2, 60])
def test_the_page_keeps_to_its_budget(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        observe(territory_code=f"99{number:02d}", value=float(number))
        observe(territory_code=f"99{number:02d}", indicator="bmo_seasonal", value=float(number))
    forget()
    address = f"{BASINS}&avec=bmo_seasonal"
    with django_assert_max_num_queries(26):
        assert client.get(address).status_code == 200
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_an_address_that_means_nothing_keeps_the_form_and_says_what_to_do(client: Client) -> None:
    for wrong in (
        "indicateur=inconnu",
        "indicateur=bmo_projects&niveau=planete",
        "indicateur=bmo_projects&dans=99",
        "indicateur=bmo_projects&avec=inconnu",
        "indicateur=bmo_projects&tri=hasard",
        "indicateur=bmo_projects&page=-1",
    ):
        answer = client.get(f"{PAGE}?{wrong}")
        page = answer.content.decode()
        assert answer.status_code == 404, wrong
        assert 'class="explorer-form"' in page, wrong
        assert re.search("choisissez|cliquez|part de la page 1", page), wrong


def test_a_territory_without_figure_gives_way_and_says_so(client: Client) -> None:
    page = content(client, f"{BASINS}&territoire=9999")

    assert "Le territoire « 9999 » n’a pas de chiffre pour ce choix." in page
    assert "Évolution : Occitanie" in page


def test_the_form_keeps_the_territory_followed_at_its_level_only(client: Client) -> None:
    page = content(client, f"{BASINS}&territoire=7617")
    assert 'name="territoire" value="bassin-d-emploi:7617"' in page

    same = content(client, f"{BASINS}&metier={COOKS}&territoire=bassin-d-emploi:7617")
    assert "Évolution : Toulouse" in same
    other = BASINS.replace("bassin-d-emploi", "region")
    assert "n’a pas de chiffre" not in content(client, f"{other}&territoire=departement:76")


def test_nothing_exact_to_cross_says_to_choose_an_occupation(client: Client) -> None:
    for code in ("7617", "7620"):
        observe(indicator="bmo_difficult", territory_code=code, value=5.0, bound="at_least")
    page = content(client, f"{BASINS}&avec=bmo_difficult")

    assert "Rien à croiser ici" in page
    assert "Choisissez un métier" in page


def test_scenarios_are_chosen_and_never_shown_silently(client: Client) -> None:
    for scenario, value in (("reference", 500.0), ("bas-carbone", 400.0)):
        observe(
            indicator="projected_jobs_to_fill",
            source="projections",
            edition=f"Metiers-2030@2019/{scenario}",
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            period="2030",
            value=value,
        )
    forget()
    address = f"{PAGE}?indicateur=projected_jobs_to_fill&niveau=region&periode=2030"
    page = content(client, address)
    assert "2 éditions ou scénarios" in page
    assert "voici « Metiers 2030, scénario reference »" in page

    low = content(client, f"{address}&edition=Metiers-2030@2019/bas-carbone")
    assert "éditions ou scénarios" not in low
    assert ">400<" in low.partition("<tbody>")[2]
    assert "ne donne pas ce chiffre" in content(client, f"{address}&edition=inconnue")


def test_one_territory_makes_no_map(client: Client) -> None:
    page = content(client, f"{PAGE}?indicateur=bmo_projects&niveau=region&periode=2024")

    assert "Pas de carte : un seul territoire a un chiffre." in page
    assert "chart-map" not in page


def test_projections_are_never_what_one_sees_first(client: Client) -> None:
    observe(
        indicator="projected_departures",
        source="projections",
        territory_kind="region",
        territory_code="76",
        period="2030",
        edition="Metiers-2030@2019/reference",
    )
    forget()

    assert "<h2>Projets de recrutement</h2>" in content(client, PAGE)
