"""ETag: what was already read is not sent, nor computed, again."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.reference.actions.generation import next_generation
from passerelles.apps.reference.reads.generation import forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

ADDRESSES = (
    "occupations",
    "occupations/F1602",
    "skills",
    "skills/100381",
    "certifications",
    "certifications/RNCP37780",
    "territories?kind=commune",
    "territories/commune/31555",
    "places",
    "suggestions?q=toulouse",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_already_read_costs_one_look_at_the_generation(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    tag = client.get(f"/api/v1/{address}").headers["ETag"]
    forget()

    with django_assert_num_queries(1):
        again = client.get(f"/api/v1/{address}", headers={"If-None-Match": f'"other", {tag}'})

    assert tag.startswith('W/"')
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_an_import_changes_the_tag(client: Client) -> None:
    tag = client.get("/api/v1/occupations").headers["ETag"]
    next_generation()
    forget()

    again = client.get("/api/v1/occupations", headers={"If-None-Match": tag})

    assert again.status_code == 200
    assert again.headers["ETag"] != tag


def test_each_address_has_its_tag(client: Client) -> None:
    tags = {client.get(f"/api/v1/{address}").headers["ETag"] for address in ADDRESSES}

    assert len(tags) == len(ADDRESSES)


def test_a_failed_import_shows_in_the_sources_at_once(client: Client) -> None:
    tag = client.get("/api/v1/sources").headers["ETag"]
    same = client.get("/api/v1/sources", headers={"If-None-Match": tag})
    factories.run(factories.source("places"), status="failed")
    changed = client.get("/api/v1/sources", headers={"If-None-Match": tag})

    assert (same.status_code, changed.status_code) == (304, 200)


@pytest.mark.parametrize("given", ["*", "", "rien", '"', 'W/"'])
def test_a_tag_that_is_not_ours_is_ignored(client: Client, given: str) -> None:
    response = client.get("/api/v1/occupations/F1602", headers={"If-None-Match": given})

    assert response.status_code == 200


def test_an_error_has_no_tag(client: Client) -> None:
    assert "ETag" not in client.get("/api/v1/occupations/Z9999").headers
