"""The prospective page: an answer, a refusal in sentences, never a guess."""

import html
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests import fact_factories, factories

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
PAGE, EMERGING = reverse("prospective"), reverse("emerging")


@pytest.fixture(autouse=True)
def _region(own_index: Path) -> None:
    factories.territory("76", "region", name="Occitanie")
    forget()


def vintages(first: int, *values: float) -> None:
    for at, value in enumerate(values):
        fact_factories.observation(
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            period=str(first + at),
            edition=f"BMO-{first + at}",
            value=value,
        )
    forget()


def asked(client: Client, **changes: str) -> str:
    query = {
        "indicateur": "bmo_projects",
        "territoire": "region:76",
        "debut": "2026-09-01",
        "duree": "12",
        **changes,
    }
    return client.get(PAGE, query).text


def test_nothing_loaded_says_what_to_load(client: Client) -> None:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "passerelles data fetch bmo" in answer.text


def test_the_first_visit_shows_an_answer_without_asking_anything(client: Client) -> None:
    vintages(2024, 1_000)
    page = client.get(PAGE).text
    assert "Données insuffisantes" in page
    assert "1 millésime comparable" in page


def test_enough_vintages_give_a_value_an_interval_and_the_past_error(client: Client) -> None:
    vintages(2021, 1_000, 1_150, 1_180, 1_330, 1_380)
    page = asked(client)
    assert "En 2027" in page
    assert "entre" in page
    assert "retenue" in page
    assert "Rupture avant 2027" in page
    assert "pas une mesure" in page
    assert "la vraie valeur" not in page


def test_years_are_never_grouped_by_thousands(client: Client) -> None:
    vintages(2024, 1_000)
    page = asked(client, debut="2027-09-01", duree="24")
    assert "en 2029</h2>" in page
    assert not re.search(r"\b2\s0\d\d\b", html.unescape(page))


def test_the_last_method_is_judged_and_its_interval_too(client: Client) -> None:
    vintages(2021, 1_000, 1_150, 1_180, 1_330, 1_380)
    page = asked(client, duree="48")
    assert "fois sur 2" in page
    assert "trop courte pour juger à 5 ans" in page


def test_the_error_of_a_rate_is_in_points(client: Client) -> None:
    for at, value in enumerate((8.0, 7.0, 8.0, 7.0, 8.0)):
        fact_factories.observation(
            indicator="unemployment_rate",
            source="unemployment",
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            period=f"R{2019 + at}",
            edition=f"Chomage-R{2019 + at}",
            value=value,
        )
    forget()
    page = asked(client, indicateur="unemployment_rate").replace("\u00a0", " ")
    assert "1,0 point (13 % du niveau)" in page


def test_hypotheses_are_called_so(client: Client) -> None:
    vintages(2024, 1_000)
    page = asked(client, hypothese="-10 ; 0 ; 2,5")
    assert "pas une prévision" in page
    for said in ("-10 ; 0 ; 2,5", "−10\u00a0% par an", "0\u00a0% par an", "+2,5\u00a0% par an"):
        assert said in page


def test_hypotheses_without_a_later_year_say_what_to_do(client: Client) -> None:
    vintages(2024, 1_000)
    assert "qui vienne après" in asked(client, debut="2021-09-01", hypothese="1")


def test_published_scenarios_are_named_one_by_one(client: Client) -> None:
    vintages(2024, 1_000)
    for scenario, value in (("reference", 50_000.0), ("bas-carbone", 40_000.0)):
        fact_factories.observation(
            indicator="projected_jobs_to_fill",
            source="projections",
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            period="2030",
            edition=f"Metiers-2030@2019/{scenario}",
            value=value,
        )
    page = asked(client)
    for said in ("Metiers 2030", "bas carbone", "reference", "de 2019 à 2030", "Occitanie"):
        assert said in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"indicateur": "inconnu"}, "Aucun besoin chargé ne porte ce nom"),
        ({"territoire": "region:99"}, "pas de chiffre pour ce territoire"),
        ({"metier": "FAP-2021:ZZZ"}, "pas de chiffre pour ce métier"),
        ({"debut": "demain"}, "date valide"),
        ({"duree": "0"}, "supérieure ou égale à 1"),
        ({"hypothese": "beaucoup"}, "« beaucoup » n’est pas un nombre"),
        ({"hypothese": "900"}, "« 900 » est hors de −50 à 50"),
        ({"hypothese": "nan"}, "« nan » est hors"),
        ({"hypothese": "1;2;3;4;5"}, "4 hypothèses au plus"),
    ],
)
def test_a_wrong_choice_is_refused_in_a_sentence(
    client: Client, changes: dict[str, str], said: str
) -> None:
    vintages(2024, 1_000)
    query = {"indicateur": "bmo_projects", "territoire": "region:76", "debut": "2026-09-01"}
    answer = client.get(PAGE, {**query, "duree": "12", **changes})
    assert answer.status_code == 400
    assert said in answer.text.replace("\u00a0", " ")


def test_emerging_without_two_editions_says_what_lacks(client: Client) -> None:
    assert "deux éditions du ROME" in client.get(reverse("emerging")).text


def emergent(count: int) -> None:
    """New trades of the field M, one of the field F, and a knowledge that no one named before."""
    factories.occupation("M1805", "ROME-3.47", label="Études et développement")
    for at in range(count):
        made = factories.occupation(f"M19{at:02}", label=f"Métier du nuage {at}")
        factories.appellation(made, f"Nuagiste {at}", ogr=str(at + 1))
    roofer = factories.occupation("F1699", label="Poseur / Poseuse de façades solaires")
    factories.appellation(roofer, "Façadier solaire", ogr="9000")
    factories.skill(label="Énergie des façades", kind="knowledge")
    forget()


def test_emerging_trades_are_read_a_page_at_a_time(client: Client) -> None:
    emergent(24)
    first, second = (client.get(EMERGING, {"page": page}).text for page in ("1", "2"))
    assert first.count('<span class="context">') == 20
    assert second.count('<span class="context">') == 5
    assert "Page 1 sur 2" in first
    assert client.get(EMERGING, {"page": "3"}).status_code == 404


def test_emerging_trades_are_found_by_word_without_accent_and_by_field(client: Client) -> None:
    emergent(3)
    by_word = client.get(EMERGING, {"q": "facade"}).text
    assert "Poseuse de façades solaires" in by_word
    assert "Énergie des façades" in by_word
    assert "Nuagiste" not in by_word
    assert "Nuagiste" not in client.get(EMERGING, {"domaine": "F"}).text


def test_nothing_found_and_an_unknown_field_say_what_to_do(client: Client) -> None:
    emergent(1)
    assert "Essayez un mot plus simple" in client.get(EMERGING, {"q": "zzz"}).text
    refused = client.get(EMERGING, {"domaine": "Z"})
    assert refused.status_code == 400
    assert "choisissez dans la liste" in refused.text
