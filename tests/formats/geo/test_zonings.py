from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.geo.clpe import clpe_vintage, read_clpe
from passerelles.formats.geo.employment_basins import basin_vintage, read_employment_basins
from passerelles.formats.geo.employment_zones import (
    is_zone_list,
    read_employment_zones,
    read_zone_totals,
)
from tests.formats.geo.workbooks import write_workbook
from tests.formats.geo.writing import split, write

ZONES = "codgeo,libgeo,ze2020,libze2020,ze_partie_reg,dep,reg"
ZONE_BOOK_HEADER = ["CODGEO", "LIBGEO", "ZE2020", "LIBZE2020", "ZE2020_PARTIE_REG", "DEP", "REG"]


def test_lost_zeros_of_communes_and_zones_are_put_back(tmp_path: Path) -> None:
    path = write(tmp_path / "z.csv", ZONES, "1016,Arbigny,59,Mâcon,0059-84,1,84")
    kept, refused = split(read_employment_zones(path))
    assert not refused
    assert (kept[0].commune, kept[0].zone, kept[0].zone_name) == ("01016", "0059", "Mâcon")
    assert (kept[0].commune_received, kept[0].path) == ("1016", "z.csv:2")


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Total,,8405,Bourg,,1,84", "table.total-row"),
        ("100*,X,8405,Bourg,,1,84", "table.starred-code"),
        ("D14,X,8405,Bourg,,1,84", "commune.malformed-code"),
        (",X,8405,Bourg,,1,84", "commune.missing-code"),
        ("1001,X,,,,1,84", "zone.missing-zone"),
        ("1004,X,8405,Bourg,,1,84", "zone.duplicate-key"),
        ("1001,X,8405,Bourg,,1,84,une cellule de trop", "table.too-many-cells"),
    ],
)
def test_a_bad_line_is_named_placed_and_refused(tmp_path: Path, line: str, rule: str) -> None:
    path = write(tmp_path / "z.csv", ZONES, "1004,Ambérieu,8405,Bourg,,1,84", line)
    kept, refused = split(read_employment_zones(path))
    assert len(kept) == 1
    assert [(r.rule, r.path) for r in refused] == [(rule, "z.csv:3")]


def test_a_renamed_column_is_named_with_those_found(tmp_path: Path) -> None:
    path = write(tmp_path / "z.csv", "codgeo,zone,libze2020", "1001,8405,Bourg")
    with pytest.raises(UnreadableFile, match=r"introuvable.* : ze2020\. Colonnes lues : codgeo"):
        list(read_employment_zones(path))


def test_a_file_in_latin_1_is_unreadable_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "z.csv", ZONES, "1016,X,59,Mâcon,,1,84", encoding="latin-1")
    with pytest.raises(UnreadableFile, match="n’est pas écrit en UTF-8"):
        list(read_employment_zones(path))


def test_the_official_workbook_of_zones_has_five_lines_of_title(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"titre {n}"] for n in range(5)]
    rows += [ZONE_BOOK_HEADER, ["01001", "X", "0059", "Mâcon", "", "01", "84"]]
    path = write_workbook(tmp_path / "ZE2020_au_01-01-2026.xlsx", "Composition_communale", rows)
    kept, _refused = split(read_employment_zones(path))
    assert [(r.commune, r.zone) for r in kept] == [("01001", "0059")]


def test_a_workbook_that_is_not_one_is_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path / "ZE2020.xlsx", "pas un classeur")
    with pytest.raises(UnreadableFile, match="n’est pas un classeur lisible"):
        list(read_employment_zones(path))


def test_the_list_of_zones_is_told_from_the_table_and_counts_communes(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "ze2020,libze2020,nb_com", "51,Alençon,184", "52,Arles,vingt")
    assert is_zone_list(path)
    kept, refused = split(read_zone_totals(path))
    assert [(t.zone, t.communes) for t in kept] == [("0051", 184)]
    assert [r.rule for r in refused] == ["zone.malformed-count"]


def test_the_vintage_of_basins_is_in_a_column_or_is_that_of_the_undated_table(
    tmp_path: Path,
) -> None:
    dated = write(tmp_path / "d.csv", "CODE_COMMUNE_INSEE,BE19,NOMBE19", "01001,8401,BOURG")
    undated = write(
        tmp_path / "u.csv",
        "reg,dep,code_commune_insee,code_bassin_BMO,lib_bassin_BMO",
        "1,971,97123,102,BASSIN",
    )
    assert (basin_vintage(dated), basin_vintage(undated)) == (2019, 2024)
    assert [r.zone for r in split(read_employment_basins(dated))[0]] == ["8401"]
    assert [r.zone for r in split(read_employment_basins(undated))[0]] == ["0102"]


def test_the_official_workbook_of_basins_carries_its_year(tmp_path: Path) -> None:
    header = ["region", "dep", "code_commune", "lib_commune", "code_bassin_2026", "lib_bassin_2026"]
    rows: list[list[object]] = [list(header), [76, "31", "31555", "TOULOUSE", 7623, "TOULOUSE"]]
    path = write_workbook(tmp_path / "Bassins_d'emploi_2026.xlsx", "Feuil1", rows)
    kept, _refused = split(read_employment_basins(path))
    assert basin_vintage(path) == 2026
    assert [(r.commune, r.zone) for r in kept] == [("31555", "7623")]


def test_a_workbook_of_basins_without_a_year_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="ne porte pas d’année"):
        basin_vintage(tmp_path / "bassins.xlsx")


def test_the_two_tables_of_committees_are_told_apart_by_their_columns(tmp_path: Path) -> None:
    header = "commune_id,territoire_id,territoire_libelle,departement_id"
    old = write(tmp_path / "o.csv", header, "09122,CLPE09003,VALLÉE DE L'ARIÈGE,09")
    new = write(
        tmp_path / "n.csv",
        f"{header},nom_departement,region_id,nom_region",
        "09122,CLPE09003,Vallée de l'Ariège,09,Ariège,76,Occitanie",
    )
    assert (clpe_vintage(old), clpe_vintage(new)) == (2024, 2025)
    assert split(read_clpe(new))[0][0].zone_name == "Vallée de l'Ariège"
