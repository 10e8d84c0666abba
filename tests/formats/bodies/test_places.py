from pathlib import Path

import pytest

from passerelles.formats.bodies.places import (
    AgencyRecord,
    MissionLocaleRecord,
    PrescriberRecord,
    place_shape,
    read_places,
)
from passerelles.formats.common.rejection import UnreadableFile
from tests.formats.geo.writing import split, write_json

AGENCY = {
    "id": 7,
    "nom_agence": "Agence Pôle emploi  FOIX",
    "nom_region": "Occitanie",
    "code_departement": 9,
}
MISSION = {
    "id": "09122S00",
    "nom_officiel": "09-ML ARIEGE",
    "nom_usuel": None,
    "code_region": "76",
    "code_departement": "09",
}


def test_an_agency_regains_the_zero_of_its_departement(tmp_path: Path) -> None:
    (record,), _ = split(read_places(write_json(tmp_path / "a.json", [AGENCY])))
    assert isinstance(record, AgencyRecord)
    assert (record.id, record.departement) == ("7", "09")
    assert record.name == "Agence Pôle emploi FOIX"


def test_a_mission_locale_may_lack_its_usual_name_and_its_departement(tmp_path: Path) -> None:
    lost = {**MISSION, "id": "65441S00", "code_departement": None}
    kept, refused = split(read_places(write_json(tmp_path / "m.json", [MISSION, lost])))
    assert not refused
    assert all(isinstance(r, MissionLocaleRecord) and r.usual_name == "" for r in kept)
    assert [r.departement for r in kept if isinstance(r, MissionLocaleRecord)] == ["09", ""]


def test_a_prescriber_lends_its_address_and_position(tmp_path: Path) -> None:
    fields = {
        "kind": "FT",
        "name": "France Travail - FOIX",
        "address_line_1": "1 RUE X",
        "address_line_2": "",
        "post_code": "09000",
        "city": "FOIX",
        "department": "09",
        "coords": "SRID=4326;POINT (1.607207 42.964001)",
    }
    nowhere = {**fields, "coords": None}
    items = [{"fields": fields}, {"fields": nowhere}, {"fields": {"name": ""}}]
    kept, refused = split(read_places(write_json(tmp_path / "p.json", items)))
    assert [(r.latitude, r.longitude) for r in kept if isinstance(r, PrescriberRecord)] == [
        (42.964001, 1.607207),
        (None, None),
    ]
    assert [r.rule for r in refused] == ["place.missing-name"]


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (AGENCY, "place.duplicate-key"),
        ({**AGENCY, "id": 8, "nom_agence": ""}, "place.missing-name"),
        ({**AGENCY, "id": 8, "code_departement": 999}, "place.malformed-departement"),
    ],
)
def test_a_bad_agency_is_named_and_placed(
    tmp_path: Path, item: dict[str, object], rule: str
) -> None:
    _kept, refused = split(read_places(write_json(tmp_path / "a.json", [AGENCY, item])))
    assert [(r.rule, r.path) for r in refused] == [(rule, "a.json:2")]


@pytest.mark.parametrize("items", [[], ["texte"], [{"nom": "x"}]])
def test_another_list_is_unreadable(tmp_path: Path, items: list[object]) -> None:
    with pytest.raises(UnreadableFile, match="ni une liste d’agences"):
        place_shape(write_json(tmp_path / "x.json", items))
