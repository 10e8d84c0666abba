"""`POST /api/v1/guidance`: the contract, and kind answers to what cannot be used."""

import json
from typing import Any, get_args

import pytest
from django.test import Client
from tests.pathway_factories import candidate, guided, month, pathway, route
from tests.profile_faults import FAULTS

from passerelles.documents.guidance.answer import guided_answer
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.pathway import Concession, Merit
from passerelles.portals.api.guidance.guidance_answers import (
    ConcessionCode,
    GuidanceAnswer,
    MeritCode,
    ReliabilityCode,
    StepKindCode,
)

pytestmark = pytest.mark.django_db


def post(client: Client, body: Any) -> Any:
    sent = body.encode(errors="surrogatepass") if isinstance(body, str) else json.dumps(body)
    return client.post("/api/v1/guidance", sent, content_type="application/json")


def test_the_answer_has_the_shape_of_the_contract() -> None:
    income = (month(1, "685", None, "Rémunération"),)
    answer = guided_answer(guided(route(pathway(candidate()), income=income)))

    GuidanceAnswer.model_validate(answer)
    (occupation,), (way,) = answer["occupations"], answer["pathways"]
    assert {"code", "label", "can_get", "would_like", "reasons", "obstacles", "missing_skills"} <= (
        occupation.keys()
    )
    assert occupation["would_like"]["score"] is None
    assert way["target"] == "D1106"
    assert {"session", "start", "end", "place", "minutes", "cost_left", "closes"} <= (
        way["steps"][0].keys()
    )
    assert way["income"][0] == {
        "month": "2027-01",
        "at_least": 685.0,
        "at_most": None,
        "parts": [
            {
                "code": "rémunération",
                "label": "Rémunération",
                "at_least": 685.0,
                "at_most": None,
                "confidence": "official",
                "note": None,
            }
        ],
    }


def test_the_words_are_those_of_the_domain() -> None:
    assert get_args(StepKindCode) == tuple(StepKind)
    assert get_args(MeritCode) == tuple(Merit)
    assert get_args(ConcessionCode) == tuple(Concession)
    assert get_args(ReliabilityCode) == tuple(Reliability)


def test_nothing_typed_gives_nothing_personal(client: Client) -> None:
    answer = post(client, {}).json()

    assert answer["occupations"] == answer["pathways"] == []
    assert answer["insufficient"].startswith("Dites-nous")


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"person": {"age": 12}}, 422, "person.age"),
        ({"target": "A9999"}, 422, "target"),
        ({"skills": ["a"] * 300}, 422, "skills"),
        ([], 422, ""),
        ({"person": {f"k{n}": 1 for n in range(9000)}}, 422, None),
        ('{"max_minutes": 1e999999}', 422, "max_minutes"),
        ("{", 400, None),
        ("", 400, None),
        ('{"car": true, "car": false}', 400, None),
        ("\ud800", 400, None),
        ("[" * 90_000, 400, None),
        ({"skills": ["a" * 200_000]}, 413, None),
    ],
)
def test_what_cannot_be_used_is_told(
    client: Client, body: Any, status: int, field: str | None
) -> None:
    response = post(client, body)

    assert response.status_code == status
    assert response.json()["detail"]
    assert len(response.content) < 10_000
    if field is not None:
        assert [one["field"] for one in response.json()["errors"]] == [field]


def test_every_fault_of_a_profile_names_its_field(client: Client) -> None:
    for body, field, _ in FAULTS:
        response = post(client, body)
        assert response.status_code == 422
        assert field in {one["field"] for one in response.json()["errors"]}
