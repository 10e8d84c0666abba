"""Open data: what may be downloaded, and what only says that it exists."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse
from tests import fact_factories, factories

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
CATALOGUE = reverse("open_data_catalogue")


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()


def source(key: str, **fields: object) -> None:
    factories.source(key, **{"owner": "France Travail", "licence": "Licence Ouverte 2.0", **fields})


def read_csv(client: Client, code: str) -> list[dict[str, str]]:
    answer = client.get(reverse("open_data_csv", args=[code]))
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body), delimiter=";"))


def test_an_open_source_gives_a_file_with_its_stars(client: Client) -> None:
    source("bmo")
    fact_factories.observation()
    fact_factories.observation(occupation="FAP-2021:A0X40", absence="secret", origin="bmo.xlsx:7")
    total, star = read_csv(client, "bmo_projects")
    assert (total["valeur"], total["borne"], total["absence"]) == ("95.0", "exact", "")
    assert (star["valeur"], star["absence"], star["origine"]) == ("", "secret", "bmo.xlsx:7")


def test_a_source_that_does_not_allow_reuse_gives_no_file(client: Client) -> None:
    source("bmo", licence="non précisée par le producteur")
    fact_factories.observation()
    assert client.get(reverse("open_data_csv", args=["bmo_projects"])).status_code == 404
    (dataset,) = json.loads(client.get(CATALOGUE).content)["dcat:dataset"]
    assert "dct:license" not in dataset
    assert "non précisée" in dataset["dct:accessRights"]["rdfs:label"]
    assert "non rediffusé" in client.get(reverse("open_data")).text


def test_generated_figures_are_never_open_data(client: Client) -> None:
    source("bmo", is_demonstration=True)
    fact_factories.observation()
    assert json.loads(client.get(CATALOGUE).content)["dcat:dataset"] == []
    assert "Aucun chiffre réel" in client.get(reverse("open_data")).text


def test_the_catalogue_gives_whole_addresses(client: Client) -> None:
    source("bmo")
    fact_factories.observation()
    answer = client.get(CATALOGUE)
    assert answer.headers["Content-Type"] == "application/ld+json"
    (dataset,) = json.loads(answer.content)["dcat:dataset"]
    addresses = [one["dcat:accessURL"]["@id"] for one in dataset["dcat:distribution"]]
    assert all(address.startswith("http://testserver/") for address in addresses)
    assert dataset["dct:title"] == "Projets de recrutement"
    assert dataset["dcat:keyword"] == ["Besoins des entreprises", "BMO-2024"]
