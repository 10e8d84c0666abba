from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import AppellationRecord, DomainRecord, SkillRecord
from passerelles.formats.rome.values import code_of_label
from passerelles.formats.rome.workbooks import (
    read_know_hows,
    read_knowledge_tree,
    read_skill_groups,
    read_tree,
)
from tests.formats.rncp.factories import write_workbook
from tests.formats.rome.factories import kept, rules

TREE = [" ", " ", " ", " ", "Code OGR"]
GROUPS = [
    "0 - Code domaine compétence",
    "1 - Domaine compétence",
    "2 - Enjeu",
    "3 - Objectif",
    "4 - Macro-compétence",
]
ABOVE = ["1", "Production", "Conduite", "Veiller"]
KNOWN = Known({"N4901"})


def tree(tmp_path: Path, *lines: list[str]) -> list[object]:
    path = tmp_path / "arborescence_principale.xlsx"
    write_workbook(path, sheet="Arbo Principale 18-09-2025", lines=[TREE, *lines])
    return list(read_tree(path, KNOWN))


def test_the_tree_gives_both_levels_of_domains_then_the_names(tmp_path: Path) -> None:
    assert tree(
        tmp_path,
        ["N", " ", " ", "Mer", " "],
        ["N", "49", " ", "Signaux", " "],
        ["N", "49", "01", "Allumeur / Allumeuse d’étoiles", "910"],
    ) == [
        DomainRecord("N", "Mer"),
        DomainRecord("N49", "Signaux"),
        AppellationRecord("910", "N4901", "Allumeur / Allumeuse d'étoiles"),
    ]


def test_bad_lines_of_the_tree_are_named_and_placed(tmp_path: Path) -> None:
    outcomes = tree(
        tmp_path,
        ["N", "49", "1", "Zéro perdu", "911"],
        ["N", "49", "01", "Sans numéro", " "],
        ["N", "49", "02", "Inconnu", "912"],
        ["N", "49", "01", "Deux fois", "913"],
        ["N", "49", "01", "Deux fois", "913"],
        ["Total", " ", " ", "6 lignes", "6"],
    )
    assert rules(outcomes) == [
        "rome.truncated-code",
        "rome.invalid-ogr",
        "rome.unknown-occupation",
        "rome.duplicate-key",
        "rome.total-row",
    ]
    assert getattr(outcomes[0], "path", "") == "arborescence_principale.xlsx:2"


def test_know_hows_stand_under_four_groups_and_get_a_code_from_their_label(tmp_path: Path) -> None:
    path = tmp_path / "competences.xlsx"
    lines = [
        [*GROUPS, "5 - Compétence", "Catégorie"],
        [*ABOVE, "Tenir un feu", "Régler une lentille", "Savoir-faire"],
        [*ABOVE, "Groupe nu", "", ""],
        [*ABOVE, "Tenir un feu", "Régler une lentille", "Savoir-faire"],
        [*ABOVE, "Tenir un feu", "Autre", "Talent"],
    ]
    write_workbook(path, sheet="Données brutes Comp.", lines=lines)
    outcomes = list(read_know_hows(path))
    hierarchy = ("Production", "Conduite", "Veiller", "Tenir un feu")
    code = code_of_label("Régler une lentille")
    assert kept(outcomes) == [SkillRecord(code, "know_how", "Régler une lentille", hierarchy)]
    assert rules(outcomes) == ["rome.duplicate-key", "rome.unknown-value"]


def test_groups_are_know_hows_or_behaviours(tmp_path: Path) -> None:
    path = tmp_path / "competences.xlsx"
    lines = [
        [*GROUPS, "Catégorie"],
        [*ABOVE, "Tenir un feu", "Savoir-faire"],
        [*ABOVE, "Garder son calme", "Savoir-être professionnel"],
    ]
    write_workbook(path, sheet="Données brutes Macro-comp.", lines=lines)
    records = list(read_skill_groups(path))
    assert [getattr(r, "kind", "") for r in records] == ["know_how", "behaviour"]
    assert all(getattr(r, "is_group", False) for r in records)


def test_knowledges_have_an_ogr_number_and_two_groups(tmp_path: Path) -> None:
    path = tmp_path / "savoirs.xlsx"
    lines = [
        ["Catégorie", "Sous-catégorie", "Savoir", "Code OGR"],
        ["Domaines", "Sciences", "Optique", "940"],
        ["Domaines", "Sciences", "Vagues", ""],
        ["Domaines", "Sciences", "", "941"],
    ]
    write_workbook(path, sheet="Savoirs 18-09-2025", lines=lines)
    outcomes = list(read_knowledge_tree(path))
    assert kept(outcomes) == [SkillRecord("940", "knowledge", "Optique", ("Domaines", "Sciences"))]
    assert rules(outcomes) == ["rome.invalid-ogr", "rome.empty-label"]


def test_a_renamed_column_or_sheet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "savoirs.xlsx"
    write_workbook(path, sheet="Savoirs", lines=[["Catégorie", "Savoir", "OGR"], ["a", "b", "1"]])
    with pytest.raises(UnreadableFile, match="Sous-catégorie, Code OGR"):
        list(read_knowledge_tree(path))
    with pytest.raises(UnreadableFile, match="Arbo Principale"):
        list(read_tree(path, KNOWN))


def test_what_is_not_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "savoirs.xlsx"
    path.write_text("<html>Service indisponible</html>")
    with pytest.raises(UnreadableFile, match=r"savoirs\.xlsx"):
        list(read_knowledge_tree(path))
