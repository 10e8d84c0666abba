"""The list of aids, and « Mes aides »: no account, nothing kept, errors at the field."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests import factories

pytestmark = pytest.mark.django_db
PROJECT = {"projet": "training", "dispositif": "prf", "debut": "2025-06-02", "fin": "2025-09-30"}
PERSON = {"age": "30", "inscrit": "oui", "allocation": "non", "en_emploi": "non"}


def ask(client: Client, **said: str) -> HttpResponse:
    response: HttpResponse = client.post("/aides/mes-aides", said)
    return response


def page(response: HttpResponse) -> str:
    return response.content.decode()


def test_every_aid_is_listed_with_where_its_amounts_were_read(client: Client) -> None:
    shown = page(client.get("/aides"))

    assert "Rémunération des stagiaires" in shown
    assert "<small>auprès d" in shown
    assert "lu le 23 novembre 2026" in shown
    assert "Vous avez au moins 16 ans" in shown
    assert "Ne s’ajoute pas à</dt><dd>Salaire d’apprenti ; Allocation chômage" in shown


def test_answers_give_an_amount_and_months(client: Client) -> None:
    response = ask(client, **PROJECT, **PERSON)

    assert response.status_code == 200
    assert "769,49\N{NO-BREAK SPACE}€ par mois" in page(response)
    assert "juin 2025" in page(response)
    assert "1 aide ouverte, " in page(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert "sessionid" not in response.cookies


def test_an_open_income_says_the_question_that_would_close_it(client: Client) -> None:
    shown = page(ask(client, **PROJECT, **{**PERSON, "allocation": "", "montant": ""}))

    notice = shown[shown.index("Ce qui n’est pas connu") : shown.index("À savoir sur chaque ligne")]
    assert "Touchez-vous l’allocation chômage (ARE)" in notice


def test_saying_nothing_is_allowed(client: Client) -> None:
    response = ask(client)

    assert response.status_code == 200
    assert "La question qui trancherait" in page(response)
    kinds = [(one.rule.is_income, one.rule.unit) for one in response.context["found"].unknown]
    assert kinds.index((True, "month")) < kinds.index((True, "once")) < kinds.index((False, "once"))


def test_one_more_answer_settles_without_retyping(client: Client) -> None:
    person = {name: value for name, value in PERSON.items() if name != "allocation"}
    first = ask(client, **PROJECT, **person)
    said = first.context["said"].said

    second = ask(client, dit=said, allocation="non")

    assert "769,49" not in page(first).partition("Mon revenu")[0]
    assert "769,49\N{NO-BREAK SPACE}€ par mois" in page(second)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"age": "12"}, "Ce service conseille de 15 à 99 ans"),
        ({"age": "trente"}, "Écrivez un nombre en chiffres"),
        ({"debut": "2025-06-02", "fin": "2025-06-01"}, "vient avant le premier jour"),
        ({"debut": "0001-01-01"}, "hors de portée"),
        ({"enfants": "quatre"}, "Écrivez les âges en chiffres"),
        ({"lieu": "Zzyzx"}, "Nous ne connaissons pas cette commune"),
        ({"projet": "rien"}, "Choisissez une réponse de la liste"),
        ({"contrat": "cdi", "contrat_fin": "2026-01-01"}, "Un CDI n’a pas de dernier jour"),
        ({"inscrit": "non", "allocation": "oui"}, "suppose d’être inscrit"),
    ],
)
def test_what_is_to_correct_is_said_at_the_field(
    client: Client, said: dict[str, Any], sentence: str
) -> None:
    response = ask(client, **said)

    assert response.status_code == 400
    assert sentence in page(response)
    assert 'class="error"' in page(response)


def test_a_commune_is_understood_by_its_name(client: Client) -> None:
    factories.territory("31555", "commune", name="Toulouse")

    said = ask(client, lieu="toulouse").context["said"]

    assert said.situation.person.commune == "31555"


def test_a_huge_or_strange_post_is_harmless(client: Client) -> None:
    assert ask(client, dit="age=%00&" + "a" * 20_000).status_code in (200, 400)
    assert ask(client, dit="%", age="\x00").status_code == 400


def test_pages_ask_the_database_little(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        client.get("/aides")
    with django_assert_max_num_queries(4):
        ask(client, **PROJECT, **PERSON)
