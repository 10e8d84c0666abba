from pathlib import Path

import pytest

from passerelles.connectors.bodies.places import load_places, place_label
from tests.connectors.geo.factories import make_index
from tests.connectors.rome.rows import drain
from tests.formats.geo.writing import write_json


def _agency(number: int, name: str, departement: int = 31) -> dict[str, object]:
    return {"id": number, "nom_agence": name, "code_departement": departement}


def test_an_agency_keeps_its_old_name_and_shows_the_current_one(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", [_agency(7, "Agence Pôle emploi FOIX", 9)])
    body = drain(load_places([path], make_index())).rows["Body"]["ft-agency:7"]
    assert (body.name, body.name_received) == (
        "Agence France Travail FOIX",
        "Agence Pôle emploi FOIX",
    )
    assert (body.kind, body.departement, body.city) == ("agency", "09", "Foix")
    assert body.commune_id == "COG-2026:commune:09122"


def test_an_agency_named_after_a_district_is_in_the_commune_that_begins_its_name(
    tmp_path: Path,
) -> None:
    agencies = [
        _agency(1, "Agence Pôle emploi TOULOUSE OCCITANE"),
        _agency(2, "Agence Pôle emploi INCONNUE"),
    ]
    rows = drain(load_places([write_json(tmp_path / "a.json", agencies)], make_index())).rows
    assert rows["Body"]["ft-agency:1"].commune_id == "COG-2026:commune:31555"
    assert rows["Body"]["ft-agency:2"].commune_id is None


def test_the_extract_of_prescribers_only_lends_addresses(tmp_path: Path) -> None:
    fields = {
        "kind": "FT",
        "name": "France Travail - TOULOUSE SAINT OCCITANE",
        "address_line_1": "1 RUE X",
        "post_code": "31000",
        "city": "TOULOUSE",
        "department": "31",
        "coords": "SRID=4326;POINT (1.4 43.6)",
    }
    other = {**fields, "kind": "ML", "name": "MISSION LOCALE - ARRAS"}
    prescribers = write_json(tmp_path / "p.json", [{"fields": fields}, {"fields": other}])
    name = "Agence Pôle emploi TOULOUSE ST-OCCITANE"
    agencies = write_json(tmp_path / "a.json", [_agency(1, name)])
    loaded = drain(load_places([prescribers, agencies], make_index()))
    (body,) = loaded.rows["Body"].values()
    assert loaded.read == 3
    assert (body.address, body.postcode, body.city) == ("1 RUE X", "31000", "Toulouse")
    assert (body.latitude, body.longitude) == (43.6, 1.4)


@pytest.mark.parametrize(
    ("number", "departement", "commune"),
    [
        ("31555S00", "31", "COG-2026:commune:31555"),
        ("09001S00", "09", "COG-2026:commune:09122"),
        ("31555S00", "09", None),
        ("99999S00", "77", None),
    ],
)
def test_the_number_of_a_mission_locale_tells_the_commune_of_its_seat(
    tmp_path: Path, number: str, departement: str, commune: str | None
) -> None:
    item = {
        "id": number,
        "nom_officiel": "31-ML X",
        "nom_usuel": None,
        "code_departement": departement,
    }
    path = write_json(tmp_path / "m.json", [item])
    body = drain(load_places([path], make_index())).rows["Body"][f"mission-locale:{number}"]
    assert (body.kind, body.name, body.commune_id) == ("mission_locale", "31-ML X", commune)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Agence Pôle emploi SAINT-JEAN", "saint jean"),
        ("Relai Pôle emploi RPE YSSINGEAUX", "rpe yssingeaux"),
        ("Agence spécialisée Pôle emploi CADRES", "cadres"),
        ("France Travail - ST JEAN", "saint jean"),
    ],
)
def test_the_label_of_an_agency_forgets_its_operator(name: str, label: str) -> None:
    assert place_label(name) == label
