from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.rome.links import read_links, read_mobilities, read_pairs
from passerelles.formats.rome.reading import Known
from passerelles.formats.rome.records import (
    ContextRecord,
    ItemRecord,
    LinkRecord,
    MobilityRecord,
    PairRecord,
    SkillRecord,
)
from passerelles.formats.rome.skills import (
    read_contexts,
    read_hierarchies,
    read_items,
    read_knowledges,
    read_skills,
)
from tests.formats.rome.factories import MEMBERS, kept, rules, write_table

ITEM = ["code_ogr", "libelle", "code_type_referentiel", "code_ref_rubrique"]
LINK = [
    "code_rome",
    "code_ogr",
    "code_ref_rubrique",
    "position_bloc",
    "code_type_referentiel",
    "position_item",
]
MOVE = [
    "code_rome",
    "code_rome_cible",
    "code_appellation_source",
    "code_appellation_cible",
    "code_type_mobilite",
]
EVERYTHING = Known({"N4901", "N4902"}, {"930", "931", "932", "940", "950"})


def third_links(tmp_path: Path, *rows: list[str], known: Known = EVERYTHING) -> list[object]:
    table = write_table(tmp_path, "liens_rome_referentiels", [LINK, *rows], version="347")
    return list(read_links(table, known))


def test_an_item_of_the_third_generation_stands_under_each_of_its_headings(tmp_path: Path) -> None:
    rows = [ITEM, ["940", "Optique", "1", "7"], ["940", "Optique", "1", "10"]]
    records = list(read_items(write_table(tmp_path, "item", rows, version="347")))
    assert records == [
        ItemRecord("940", "knowledge", "Optique", heading) for heading in ("7", "10")
    ]


def test_the_same_heading_twice_is_a_duplicate_and_an_unknown_type_is_told(tmp_path: Path) -> None:
    rows = [ITEM, ["940", "Optique", "1", "7"], ["940", "Optique", "1", "7"], ["9", "X", "8", "7"]]
    outcomes = read_items(write_table(tmp_path, "item", rows, version="347"))
    assert rules(outcomes) == ["rome.duplicate-key", "rome.unknown-value"]


def test_skills_of_the_archive_stand_under_their_groups(tmp_path: Path) -> None:
    tree = write_table(tmp_path, "arborescence", MEMBERS["arborescence_competences"])
    (leaf,) = read_hierarchies(tree)
    assert isinstance(leaf, SkillRecord)
    assert leaf.hierarchy == ("Production", "Conduite", "Veiller", "Tenir un feu")
    table = write_table(tmp_path, "competence", MEMBERS["referentiel_competence"])
    records = kept(read_skills(table, {leaf.code: leaf.hierarchy}))
    assert records[1] == SkillRecord("931", "know_how", "Régler une lentille", leaf.hierarchy)


def test_a_group_without_detail_is_read_as_a_group(tmp_path: Path) -> None:
    header, (*groups, _, _) = MEMBERS["arborescence_competences"]
    table = write_table(tmp_path, "arborescence", [header, [*groups, "", ""]])
    above = ("Production", "Conduite", "Veiller")
    expected = SkillRecord("930", "know_how", "Tenir un feu", above, is_group=True)
    assert list(read_hierarchies(table)) == [expected]


def test_the_category_tells_behaviours_from_know_hows(tmp_path: Path) -> None:
    header = ["code_ogr", "libelle_competence", "cat_comp"]
    rows = [header, ["1", "Être calme", "Savoir-être professionnel"], ["2", "Souder", ""]]
    records = read_skills(write_table(tmp_path, "competence", rows), {})
    assert [getattr(r, "kind", "") for r in records] == ["behaviour", "know_how"]


def test_competences_of_the_third_generation_are_knowledges(tmp_path: Path) -> None:
    header = ["code_ogr", "libelle_competence", "code_type_competence"]
    table = write_table(tmp_path, "competence", [header, ["1", "L''optique", "1"]], version="347")
    assert list(read_skills(table, {})) == [SkillRecord("1", "knowledge", "L'optique")]


def test_knowledges_of_the_archive_have_two_groups(tmp_path: Path) -> None:
    table = write_table(tmp_path, "savoir", MEMBERS["referentiel_savoir"])
    expected = SkillRecord("940", "knowledge", "Optique", ("Domaines", "Sciences"))
    assert list(read_knowledges(table)) == [expected]


