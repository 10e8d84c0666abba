"""The public files of 4.60, which lack what only the archive has."""

import json
from pathlib import Path

import pytest

from passerelles.connectors.rome import load_460
from tests.connectors.rome.rows import Loaded, drain
from tests.formats.rncp.factories import write_workbook
from tests.formats.rome.factories import MEMBERS, csv_lines


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(load_460, "occupation_codes", lambda edition: frozenset({"N4101"}))
    (tmp_path / "v460_code_rome.csv").write_text(csv_lines(MEMBERS["referentiel_code_rome"]))
    write_workbook(
        tmp_path / "v4_arborescence_principale.xlsx",
        sheet="Arbo Principale",
        lines=[
            [" ", " ", " ", " ", "Code OGR"],
            ["N", " ", " ", "Mer", " "],
            ["N", "49", "01", "Allumeur / Allumeuse de phares", "910"],
            ["N", "49", "01", "Allumeur / Allumeuse de phares", "920"],
            ["N", "49", "01", "Allumeur / Allumeuse de phares", "922"],
            ["N", "49", "01", "Veilleur / Veilleuse de phare", "921"],
        ],
    )
    header = "code_ogr;libelle_appellation_long;libelle_appellation_court;code_rome;classification"
    (tmp_path / "orion_metier.csv").write_text(
        f"{header}\n"
        "920;Allumeur / Allumeuse de phares;Allumeur(se);N4901;PRINCIPALE\n"
        "921;Gardien / Gardienne de phare;Gardien(ne);N4901;SYNONYME\n"
    )
    link = {"code_rome": "N4901", "principal": True}
    sector = {"code_secteur": 70, "libelle": "Phares", "definition": "", "liste_sous_secteur": []}
    tree = {"arbo_secteur": [{**sector, "liste_metier": [link]}]}
    (tmp_path / "v460_arbo_secteurs.json").write_text(json.dumps(tree))
    return sorted(tmp_path.iterdir())


@pytest.fixture
def loaded(files: list[Path]) -> Loaded:
    return drain(load_460.load(files))


def test_every_record_is_counted_even_those_that_repeat_the_codes(loaded: Loaded) -> None:
    assert loaded.read == 2 + 5 + 2 + 2
    assert loaded.counts() == {
        "Edition": 1,
        "Occupation": 2,
        "NomenclatureItem": 1,
        "Appellation": 3,
        "Sector": 1,
        "OccupationSector": 1,
    }


def test_the_first_name_that_reads_like_the_occupation_is_the_principal_one(
    loaded: Loaded,
) -> None:
    ranks = {name.ogr: name.is_principal for name in loaded.rows["Appellation"].values()}
    assert ranks == {"920": True, "922": False, "921": False}


def test_a_short_name_of_an_earlier_edition_serves_while_the_long_one_is_the_same(
    loaded: Loaded,
) -> None:
    shorts = {name.ogr: name.short_label for name in loaded.rows["Appellation"].values()}
    assert shorts == {"920": "Allumeur(se)", "922": "", "921": ""}


def test_a_table_of_the_archive_makes_the_workbook_needless(files: list[Path]) -> None:
    path = files[0].parent / "unix_referentiel_appellation_v460_utf8.csv"
    path.write_text(csv_lines(MEMBERS["referentiel_appellation"]))
    loaded = drain(load_460.load([*files, path]))
    assert set(loaded.rows["Appellation"]) == {"ROME-4.60:920", "ROME-4.60:921"}
    assert "NomenclatureItem" not in loaded.rows
