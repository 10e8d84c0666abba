from collections.abc import Callable
from pathlib import Path

import pytest

from passerelles.connectors.geo import academies as academies_loader
from passerelles.connectors.geo import communes as communes_loader
from passerelles.connectors.geo.cog import cog_rows, index_of
from passerelles.connectors.geo.cog_embedded import embedded_cog
from passerelles.connectors.geo.cog_official import official_cog
from passerelles.connectors.geo.epci import embedded_members, epci_vintage, load_epci
from passerelles.formats.common.rejection import Rejection
from tests.connectors.geo.factories import make_cog, make_index
from tests.connectors.rome.rows import drain
from tests.formats.geo.writing import write, write_json

HEADER = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT"


def test_a_commune_is_in_its_departement_and_its_region() -> None:
    rows = drain(cog_rows(make_cog())).rows
    link = rows["TerritoryMembership"]["COG-2026:departement:09:09122"]
    assert link.commune_id == "COG-2026:commune:09122"
    assert (link.zone_id, link.relation, link.weight) == ("COG-2026:departement:09", "contains", 1)
    assert "COG-2026:region:76:09122" in rows["TerritoryMembership"]
    toulouse = rows["Territory"]["COG-2026:commune:31555"]
    assert (toulouse.population, toulouse.postcodes) == (514_819, ["31000", "31100"])


def test_the_edition_comes_with_the_first_record_and_once() -> None:
    rows = drain(cog_rows(make_cog())).rows
    assert [e.in_force for e in rows["Edition"].values()] == [True]


def test_an_arrondissement_is_a_part_of_its_commune_with_its_share() -> None:
    rows = drain(cog_rows(make_cog())).rows
    link = rows["TerritoryMembership"]["COG-2026:arrondissement:75101:75056"]
    assert (link.commune_id, link.relation) == ("COG-2026:commune:75056", "partial")
    assert link.weight == pytest.approx(0.01)


def test_a_former_commune_leads_to_the_last_of_its_successors() -> None:
    rows = drain(cog_rows(make_cog())).rows
    links = [m for m in rows["TerritoryMembership"].values() if m.relation == "succeeds"]
    assert {(m.commune_id, m.zone_id) for m in links} == {
        ("COG-2026:former_commune:09001", "COG-2026:commune:09122"),
        ("COG-2026:former_commune:09002", "COG-2026:commune:09122"),
    }


def test_a_former_commune_whose_code_lives_or_whose_successor_is_gone_gives_no_row() -> None:
    rows = drain(cog_rows(make_cog())).rows
    assert "COG-2026:former_commune:09122" not in rows["Territory"]
    assert "COG-2026:former_commune:99001" not in rows["Territory"]


def _official(folder: Path, name: str, *lines: str) -> tuple[Path, list[Rejection]]:
    return write(folder / name, *lines), []


def test_insee_keeps_populations_that_its_table_lacks_and_names_its_year(tmp_path: Path) -> None:
    path, rejections = _official(
        tmp_path,
        "v_commune_2027.csv",
        HEADER,
        "COM,31555,76,31,31D,311,0,TOULOUSE,Toulouse,Toulouse-la-Rose,,",
        "COMD,65417,,,,,0,SEMEAC,Séméac,Séméac,,31555",
        "COM,D14,76,31,,,,,,X,,",
    )
    cog = official_cog([path], base=make_cog(), rejections=rejections)
    assert cog.year == 2027
    assert cog.communes["31555"].name == "Toulouse-la-Rose"
    assert cog.communes["31555"].population == 514_819
    assert cog.former["65417"].successor == "31555"
    assert set(cog.communes) == {"31555"}
    assert [r.rule for r in rejections] == ["commune.malformed-code"]


def test_the_api_updates_communes_and_keeps_the_rest(tmp_path: Path) -> None:
    item = {"code": "09122", "nom": "Foix", "codeDepartement": "09", "population": 9_500}
    path = write_json(tmp_path / "communes-geo-api.json", [item])
    cog = official_cog([path], base=make_cog(), rejections=[])
    assert cog.communes["09122"].population == 9_500
    assert cog.communes["09122"].postcodes == ("09000",)
    assert cog.communes["09122"].region == "76"
    assert "31555" in cog.communes


def test_populations_and_zones_complete_the_table(tmp_path: Path) -> None:
    populations = write(tmp_path / "donnees_communes.csv", "COM;PMUN", "34003;30000", "75101;1")
    zones = write(tmp_path / "v_region_2026.csv", "REG,LIBELLE", "76,Occitanie nouvelle")
    departements = write(tmp_path / "v_departement_2026.csv", "DEP,REG,LIBELLE", "9,76,Ariège !")
    cog = official_cog([populations, zones, departements], base=make_cog(), rejections=[])
    assert cog.communes["34003"].population == 30_000
    assert cog.arrondissements["75101"].population == 1
    assert cog.regions["76"] == "Occitanie nouvelle"
    assert cog.departements["09"] == ("Ariège !", "76")


def test_the_embedded_cog_is_that_of_2026_with_its_collectivities() -> None:
    cog = embedded_cog()
    loaded = drain(cog_rows(cog))
    assert (cog.year, len(cog.communes), len(cog.arrondissements)) == (2026, 34_969, 45)
    assert sum(c.region == "76" for c in cog.communes.values()) == 4_446
    assert loaded.rejections == []
    index = index_of(cog)
    assert index.resolve("97123").code == "97701"
    assert index.resolve("01039").code == "01138"


def test_the_embedded_epci_hold_nearly_every_commune() -> None:
    loaded = drain(load_epci(embedded_members(), epci_vintage(2026), index_of(embedded_cog())))
    assert loaded.counts() == {"Territory": 1_255, "TerritoryMembership": 34_871, "Edition": 1}
    link = loaded.rows["TerritoryMembership"]["EPCI-2026:epci:243100518:31555"]
    assert link.commune_id == "COG-2026:commune:31555"


def test_an_official_answer_gives_the_centres_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use_small_cog(monkeypatch)
    item = {
        "code": "09122",
        "nom": "Foix",
        "codeDepartement": "09",
        "centre": {"coordinates": [1.6, 42.9]},
    }
    path = write_json(tmp_path / "communes-geo-api.json", [item])
    loaded = drain(communes_loader.load([path]))
    point = loaded.rows["TerritoryPoint"]["COG-2026:commune:09122:api"]
    assert (point.latitude, point.longitude, point.origin) == (42.9, 1.6, "official")


def test_academies_alone_ask_for_the_communes_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(academies_loader, "read_commune_index", make_index)
    path = write(
        tmp_path / "orion_departements_academies_regions.csv",
        "libelleRegion;codeAcademie;codeRegion;codeDepartement;libelleAcademie;libelleDepartement",
        "Occitanie;16;76;009;Toulouse;Ariège",
        "Occitanie;16;76;065;Toulouse;Hautes-Pyrénées",
        "Normandie;05;28;;Caen;",
    )
    loaded = drain(academies_loader.load([path]))
    assert loaded.read == 3
    assert set(loaded.rows["Territory"]) == {"ACADEMIES-2020:academie:16"}
    assert set(loaded.rows["TerritoryMembership"]) == {
        f"ACADEMIES-2020:academie:16:{code}" for code in ("09122", "65417", "65440")
    }


def _use_small_cog(monkeypatch: pytest.MonkeyPatch) -> None:
    small: Callable[[], object] = make_cog
    monkeypatch.setattr(communes_loader, "embedded_cog", small)
