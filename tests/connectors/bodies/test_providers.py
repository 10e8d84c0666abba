from pathlib import Path

from passerelles.connectors.bodies.providers import load_providers
from passerelles.formats.bodies.providers import NETWORK_COLUMNS
from tests.connectors.geo.factories import make_index
from tests.connectors.rome.rows import Loaded, drain
from tests.formats.geo.writing import write, write_json

LIST = "uai;siret;raison_sociale;enseigne;nature;departement;commune;adresse;prepa_apprentissage"
SIRET, OTHER_SIRET = "19310001700014", "19090001700012"
UAI, OTHER_UAI = "0310001H", "0090001C"


def _line(uai: str = UAI, siret: str = SIRET, departement: str = "31") -> str:
    return f"{uai};{siret};LYCEE X;;formateur;{departement};Toulouse;1 RUE X 31000 TOULOUSE;"


def _load(folder: Path, *lines: str) -> Loaded:
    return drain(load_providers([write(folder / "o.csv", LIST, *lines)], make_index()))


def _network(path: Path, **cells: str) -> Path:
    row = ";".join(cells.get(name, "") for name in NETWORK_COLUMNS)
    return write(path, ";".join(NETWORK_COLUMNS), row)


def test_a_body_is_known_by_its_siret_and_placed_in_its_commune(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _line())
    body = loaded.rows["Body"][f"siret:{SIRET}"]
    assert (body.kind, body.uai, body.departement) == ("school", UAI, "31")
    assert body.commune_id == "COG-2026:commune:31555"
    assert (body.is_qualiopi, body.is_closed, body.networks) == (None, None, [])
    assert loaded.rejections == []


def test_a_number_with_a_wrong_key_is_kept_out_and_told(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _line(siret="19310001700015"), _line(uai="0090001D", siret=SIRET))
    assert loaded.rules() == ["provider.invalid-siret", "provider.invalid-uai"]
    assert {r.severity for r in loaded.rejections} == {"warning"}
    assert loaded.rows["Body"][f"uai:{UAI}"].siret == ""
    assert loaded.rows["Body"][f"siret:{SIRET}"].uai == ""


def test_a_body_without_any_valid_number_is_refused(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _line(uai="0090001D", siret="12"))
    assert loaded.rules()[-1] == "provider.no-valid-identifier"
    assert loaded.counts() == {}


def test_the_departement_is_that_of_the_uai_and_the_difference_is_told(tmp_path: Path) -> None:
    loaded = _load(tmp_path, _line(uai=OTHER_UAI))
    (body,) = loaded.rows["Body"].values()
    assert (body.departement, body.commune_id) == ("09", "COG-2026:commune:31555")
    assert loaded.rules() == ["provider.departement-differs"]


def test_files_complete_one_another_and_each_record_is_counted(tmp_path: Path) -> None:
    listed = write(tmp_path / "o.csv", LIST, _line())
    old = _network(
        tmp_path / "reseau_a.csv",
        Siret=SIRET,
        Qualiopi="Non",
        **{"Réseaux": "cma", "Date d'import": "2022-01-01"},
    )
    new = _network(
        tmp_path / "reseau_b.csv",
        Siret=SIRET,
        Qualiopi="Oui",
        numero_declaration_activite="73310000001",
        **{"Réseaux": "agri", "Date d'import": "2023-06-01"},
    )
    address = {"code_postal": "31000", "geojson": {"geometry": {"type": "Point"}}}
    address["geojson"]["geometry"]["coordinates"] = [1.4, 43.6]
    register = write_json(
        tmp_path / "r.json", [{"siret": SIRET, "adresse": address}, {"siret": OTHER_SIRET}]
    )
    loaded = drain(load_providers([listed, register, old, new], make_index()))
    body = loaded.rows["Body"][f"siret:{SIRET}"]
    assert loaded.read == 5
    assert (body.name, body.is_qualiopi) == ("LYCEE X", True)
    assert (body.networks, body.activity_number) == (["agri", "cma"], "73310000001")
    assert (body.latitude, body.longitude) == (43.6, 1.4)
    unnamed = loaded.rows["Body"][f"siret:{OTHER_SIRET}"]
    assert unnamed.name == f"Organisme au nom non publié (SIRET {OTHER_SIRET})"
    assert unnamed.departement == ""


def test_an_activity_number_that_is_not_one_is_left_out(tmp_path: Path) -> None:
    path = _network(tmp_path / "reseau_a.csv", Siret=SIRET, numero_declaration_activite="697000")
    loaded = drain(load_providers([path], make_index()))
    assert loaded.rows["Body"][f"siret:{SIRET}"].activity_number == ""
