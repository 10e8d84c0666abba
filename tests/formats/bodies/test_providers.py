from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.bodies.providers import (
    NETWORK_COLUMNS,
    Address,
    read_providers,
    split_address,
    split_networks,
)
from passerelles.formats.common.rejection import UnreadableFile
from tests.formats.geo.writing import split, write, write_json

LIST = "uai;siret;raison_sociale;enseigne;nature;departement;commune;adresse;prepa_apprentissage"
FOIX = "0090001X;19090001700015;LYCEE;;formateur;09;Foix;1 RUE X 09000 FOIX;"


def test_the_list_gives_numbers_as_received_and_the_place(tmp_path: Path) -> None:
    path = write(tmp_path / "o.csv", f"\ufeff{LIST}", FOIX)
    (record,), refused = split(read_providers(path))
    assert not refused
    assert (record.siret, record.uai, record.is_qualiopi) == ("19090001700015", "0090001X", None)
    assert record.address == Address("1 RUE X 09000 FOIX", "09000", "Foix", "09")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (";;SANS NUMERO;;formateur;09;Foix;;", "provider.no-identifier"),
        (FOIX, "provider.duplicate-key"),
        (f"{FOIX};de trop", "table.too-many-cells"),
    ],
)
def test_a_bad_body_is_named_and_placed(tmp_path: Path, line: str, rule: str) -> None:
    _kept, refused = split(read_providers(write(tmp_path / "o.csv", LIST, FOIX, line)))
    assert [(r.rule, r.path) for r in refused] == [(rule, "o.csv:3")]


def test_a_tab_before_a_siret_is_taken_off(tmp_path: Path) -> None:
    line = FOIX.replace("19090001700015", "\t19090001700015")
    (record,), _ = split(read_providers(write(tmp_path / "o.csv", LIST, line)))
    assert record.siret == "19090001700015"


def _network(**cells: str) -> tuple[str, str]:
    return ";".join(NETWORK_COLUMNS), ";".join(cells.get(name, "") for name in NETWORK_COLUMNS)


def test_a_network_says_qualiopi_networks_state_and_day(tmp_path: Path) -> None:
    line = _network(
        Siret="1",
        Qualiopi="Oui",
        etat_administratif="fermé",
        **{"Réseaux": "agri", "Réseaux à jour": "cfa ec|cma", "Date d'import": "19/08/2022"},
    )
    (record,), _ = split(read_providers(write(tmp_path / "reseau_x.csv", *line)))
    assert (record.is_qualiopi, record.is_closed) == (True, True)
    assert (record.networks, record.read_on) == (("cfa_ec", "cma"), date(2022, 8, 19))


@pytest.mark.parametrize(("text", "known"), [("Non", False), ("", None), ("peut-être", None)])
def test_an_unsaid_qualiopi_flag_is_unknown(tmp_path: Path, text: str, known: bool | None) -> None:
    line = _network(Siret="1", Qualiopi=text)
    (record,), _ = split(read_providers(write(tmp_path / "reseau_x.csv", *line)))
    assert record.is_qualiopi is known


def test_the_register_gives_a_commune_code_and_a_position_when_it_is_a_point(
    tmp_path: Path,
) -> None:
    place = {"label": "1 RUE X", "code_postal": "31000", "code_insee": "31555", "localite": "T"}
    point = {"geojson": {"geometry": {"type": "Point", "coordinates": [1.4, 43.6]}}}
    area = {"geojson": {"geometry": {"type": "Polygon", "coordinates": [[[1.4, 43.6]]]}}}
    items = [
        {"siret": "1", "qualiopi": False, "adresse": {**place, **point}},
        {"siret": "2", "adresse": {**place, **area}},
        {"siret": "3", "adresse": None},
        "rien",
    ]
    kept, refused = split(read_providers(write_json(tmp_path / "r.json", items)))
    assert [(r.address.latitude, r.is_qualiopi) for r in kept] == [
        (43.6, False),
        (None, None),
        (None, None),
    ]
    assert [r.rule for r in refused] == ["provider.not-an-object"]


def test_a_renamed_column_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "o.csv", LIST.replace("raison_sociale", "nom"), FOIX)
    with pytest.raises(UnreadableFile, match="raison_sociale"):
        list(read_providers(path))


@pytest.mark.parametrize(
    ("text", "postcode", "city"),
    [
        ("12 RUE Y 31000 TOULOUSE", "31000", "TOULOUSE"),
        ("BD Z 13009 MARSEILLE 9", "13009", "MARSEILLE"),
        ("ENSIBS\nBP 92116\n56321 LORIENT CEDEX\nFRANCE", "56321", "LORIENT"),
        ("Saint-Romain-de-Popey", "", "Saint-Romain-de-Popey"),
        ("12 rue sans ville", "", ""),
        ("", "", ""),
    ],
)
def test_an_address_ends_with_its_postcode_and_city(text: str, postcode: str, city: str) -> None:
    address = split_address(text)
    assert (address.postcode, address.city) == (postcode, city)
    assert "\n" not in address.text


def test_the_spellings_of_a_network_become_one() -> None:
    assert split_networks("greta |cfa ec|cfa_ec|cci-france") == ("greta", "cfa_ec", "cci")
