"""The OpenAPI document: French everywhere, true to the models, and honoured by the answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from django.test import Client
from tests import factories

from passerelles.apps.reference.models import (
    BodyKind,
    Register,
    SkillKind,
    TerritoryKind,
    Transition,
)
from passerelles.apps.reference.reads.search import SearchKind
from passerelles.portals.api.documentation import operations
from passerelles.portals.api.observatory.observation_answers import (
    ObservationAnswer,
    ObservationPage,
)
from passerelles.portals.api.reference import parameters
from passerelles.portals.api.reference.suggestions import SuggestionKind
from passerelles.portals.api.urls import api

GUIDE = Path(__file__).parents[3] / "docs/guide/api.md"


@pytest.fixture(scope="module")
def document() -> Any:
    return api.get_openapi_schema(path_prefix="/api/v1/")


def fields(document: Any) -> Iterator[tuple[str, Any]]:
    """Fields of answers; those of requests are parameters."""
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Query"):
            continue
        for field, told in schema.get("properties", {}).items():
            yield f"{name}.{field}", told


def parameters_of(document: Any) -> Iterator[tuple[str, Any]]:
    for path, methods in document["paths"].items():
        for told in methods.get("get", {}).get("parameters", ()):
            yield f"{path}?{told['name']}", told


@pytest.mark.parametrize(
    ("accepted", "known"),
    [
        (parameters.BodyKindCode, BodyKind.values),
        (parameters.RegisterCode, Register.values),
        (parameters.SkillKindCode, SkillKind.values),
        (parameters.TerritoryKindCode, TerritoryKind.values),
        (parameters.TransitionCode, Transition.values),
        (SuggestionKind, list(SearchKind)),
    ],
)
def test_accepted_values_are_those_of_the_reference(accepted: Any, known: list[str]) -> None:
    assert set(get_args(accepted)) == set(known)


def test_every_field_and_parameter_is_described(document: Any) -> None:
    told = [*fields(document), *parameters_of(document)]
    silent = [
        name
        for name, one in told
        if not (one.get("description") or one.get("schema", {}).get("description"))
    ]

    assert len(told) > 100
    assert silent == []


def test_every_nullable_field_says_what_null_means(document: Any) -> None:
    mute = [
        name
        for name, told in fields(document)
        if {"type": "null"} in told.get("anyOf", ()) and "nul" not in told["description"]
    ]

    assert mute == []


def test_every_resource_and_schema_speaks_french(document: Any) -> None:
    texts = [
        f"{told['summary']} {told['description']}"
        for methods in document["paths"].values()
        for told in methods.values()
    ]
    texts += [
        response["description"]
        for methods in document["paths"].values()
        for told in methods.values()
        for response in told["responses"].values()
    ]
    texts += [schema["description"] for schema in document["components"]["schemas"].values()]

    english = {"the", "of", "an", "which", "when", "bad", "found", "ok"}
    assert [text for text in texts if english & set(text.lower().split())] == []


def test_a_code_never_travels_without_its_edition(document: Any) -> None:
    """But where the code is qualified otherwise: by a scheme, a certification, or as received."""
    qualified = {"SectorAnswer", "TermAnswer", "BlockAnswer", "BranchAnswer"}
    qualified |= {"SessionCertification"}  # « RNCP37780 » names its register
    qualified |= {"IndicatorLine"}  # a name of ours, with the version of its definition
    alone = {
        name
        for name, schema in document["components"]["schemas"].items()
        if "code" in schema.get("properties", {}) and "edition" not in schema["properties"]
    }
    qualified |= {name for name in alone if name.startswith("Aid")}  # codes of our own rules
    qualified |= {"GuidanceIncomePart", "GuidanceComplement"}  # likewise
    qualified |= {name for name in alone if name.startswith("Plan")}  # within the plan above it

    assert alone == qualified


def test_every_resource_is_on_the_documentation_page(document: Any) -> None:
    assert list(dict.fromkeys(one.path for one in operations(document))) == list(document["paths"])
    assert all(one.paragraphs for one in operations(document))
    read = [one for one in operations(document) if one.method == "GET"]
    bare = [one.path for one in read if not one.parameters]
    assert bare == ["/api/v1/plan", "/api/v1/aids"]  # read whole


@pytest.mark.django_db
def test_the_documentation_runs_no_script_of_its_own(client: Client) -> None:
    response = client.get("/api/v1/docs")
    page = response.content.decode()

    assert response.status_code == 200
    assert "GET /api/v1/occupations/{code}" in page
    assert 'href="/api/v1/openapi.json"' in page
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
    assert "cdn" not in page


def guide_addresses() -> list[str]:
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| ")]
    found = [one for row in rows for one in re.findall("`([^`]+)`", row)]
    return [one for one in found if re.match("[a-z]+([/?]|$)", one)]


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("address", guide_addresses())
def test_every_address_of_the_guide_answers(client: Client, address: str) -> None:
    response = client.get(f"/api/v1/{address}")
    if response.status_code == 405:  # it only calculates
        response = client.post(f"/api/v1/{address}", "{}", content_type="application/json")

    assert response.status_code == 200


def test_the_example_of_the_guide_is_a_whole_answer() -> None:
    blocks = re.findall("```json\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    (shown,) = [one for one in map(json.loads, blocks) if "absence" in str(one)]

    ObservationPage.model_validate(shown)
    assert list(shown["results"][0]) == list(ObservationAnswer.model_fields)


@pytest.mark.django_db
def test_the_readings_of_the_guide_work_as_copied(client: Client) -> None:
    for key in ("region:76", "departement:31", "departement:48"):
        kind, code = key.split(":")
        factories.territory(code, kind)
    factories.territory("7617", "employment_basin", "BMO-2024")
    factories.occupation("F1703", "ROME-3.47")
    found = re.findall("^/api/v1/observations.*$", GUIDE.read_text("utf-8"), re.MULTILINE)

    assert len(found) > 5
    assert {client.get(address).status_code for address in found} == {200}


def test_the_guide_shows_every_resource(document: Any) -> None:
    shown = {re.split("[?/]", address)[0] for address in guide_addresses()}

    assert shown == {path.split("/")[3] for path in document["paths"]}
