"""The catalogue of open data, as a harvester reads it."""

import json
from datetime import UTC, date, datetime
from typing import Any

from passerelles.formats.dcat.catalogue import (
    LICENCE_OUVERTE,
    Catalogue,
    Dataset,
    Distribution,
    to_json_ld,
)


def document(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "identifier": "bmo_projects",
        "address": "https://exemple.fr/indicateurs/bmo_projects",
        "title": "Projets de recrutement",
        "description": "Combien ?",
        "producers": ["France Travail"],
        "distributions": [
            Distribution("Fichier", "https://exemple.fr/x.csv", "text/csv", is_file=True)
        ],
        **changes,
    }
    catalogue = Catalogue(
        address="https://exemple.fr",
        title="Observatoire",
        description="Des chiffres",
        publisher="Passerelles",
        datasets=[Dataset(**fields)],
    )
    (dataset,) = json.loads(json.dumps(to_json_ld(catalogue)))["dcat:dataset"]
    return dataset


def test_a_dataset_says_who_made_it_and_where_to_get_it() -> None:
    found = document(licence=LICENCE_OUVERTE)
    assert found["@type"] == "dcat:Dataset"
    assert found["dct:creator"] == [{"@type": "foaf:Agent", "foaf:name": "France Travail"}]
    assert found["dct:license"] == {"@id": LICENCE_OUVERTE}
    (file,) = found["dcat:distribution"]
    assert file["dcat:mediaType"]["@id"].endswith("/text/csv")


def test_a_harvester_finds_what_dcat_ap_asks_for() -> None:
    """Mandatory and recommended properties of DCAT-AP 3, each in the range that it gives them."""
    found = document(licence=LICENCE_OUVERTE, themes=["SOCI"], keywords=["emploi"])
    (file,) = found["dcat:distribution"]

    assert {"dct:title", "dct:description", "dct:publisher", "dct:identifier"} <= found.keys()
    assert found["dcat:theme"] == [
        {"@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI"}
    ]
    assert found["dct:spatial"]["@id"].endswith("/country/FRA")
    assert file["dcat:downloadURL"] == file["dcat:accessURL"] == {"@id": "https://exemple.fr/x.csv"}
    assert file["dct:license"] == {"@id": LICENCE_OUVERTE}


def test_a_licence_that_is_not_open_is_a_statement() -> None:
    assert document(rights="Licence de la source : non précisée")["dct:accessRights"] == {
        "@type": "dct:RightsStatement",
        "rdfs:label": "Licence de la source : non précisée",
    }


def test_what_is_unknown_is_left_out() -> None:
    assert document().keys() & {"dct:license", "dct:modified", "dct:temporal"} == set()


def test_dates_are_typed() -> None:
    found = document(
        modified=datetime(2026, 11, 23, tzinfo=UTC), first=date(2024, 1, 1), last=date(2024, 12, 31)
    )
    assert found["dct:modified"]["@type"] == "xsd:dateTime"
    assert found["dct:temporal"]["dcat:startDate"] == {"@value": "2024-01-01", "@type": "xsd:date"}
