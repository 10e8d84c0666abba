import zipfile
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.geo.cog import (
    cog_vintage,
    read_cog_communes,
    read_cog_zones,
    read_epci,
    read_populations,
)
from passerelles.formats.geo.geo_api import read_api_communes
from tests.formats.geo.workbooks import write_workbook
from tests.formats.geo.writing import split, write, write_json

HEADER = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT"


def _communes(folder: Path, *lines: str) -> Path:
    return write(folder / "v_commune_2026.csv", HEADER, *lines)


def test_communes_their_parts_and_their_year_are_read(tmp_path: Path) -> None:
    path = _communes(
        tmp_path,
        "COM,09122,76,09,09D,091,0,FOIX,Foix,Foix,0907,",
        "COMD,01015,,,,,1,ARBIGNIEU,Arbignieu,Arbignieu,,01015",
        "ARM,75101,11,75,75C,751,0,PARIS 1,Paris 1er,Paris 1er,,75056",
    )
    kept, refused = split(read_cog_communes(path))
    assert not refused
    assert [(c.type, c.code, c.departement, c.region, c.parent) for c in kept] == [
        ("COM", "09122", "09", "76", ""),
        ("COMD", "01015", "", "", "01015"),
        ("ARM", "75101", "75", "11", "75056"),
    ]
    assert cog_vintage(path) == 2026


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("VILLE,31555,76,31,,,,,,Toulouse,,", "commune.unknown-type"),
        ("COM,D14,76,31,,,,,,Toulouse,,", "commune.malformed-code"),
        ("COM,31555,76,Haute,,,,,,Toulouse,,", "departement.malformed-code"),
        ("COM,31555,76,31,,,,,,,,", "commune.missing-name"),
        ("COMD,31555,,,,,,,,Toulouse,,", "commune.missing-parent"),
        ("COM,09122,76,09,,,,,,Foix,,", "commune.duplicate-key"),
    ],
)
def test_a_bad_commune_is_named_and_placed(tmp_path: Path, line: str, rule: str) -> None:
    path = _communes(tmp_path, "COM,09122,76,09,09D,091,0,FOIX,Foix,Foix,0907,", line)
    _kept, refused = split(read_cog_communes(path))
    assert [(r.rule, r.path) for r in refused] == [(rule, "v_commune_2026.csv:3")]


def test_a_delegated_commune_may_share_the_code_of_its_commune(tmp_path: Path) -> None:
    path = _communes(tmp_path, "COM,01015,84,01,,,,,,Arboys,,", "COMD,01015,,,,,,,,A,,01015")
    assert len(split(read_cog_communes(path))[0]) == 2


def test_a_name_without_a_year_is_unreadable() -> None:
    with pytest.raises(UnreadableFile, match="gardez le nom donné par l’INSEE"):
        cog_vintage(Path("communes.csv"))


def test_departements_and_regions_regain_their_zeros(tmp_path: Path) -> None:
    departements = write(
        tmp_path / "v_departement_2026.csv",
        "DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE",
        "9,76,09122,5,ARIEGE,Ariège,Ariège",
    )
    regions = write(
        tmp_path / "v_region_2026.csv",
        "REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE",
        "1,97105,3,GUADELOUPE,Guadeloupe,Guadeloupe",
    )
    assert [(z.code, z.region) for z in split(read_cog_zones(departements))[0]] == [("09", "76")]
    assert [(z.code, z.name) for z in split(read_cog_zones(regions))[0]] == [("01", "Guadeloupe")]


def test_populations_are_read_inside_their_archive(tmp_path: Path) -> None:
    table = "REG;DEP;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n76;31;555;31555;Toulouse;514 819;1;2\n"
    archive = tmp_path / "ensemble.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("dossier/donnees_communes.csv", table + "76;31;1;31001;X;*;;\n")
    kept, refused = split(read_populations(archive))
    assert [(p.commune, p.municipal) for p in kept] == [("31555", 514819)]
    assert [r.rule for r in refused] == ["commune.malformed-population"]


def test_an_archive_without_the_table_or_that_is_none_is_unreadable(tmp_path: Path) -> None:
    archive = tmp_path / "ensemble.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("lisez-moi.txt", "")
    with pytest.raises(UnreadableFile, match=r"ne contient pas donnees_communes\.csv"):
        read_populations(archive)
    with pytest.raises(UnreadableFile, match="n’est pas une archive zip"):
        read_populations(write(tmp_path / "faux.zip", "texte"))


def test_the_workbook_of_epci_gives_members_and_those_in_none(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"titre {n}"] for n in range(5)]
    rows += [["CODGEO", "LIBGEO", "EPCI", "LIBEPCI", "DEP", "REG"]]
    rows += [["31555", "Toulouse", "243100518", "Toulouse Métropole", "31", "76"]]
    rows += [["29083", "Île-de-Sein", "ZZZZZZZZZ", "Sans objet", "29", "53"]]
    rows += [["31001", "Agassac", "24310", "?", "31", "76"]]
    path = write_workbook(tmp_path / "EPCI_au_01-01-2026.xlsx", "Composition_communale", rows)
    kept, refused = split(read_epci(path))
    assert [(e.commune, e.epci) for e in kept] == [("31555", "243100518"), ("29083", "")]
    assert [r.rule for r in refused] == ["epci.malformed-code"]


def test_the_api_gives_postcodes_population_and_centre(tmp_path: Path) -> None:
    commune = {
        "code": "09122",
        "nom": "Foix",
        "codeDepartement": "09",
        "codeRegion": "76",
        "codesPostaux": ["09000"],
        "population": 9493,
        "centre": {"type": "Point", "coordinates": [1.6, 42.96]},
    }
    bare = {"code": "98411", "nom": "Îles Saint-Paul", "codeDepartement": "984"}
    kept, refused = split(
        read_api_communes(write_json(tmp_path / "c.json", [commune, bare, {"code": "D14"}]))
    )
    assert (kept[0].postcodes, kept[0].latitude, kept[0].longitude) == (("09000",), 42.96, 1.6)
    assert (kept[1].population, kept[1].latitude) == (None, None)
    assert [r.rule for r in refused] == ["commune.missing-name"]


def test_an_answer_of_the_api_without_a_needed_field_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="absent.* : nom, codeDepartement"):
        read_api_communes(write_json(tmp_path / "c.json", [{"code": "09122"}]))
