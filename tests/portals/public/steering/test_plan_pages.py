"""The pages of the plan: tree, filters, actions, data, and an empty database."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.plan_files import loaded

from passerelles.apps.steering.models import Action, ActionSheet, Measure, MeasureProgress

pytestmark = pytest.mark.django_db
FORM = re.compile(r"<form class=\"filters\".*?</form>", re.DOTALL)


def read(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return html.unescape(response.content.decode()).replace("\u00a0", " ")


@pytest.fixture
def plan(tmp_path: Path) -> None:
    loaded(tmp_path)


@pytest.mark.usefixtures("plan")
def test_the_whole_tree(client: Client) -> None:
    page = read(client, "/plan")

    assert "1 orientation, 1 priorité, 2 actions et 3 engagements." in page
    assert "Priorité 1.1" in page
    assert 'href="/plan/actions/A1"' in page
    assert "2 engagements, 3 chiffres" in page
    assert "Liée à : Schéma régional de développement" in page
    assert 'aria-current="true">Plan<' in page


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("orientation=O1", ["A1", "A2"], []),
        ("theme=green", ["A1"], ["A2"]),
        ("territoire=Occitanie", ["A1", "A1.M1"], ["A2", "A1.M2"]),
        ("q=hydrogène", ["A2"], ["A1"]),
        ("q=HYDROGENE", ["A2"], ["A1"]),
        ("q=vertes", ["A1", "A1.M1"], ["A2"]),
        ("q=vertes&theme=training", ["A1"], ["A2"]),
        ("q=a2", ["A2"], ["A1"]),
    ],
)
def test_filters(client: Client, query: str, there: list[str], absent: list[str]) -> None:
    page = FORM.sub("", read(client, f"/plan?{query}"))

    for code in there:
        assert f"/{code}" in page or f"<code>{code}</code>" in page
    for code in absent:
        assert f"/{code}" not in page
        assert f"<code>{code}</code>" not in page
    assert "Voir tout le plan" in page


@pytest.mark.usefixtures("plan")
def test_nothing_answers(client: Client) -> None:
    page = read(client, "/plan?q=zzzz")

    assert "Aucune action ne répond à ces choix." in page
    assert "tout le plan" in page


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("query", ["orientation=O9", "theme=sport", "territoire=Paris"])
def test_an_unknown_choice_is_told(client: Client, query: str) -> None:
    assert "Choisissez dans la liste." in read(client, f"/plan?{query}", status=400)


@pytest.mark.usefixtures("plan")
def test_the_page_of_an_action(client: Client) -> None:
    page = read(client, "/plan/actions/A1")

    assert "Plus de formations aux métiers verts." in page
    assert "ligne 12 de sa version texte" in page
    assert "<dt>Avancement</dt><dd>non renseigné</dd>" in page
    assert "40 000 places par an" in page.replace("\u202f", " ")
    assert "€ : non dit par le document" in page
    assert "montant non dit" in page
    assert "La part de départ n’est pas dite." in page
    assert (
        "multiplier par 2 la valeur de départ, le 31 décembre 2028. le départ n’est pas dit" in page
    )
    assert "Imprimé « action 3 », corrigé en" in page
    assert "le numéro imprimé est décalé d’une unité" in page
    assert "France Travail, depuis le 1er janvier 2024" in page
    assert "Attend" not in page
    assert 'rel="next">Action 2 →' in page


@pytest.mark.usefixtures("plan")
def test_an_action_says_what_it_waits_for_and_who_names_it(client: Client) -> None:
    page = read(client, "/plan/actions/a2")

    assert "Attend le résultat de" in page
    assert "Nommée par" in page
    assert "13 décembre 2022" in page
    assert "1er trimestre 2022" in page
    assert "PIC" not in page


@pytest.mark.usefixtures("plan")
def test_the_indicators_that_follow_an_action_are_linked(client: Client) -> None:
    page = read(client, "/plan/actions/A1")

    assert 'href="/observatoire/indicateurs/prf_green_share"' in page
    assert read(client, "/observatoire/indicateurs/prf_green_share")


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("is_fictitious", "said"),
    [
        (False, "<dt>Avancement</dt><dd>1 fait sur 2, 1 non renseigné</dd>"),
        (True, "<dt>Avancement</dt><dd>non renseigné</dd>"),
    ],
)
def test_progress_is_told_unless_it_is_fictitious(
    client: Client, *, is_fictitious: bool, said: str
) -> None:
    action, measure = Action.objects.get(code="A1"), Measure.objects.get(code="A1.M1")
    ActionSheet.objects.create(action=action, demonstration=is_fictitious)
    MeasureProgress.objects.create(measure=measure, state="done")

    page = read(client, "/plan/actions/A1")

    assert said in page
    assert ("avancement : fait" in page) is not is_fictitious


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("code", ["A9", "A1.M1", "zzz", "O1"])
def test_an_unknown_action(client: Client, code: str) -> None:
    assert "Aucune action du plan" in read(client, f"/plan/actions/{code}", status=404)


@pytest.mark.usefixtures("plan")
def test_the_data_of_the_plan(client: Client) -> None:
    response = client.get("/plan/donnees.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))

    assert 'filename="plan-essai.csv"' in response.headers["Content-Disposition"]
    measures = {row["engagement"]: row for row in rows if row["engagement"]}
    assert set(measures) == {"A1.M1", "A1.M2", "A2.M1"}
    assert measures["A1.M1"]["ligne du document"] == "13"
    assert "atteindre" in measures["A2.M1"]["objectifs"]
    assert client.get("/plan/donnees.ods").content[:2] == b"PK"
    assert client.get("/plan/donnees.pdf").status_code == 404


@pytest.mark.parametrize(("address", "status"), [("/plan", 200), ("/plan/actions/A1", 404)])
def test_no_plan(client: Client, address: str, status: int) -> None:
    assert "Aucun" in read(client, address, status=status)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(("address", "budget"), [("/plan", 8), ("/plan/actions/A1", 9)])
def test_budgets(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    budget: int,
) -> None:
    with django_assert_max_num_queries(budget):
        client.get(address)
