"""`/plan`: the whole tree, with what the document does not say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.plan_files import loaded

pytestmark = pytest.mark.django_db
Read = Callable[..., Any]


def test_the_tree(read: Read, tmp_path: Path) -> None:
    loaded(tmp_path)

    plan = read("plan")

    assert (plan["code"], plan["region"], plan["end"]) == ("plan-essai", "76", "2028-12-31")
    assert plan["source"] == {"title": "Document d’essai", "published": 2022, "lines": 200}
    assert plan["terms"][1]["successor"] is None
    (orientation,) = plan["orientations"]
    (priority,) = orientation["priorities"]
    first, second = priority["actions"]
    assert [orientation["code"], priority["code"], first["code"]] == ["O1", "O1.P1", "A1"]
    assert first["links"] == [
        {
            "printed": "action 3",
            "target": "A2",
            "line": 15,
            "reason": "le numéro imprimé est décalé d’une unité",
        }
    ]
    assert second["depends_on"] == ["A1"]
    measure = first["measures"][0]
    assert (measure["code"], measure["line"], measure["weight"]) == ("A1.M1", 13, 0.6)
    assert measure["figures"][0]["by"] == "2028-12-31"
    assert measure["targets"][0]["times_baseline"] == 2
    assert measure["targets"][0]["target"] is None
    unsaid = first["measures"][1]["figures"][1]
    assert (unsaid["value"], unsaid["note"], unsaid["per"]) == (None, "montant non dit", None)
    assert first["measures"][1]["indicator"] is None


def test_it_is_not_sent_twice(client: Client, tmp_path: Path) -> None:
    loaded(tmp_path)
    tag = client.get("/api/v1/plan").headers["ETag"]

    assert client.get("/api/v1/plan", headers={"If-None-Match": tag}).status_code == 304

    loaded(tmp_path, ("value: 1500", "value: 1600"))
    assert client.get("/api/v1/plan", headers={"If-None-Match": tag}).status_code == 200


def test_no_plan(client: Client) -> None:
    response = client.get("/api/v1/plan")

    assert response.status_code == 404
    assert "Aucun plan n’est chargé" in response.json()["detail"]


def test_it_keeps_to_its_budget(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, tmp_path: Path
) -> None:
    loaded(tmp_path)

    with django_assert_max_num_queries(7):
        client.get("/api/v1/plan")
