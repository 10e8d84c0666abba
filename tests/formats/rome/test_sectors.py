import json
from pathlib import Path
from typing import Any

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import ActivityRecord, SectorLinkRecord, SectorRecord
from passerelles.formats.rome.sectors import (
    read_activities,
    read_hirings,
    read_sector_links,
    read_sector_tree,
    read_sectors,
    read_sub_sectors,
)
from tests.formats.rome.factories import MEMBERS, kept, rules, write_table

KNOWN = Known({"N4901"})


def tree(**changes: Any) -> dict[str, Any]:
    sub = {"code_sous_secteur": 71, "libelle": "Balises", "definition": "", "liste_metier": []}
    sector = {
        "code_secteur": 70,
        "libelle": "Phares",
        "definition": "Éclaire.",
        "liste_metier": [{"code_rome": "N4901", "principal": True}],
        "liste_sous_secteur": [{**sub, "liste_metier": [{"code_rome": "N4901"}]}],
    }
    return {"arbo_secteur": [{**sector, **changes}]}


def read(tmp_path: Path, content: object, *, encoding: str = "utf-8") -> list[object]:
    path = tmp_path / "arbo_secteurs.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding=encoding)
    return list(read_sector_tree(path, KNOWN))


def test_the_tree_gives_sectors_sub_sectors_and_their_occupations(tmp_path: Path) -> None:
    assert read(tmp_path, tree()) == [
        SectorRecord("70", "Phares", "Éclaire."),
        SectorLinkRecord("70", "N4901", True),
        SectorRecord("71", "Balises", "", "70"),
        SectorLinkRecord("71", "N4901", None),
    ]


def test_the_encoding_of_the_official_export_is_read_too(tmp_path: Path) -> None:
    content = tree(libelle="Gros Œuvre")
    assert read(tmp_path, content, encoding="iso-8859-15") == read(tmp_path, content)


def test_mended_characters_are_kept_and_told(tmp_path: Path) -> None:
    warning, sector, *_ = read(tmp_path, tree(libelle="Gros ¼uvre", definition="L¿art du feu"))
    assert sector == SectorRecord("70", "Gros Œuvre", "L'art du feu")
    assert isinstance(warning, Rejection)
    assert (warning.rule, warning.severity) == ("rome.mended-characters", "warning")
    assert warning.path == "arbo_secteurs.json!secteur 70"
    assert "¼uvre" in warning.fragment


def test_bad_occupations_are_placed_within_their_sector(tmp_path: Path) -> None:
    bad = [{"code_rome": code} for code in ("N4901", "N4901", "N49", "D1401")]
    outcomes = read(tmp_path, tree(liste_metier=bad, liste_sous_secteur=[]))
    assert rules(outcomes) == [
        "rome.duplicate-key",
        "rome.truncated-code",
        "rome.unknown-occupation",
    ]
    assert getattr(outcomes[-1], "path", "") == "arbo_secteurs.json!secteur 70:métier 4"


def test_a_sector_without_a_name_is_refused(tmp_path: Path) -> None:
    assert rules(read(tmp_path, tree(libelle=" "))) == ["rome.empty-label"]


@pytest.mark.parametrize("content", [{"secteurs": []}, [], "Phares"])
def test_another_json_is_told(tmp_path: Path, content: object) -> None:
    with pytest.raises(UnreadableFile, match="arbo_secteur"):
        read(tmp_path, content)


def test_what_is_not_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "arbo_secteurs.json"
    path.write_text("<html>")
    with pytest.raises(UnreadableFile, match="JSON"):
        list(read_sector_tree(path, KNOWN))


def test_the_tables_of_the_archive_say_the_same(tmp_path: Path) -> None:
    sectors = read_sectors(write_table(tmp_path, "s", MEMBERS["secteur_activite"]))
    subs = read_sub_sectors(write_table(tmp_path, "ss", MEMBERS["sous_secteur_activite"]))
    links = write_table(tmp_path, "l", MEMBERS["arborescence_secteur_activite"])
    assert [*sectors, *subs, *read_sector_links(links, KNOWN)] == [
        SectorRecord("70", "Phares", "Tout ce qui éclaire."),
        SectorRecord("71", "Balises", "", "70"),
        SectorLinkRecord("70", "N4901", True),
        SectorLinkRecord("71", "N4901", False),
    ]


def test_activities_of_the_archive_have_no_hirings(tmp_path: Path) -> None:
    table = write_table(tmp_path, "naf", MEMBERS["arborescence_secteur_naf"])
    expected = ActivityRecord("N4901", "52.22Z", "Services du transport par eau", None)
    assert list(read_activities(table, KNOWN)) == [expected]


def test_hirings_are_counted_by_activity(tmp_path: Path) -> None:
    path = tmp_path / "rome_naf.csv"
    rows = [
        'N4901,x,5222Z,"Services, par eau",12',
        "N4901,x,0311Z,Pêche,peu",
        "D14,x,0311Z,Pêche,1",
    ]
    path.write_text("\n".join(["rome_id,rome_label,naf_id,naf_label,hirings", *rows]))
    outcomes = list(read_hirings(path, KNOWN))
    assert kept(outcomes) == [ActivityRecord("N4901", "5222Z", "Services, par eau", 12)]
    assert rules(outcomes) == ["rome.invalid-number", "rome.truncated-code"]
