"""Tensions, unemployment and families: the dirt that real files hold, cleaned or refused."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.labour.fap import FapItem, read_fap
from passerelles.formats.labour.plan_quotes import read_plan_quotes
from passerelles.formats.labour.tension_fap import read_fap_tensions
from passerelles.formats.labour.tension_rome import read_rome_tensions
from passerelles.formats.labour.unemployment import read_unemployment
from tests.formats.geo.writing import split
from tests.formats.labour.files import (
    FAP_HEADER,
    FAP_TENSION_HEADER,
    TENSION_HEADER,
    UNEMPLOYMENT_HEADER,
    write_lines,
)

SECOND = "A0Z40,500,0.11,3.0,5.0,3.0,1.0,4.0,4.0,5.0,2019"


def test_decimals_follow_a_comma_and_an_empty_class_is_unknown(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "t.csv", TENSION_HEADER, "2021;F1610;7637;16,61538462;28,25;5;4;3;2;1;5;"
    )
    (row,), rejections = split(read_rome_tensions(path))
    assert row.counts == {"online_job_offers": 16.61538462, "jobseekers_abc": 28.25}
    assert row.classes["tension_index"] == 5
    assert row.classes["tension_training_specificity"] is None
    assert rejections == []


def test_a_basin_that_lost_its_zero_gets_it_back(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "t.csv", TENSION_HEADER, "2021;F1610;203;1;1;5;4;3;2;1;5;5")
    (row,), _ = split(read_rome_tensions(path))
    assert row.basin == "0203"


@pytest.mark.parametrize(
    ("line", "rule", "column"),
    [
        ("2021;Total;7637;1;1;5;4;3;2;1;5;5", "table.total-row", "ROME"),
        ("2021;F1610;7637;beaucoup;1;5;4;3;2;1;5;5", "labour.malformed-number", "oee"),
        ("2021;F1610;7637;1;1;6;4;3;2;1;5;5", "labour.malformed-class", "ind_tension_d"),
        ("21;F1610;7637;1;1;5;4;3;2;1;5;5", "labour.malformed-code", "annee"),
    ],
)
def test_a_bad_tension_says_its_column(tmp_path: Path, line: str, rule: str, column: str) -> None:
    path = write_lines(tmp_path / "t.csv", TENSION_HEADER, line)
    _, (refused,) = split(read_rome_tensions(path))
    assert (refused.path, refused.rule) == ("t.csv:2", rule)
    assert f"« {column} »" in refused.message


@pytest.mark.parametrize(
    ("tail", "level", "territory"),
    [
        ("nat,fap 225,,", "nat", ""),
        ("reg ,fap 87,76.0,", "reg", "76"),
        ("reg,fap 225,1.0,", "reg", "01"),
        ("dep,fap 225,,2A", "dep", "2A"),
        ("dep,fap 225,,9", "dep", "09"),
    ],
)
def test_spreadsheet_decimals_and_stray_spaces_are_cleaned(
    tmp_path: Path, tail: str, level: str, territory: str
) -> None:
    path = write_lines(tmp_path / "f.csv", FAP_TENSION_HEADER, f"{SECOND},{tail}")
    (row,), rejections = split(read_fap_tensions(path))
    assert (row.level, row.territory) == (level, territory)
    assert (row.classes["tension_fap"], row.scores["tension_fap_score"]) == (3, 0.11)
    assert rejections == []


def test_a_small_volume_has_no_class(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", FAP_TENSION_HEADER, "A0Z40,200,,,,,,,,,2019,dep,x,,75")
    (row,), _ = split(read_fap_tensions(path))
    assert set(row.classes.values()) == {None}
    assert row.scores == {"tension_fap_score": None, "tension_fap_employment": 200}


def test_an_unknown_level_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "f.csv", FAP_TENSION_HEADER, f"{SECOND},ze,fap 225,,")
    _, (refused,) = split(read_fap_tensions(path))
    assert (refused.rule, refused.path) == ("labour.unknown-level", "f.csv:2")
    assert "« niveau_geo » : « ze »" in refused.message


def test_a_departement_of_three_characters_and_its_rate(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "c.csv", UNEMPLOYMENT_HEADER, "009;ARIEGE;2023;9,5", "02A;Corse-du-Sud;2022;5,7"
    )
    rates, rejections = split(read_unemployment(path))
    assert [(r.departement, r.year, r.rate) for r in rates] == [
        ("09", "2023", 9.5),
        ("2A", "2022", 5.7),
    ]
    assert rejections == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("009;ARIEGE;2023;", "labour.empty-number"),
        ("009;ARIEGE;2023;9,5 %", "labour.malformed-number"),
        ("009;ARIEGE;2023;950", "labour.rate-out-of-range"),
        ("Total;FRANCE;2023;7,5", "table.total-row"),
    ],
)
def test_a_rate_that_is_none_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    _, (refused,) = split(
        read_unemployment(write_lines(tmp_path / "c.csv", UNEMPLOYMENT_HEADER, line))
    )
    assert (refused.rule, refused.path) == (rule, "c.csv:2")


@pytest.mark.parametrize("reader", [read_rome_tensions, read_fap_tensions, read_unemployment])
def test_another_encoding_is_told_with_its_place(tmp_path: Path, reader: object) -> None:
    path = write_lines(tmp_path / "x.csv", "codeDépartement;é", "31;ç", encoding="latin-1")
    with pytest.raises(UnreadableFile, match="ligne 1 : ce n’est pas écrit en UTF-8"):
        list(reader(path))  # type: ignore[operator]  # three readers, one shape


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    header = TENSION_HEADER.replace("ind_cond_travail_d", "conditions")
    with pytest.raises(UnreadableFile, match=r"introuvable\(s\) : ind_cond_travail_d"):
        list(read_rome_tensions(write_lines(tmp_path / "t.csv", header, "2021")))


def test_families_come_once_each_on_three_floors(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "fap.csv",
        FAP_HEADER,
        "A0X41a;Eleveurs de bovins;A0X41;Eleveurs\u00a0;A0X;Agriculteurs, éleveurs;A;Agriculture",
        "A0X41b;Apiculteurs;A0X41;Eleveurs;A0X;Agriculteurs, éleveurs;A;Agriculture",
    )
    (first, second), rejections = split(read_fap(path))
    assert [(i.kind, i.code, i.parent) for i in first] == [
        ("domain", "A", ""),
        ("family", "A0X", "A"),
        ("occupation", "A0X41", "A0X"),
    ]
    assert first[2] == FapItem("fap.csv:2", "occupation", "A0X41", "Eleveurs", "A0X")
    assert (second, rejections) == ((), [])


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("x;x;A0X4;Eleveurs;A0X;Agriculteurs;A;Agriculture", "fap.malformed-code"),
        ("x;x;B0X41;Eleveurs;A0X;Agriculteurs;A;Agriculture", "fap.malformed-code"),
        ("x;x;A0X41;;A0X;Agriculteurs;A;Agriculture", "fap.empty-label"),
        ("x;x;A0X40;Autre chose;A0X;Agriculteurs;A;Agriculture", "fap.two-labels"),
    ],
)
def test_a_family_that_does_not_fit_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    good = "x;x;A0X40;Agriculteurs;A0X;Agriculteurs;A;Agriculture"
    _, (refused,) = split(read_fap(write_lines(tmp_path / "fap.csv", FAP_HEADER, good, line)))
    assert (refused.rule, refused.path) == (rule, "fap.csv:3")


def test_a_quote_that_lacks_its_reference_is_told(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "q.yaml", "- {indicator: x, region: '76', period: '2022', value: 8}"
    )
    with pytest.raises(UnreadableFile, match="q.yaml:1.*'reference'"):
        list(read_plan_quotes(path))