@pytest.mark.parametrize(
    ("version", "rows", "expected"),
    [
        (
            "347",
            [
                ["code_ogr", "libelle_env_travail", "libelle_type_section_env_trav"],
                ["5", "Phare", "STRUCTURES"],
            ],
            ContextRecord("5", "Phare", "Structures"),
        ),
        ("461", MEMBERS["referentiel_contexte_travail"],
         ContextRecord("950", "Travail de nuit", "Horaires")),
        ("461", [["code_ogr", "libelle_contexte_travail"], ["5", "Nuit"]],
         ContextRecord("5", "Nuit")),
    ],
)  # fmt: skip
def test_contexts_of_both_generations_read_alike(
    tmp_path: Path, version: str, rows: list[list[str]], expected: ContextRecord
) -> None:
    assert list(read_contexts(write_table(tmp_path, "c", rows, version=version))) == [expected]


def test_the_heading_of_the_third_generation_says_basic_or_specific(tmp_path: Path) -> None:
    basic, specific, context, name = third_links(
        tmp_path,
        ["N4901", "931", "6", "1", "2", "3"],
        ["N4901", "940", "10", "4", "1", "2"],
        ["N4901", "950", "5", "1", "5", "1"],
        ["N4901", "920", "4", "1", "4", "1"],
    )
    assert basic == LinkRecord("N4901", "931", "know_how", True, "", 103)
    group = "Activité spécifique 4"
    assert specific == LinkRecord("N4901", "940", "knowledge", False, group, 402)
    assert context == LinkRecord("N4901", "950", "context", None, "", 101)
    assert getattr(name, "kind", "") == "other"


def test_links_to_nobody_or_to_nothing_are_orphans(tmp_path: Path) -> None:
    outcomes = third_links(
        tmp_path,
        ["N4909", "931", "6", "1", "2", "3"],
        ["N4901", "999", "6", "1", "2", "3"],
        ["N4901", "999", "4", "1", "4", "1"],
        ["N490", "931", "6", "1", "2", "3"],
    )
    assert rules(outcomes) == [
        "rome.unknown-occupation",
        "rome.unknown-item",
        "rome.truncated-code",
    ]
    assert len(kept(outcomes)) == 1  # an appellation is checked where appellations are read


def test_the_blocks_of_the_archive_say_what_each_link_is(tmp_path: Path) -> None:
    table = write_table(tmp_path, "liens", MEMBERS["liens_rome_referentiels"])
    kinds = [getattr(r, "kind", "") for r in read_links(table, EVERYTHING)]
    assert kinds == ["other", "know_how", "behaviour", "knowledge", "context"]


def test_an_unknown_heading_of_skills_is_refused(tmp_path: Path) -> None:
    rows = [["code_rome", "code_ogr", "code_compo_bloc", "code_rubrique"], ["N4901", "1", "5", "9"]]
    assert rules(read_links(write_table(tmp_path, "liens", rows), Known())) == [
        "rome.unknown-value"
    ]


def test_the_coherence_table_says_the_core_in_the_fourth_generation_only(tmp_path: Path) -> None:
    fourth = write_table(tmp_path, "coherence_item", MEMBERS["coherence_item"])
    assert list(read_pairs(fourth, EVERYTHING)) == [
        PairRecord("N4901", "931", True),
        PairRecord("N4901", "932", False),
    ]
    rows = [row[:2] for row in MEMBERS["coherence_item"]]
    third = write_table(tmp_path, "coherence_item", rows, version="347")
    assert {getattr(r, "core", 0) for r in read_pairs(third, EVERYTHING)} == {None}


def test_a_coherence_table_without_the_core_column_is_told(tmp_path: Path) -> None:
    table = write_table(tmp_path, "coherence_item", [["code_rome", "code_ogr"]])
    with pytest.raises(UnreadableFile, match="coeur_metier"):
        list(read_pairs(table, EVERYTHING))


def test_moves_are_typed_in_the_third_generation(tmp_path: Path) -> None:
    rows = [
        MOVE,
        ["N4901", "N4902", "", "921", "1"],
        ["N4901", "N4902", "", "", "2"],
        ["N4901", "N4902", "", "", "2"],
        ["N4901", "N4902", "", "", "7"],
        ["N4901", "N4901", "", "", "1"],
        ["N4901", "D1401", "", "", "1"],
    ]
    table = write_table(tmp_path, "rubrique_mobilite", rows, version="347")
    outcomes = list(read_mobilities(table, EVERYTHING))
    assert kept(outcomes) == [
        MobilityRecord("N4901", "N4902", "near", appellation_target="921"),
        MobilityRecord("N4901", "N4902", "evolution"),
    ]
    assert rules(outcomes) == [
        "rome.duplicate-key",
        "rome.unknown-value",
        "rome.self-mobility",
        "rome.unknown-occupation",
    ]


def test_moves_are_only_ranked_in_the_fourth(tmp_path: Path) -> None:
    table = write_table(tmp_path, "rubrique_mobilite", MEMBERS["rubrique_mobilite"])
    assert list(read_mobilities(table, EVERYTHING)) == [MobilityRecord("N4901", "N4902", "", 1)]
