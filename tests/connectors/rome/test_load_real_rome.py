from pathlib import Path

import pytest

from passerelles.connectors.rome import load_347, load_460
from tests.connectors.rome.rows import Loaded, drain

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def third(real_data: Path) -> Loaded:
    return drain(load_347.load(sorted((real_data / "rome").iterdir())))


@pytest.fixture
def fourth(real_data: Path, third: Loaded, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    codes = frozenset(row.code for row in third.rows["Occupation"].values())
    monkeypatch.setattr(load_460, "occupation_codes", lambda edition: codes)
    return drain(load_460.load(sorted((real_data / "rome").iterdir())))


def test_all_of_3_47_becomes_rows(third: Loaded) -> None:
    assert third.counts() == {
        "Edition": 1,
        "Occupation": 532,
        "Appellation": 10_990,
        "OccupationText": 5037,
        "Mobility": 4218,
        "Skill": 12_470,
        "WorkContext": 766,
        "OccupationSkill": 24_998,
        "OccupationContext": 5678,
        "Sector": 692,
        "OccupationSector": 5071,
    }
    assert third.rules().count("rome.unknown-item") == 30
    assert 24_998 + 5678 + 30 == 30_706


def test_all_of_4_60_becomes_rows_and_every_code_has_its_parent(fourth: Loaded) -> None:
    assert fourth.counts() == {
        "Edition": 1,
        "Occupation": 1584,
        "NomenclatureItem": 124,
        "Appellation": 13_120,
        "Skill": 17_810 + 15_354 + 16,
        "Sector": 75,
        "OccupationSector": 3303,
    }
    occupations = fourth.rows["Occupation"].values()
    assert {row.parent_id for row in occupations if row.code == "F1610"} == {"ROME-3.47:F1610"}
    assert all(row.parent_id for row in occupations)
    assert sum(row.is_principal for row in fourth.rows["Appellation"].values()) == 1584


def test_no_text_is_longer_than_its_column(third: Loaded, fourth: Loaded) -> None:
    for loaded in (third, fourth):
        for rows in loaded.rows.values():
            for row in rows.values():
                for column in row._meta.concrete_fields:
                    value = getattr(row, column.attname)
                    limit = getattr(column, "max_length", None)
                    assert not (isinstance(value, str) and limit and len(value) > limit), value
