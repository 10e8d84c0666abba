"""Judging situations through the API: the contract, and errors by field."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

pytestmark = pytest.mark.django_db
SITUATION = {
    "id": "serveuse",
    "date": "2025-05-02",
    "person": {"age": 30, "jobseeker": True, "on_are": False},
    "project": {
        "kind": "training",
        "programme": "prf",
        "entry": "2025-06-02",
        "end": "2025-12-19",
        "weekly_hours": 35,
    },
}


def post(client: Client, body: Any) -> HttpResponse:
    content = body if isinstance(body, str) else json.dumps(body)
    response: HttpResponse = client.post("/api/v1/aids", content, content_type="application/json")
    return response


def test_a_situation_is_judged_without_its_noes(client: Client) -> None:
    (answer,) = post(client, [SITUATION]).json()

    pay = next(one for one in answer["aids"] if one["code"] == "rsfp")
    assert answer["id"] == "serveuse"
    assert (pay["verdict"], pay["amount"], pay["unit"]) == ("yes", 769.49, "month")
    assert pay["reasons"]
    assert pay["sources"]
    assert {one["verdict"] for one in answer["aids"]} <= {"yes", "unknown"}


def test_a_fact_unsaid_asks_the_question_that_settles(client: Client) -> None:
    person = {"age": 30, "jobseeker": True}

    (answer,) = post(client, [{**SITUATION, "person": person}]).json()

    pay = next(one for one in answer["aids"] if one["code"] == "rsfp")
    assert (pay["verdict"], pay["amount"]) == ("unknown", None)
    assert pay["missing"][0] == "person.on_are"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"person": {"age": 120}}, "[0].person.age"),
        ({"person": {"aje": 30}}, "[0].person.aje"),
        ({"date": "2025-02-31"}, "[0].date"),
        ({"project": {"entry": "2025-06-02", "end": "2025-06-01"}}, "[0].project.end"),
        ({"person": {"commune": "31000 Toulouse"}}, "[0].person.commune"),
    ],
)
def test_what_is_to_correct_is_told_by_field(
    client: Client, changed: dict[str, Any], field: str
) -> None:
    response = post(client, [{**SITUATION, **changed}])

    assert response.status_code == 422
    assert field in [one["field"] for one in response.json()["errors"]]


@pytest.mark.parametrize("body", ["", "{", "[NaN]", '"\xff'])
def test_what_is_not_json_is_a_french_400(client: Client, body: str) -> None:
    response = post(client, body)

    assert response.status_code == 400
    assert "JSON" in response.json()["detail"]


def test_too_much_is_refused(client: Client) -> None:
    many = post(client, [{**SITUATION, "id": str(n)} for n in range(1_001)])
    heavy = post(client, f'["{"a" * 2_000_001}"]')

    assert (many.status_code, heavy.status_code) == (422, 413)


def test_another_site_may_post(client: Client) -> None:
    response = client.post("/api/v1/aids", "[]", "application/json", HTTP_ORIGIN="https://a.fr")

    assert (response.status_code, response.json()) == (200, [])
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_rules_are_listed_with_their_dated_amounts(client: Client) -> None:
    response = client.get("/api/v1/aids")

    pay = next(one for one in response.json() if one["code"] == "rsfp")
    rate = next(one for one in pay["parameters"] if one["code"] == "rsfp_26")
    newest = rate["values"][-1]
    assert [one["value"] for one in rate["values"]][-2:] == [769.49, None]
    assert newest["confidence"] == "unknown"
    assert pay["excludes"] == ["apprentissage", "aref", "projet_transition_pro", "rff"]
    assert response.headers["ETag"]
