from pathlib import Path

import pytest

from passerelles.connectors.rome import load_347
from passerelles.formats.common.rejection import UnreadableFile
from tests.connectors.rome.rows import Loaded, drain
from tests.formats.rome.factories import write_table

TABLES = {
    "referentiel_code_rome": [
        ["code_rome", "code_fiche_em", "code_ogr", "libelle_rome", "statut"],
        ["N4101", "1", "10", "Signalisation", "1"],
    ],
    "referentiel_code_rome_riasec": [
        ["code_rome", "riasec_majeur", "riasec_mineur"],
        ["N4101", "R", "C"],
        ["L1510", "A", "R"],
    ],
    "referentiel_appellation": [
        ["code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome"],
        ["20", "Veilleur / Veilleuse", "Veilleur(se)", "N4101"],
    ],
    "item": [
        ["code_ogr", "libelle", "code_type_referentiel", "code_ref_rubrique"],
        ["30", "Veiller", "2", "6"],
        ["30", "Veiller", "2", "9"],
        ["31", "École de la mer", "5", "5"],
        ["32", "Optique", "1", "10"],
    ],
    "referentiel_competence": [
        ["code_ogr", "libelle_competence", "code_type_competence"],
        ["32", "L''optique", "1"],
        ["33", "Météo", "1"],
    ],
    "referentiel_env_travail": [
        ["code_ogr", "libelle_env_travail", "libelle_type_section_env_trav"],
        ["31", "Ecole de la mer", "STRUCTURES"],
    ],
    "coherence_item": [["code_rome", "code_ogr"], ["N4101", "30"]],
    "liens_rome_referentiels": [
        ["code_rome", "code_ogr", "code_ref_rubrique", "position_bloc", "code_type_referentiel",
         "position_item"],
        ["N4101", "30", "6", "1", "2", "1"],
        ["N4101", "31", "5", "1", "5", "1"],
        ["N4101", "32", "10", "2", "1", "1"],
        ["N4101", "99", "10", "2", "1", "2"],
        ["N4101", "20", "4", "1", "4", "1"],
    ],
}  # fmt: skip


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    files = [write_table(tmp_path, n, rows, version="347").path for n, rows in TABLES.items()]
    hirings = tmp_path / "x_rome_naf_2021.csv"
    hirings.write_text("rome_id,rome_label,naf_id,naf_label,hirings\nN4101,x,5222Z,Ports,7\n")
    return drain(load_347.load([*files, hirings]))


def test_every_row_is_counted_once(loaded: Loaded) -> None:
    assert loaded.read == sum(len(rows) - 1 for rows in TABLES.values()) + 1


def test_a_link_to_an_item_without_a_label_is_refused_and_placed(loaded: Loaded) -> None:
    completed, orphan = loaded.rejections
    assert orphan.path == "unix_liens_rome_referentiels_v347_utf8.csv:5"
    assert (orphan.rule, orphan.severity) == ("rome.unknown-item", "error")
    assert completed.severity == "warning"


def test_a_code_that_its_own_list_forgets_is_kept_under_a_name_of_ours(loaded: Loaded) -> None:
    assert loaded.rejections[0].rule == "rome.completed-occupation"
    forgotten = loaded.rows["Occupation"]["ROME-3.47:L1510"]
    assert (forgotten.label, forgotten.ogr) == ("Films d'animation et effets spéciaux", "")
    assert forgotten.riasec_major == "A"


def test_the_edition_is_closed_and_its_occupations_have_no_parent(loaded: Loaded) -> None:
    assert not loaded.rows["Edition"]["ROME-3.47"].in_force
    occupation = loaded.rows["Occupation"]["ROME-3.47:N4101"]
    assert (occupation.parent_id, occupation.transition) == (None, "")
    assert (occupation.riasec_major, occupation.riasec_minor) == ("R", "C")


def test_the_table_of_items_has_the_best_spelling_and_the_others_complete_it(
    loaded: Loaded,
) -> None:
    labels = {skill.code: skill.label for skill in loaded.rows["Skill"].values()}
    assert labels == {"30": "Veiller", "32": "Optique", "33": "Météo"}
    context = loaded.rows["WorkContext"]["ROME-3.47:31"]
    assert (context.label, context.section) == ("École de la mer", "Structures")


def test_basic_links_are_the_core_and_specific_ones_are_grouped(loaded: Loaded) -> None:
    basic = loaded.rows["OccupationSkill"]["ROME-3.47:N4101:30"]
    specific = loaded.rows["OccupationSkill"]["ROME-3.47:N4101:32"]
    assert (basic.is_core, specific.is_core) == (True, False)
    assert specific.group == "Activité spécifique 2"


def test_hirings_link_an_occupation_to_an_activity(loaded: Loaded) -> None:
    (link,) = loaded.rows["OccupationSector"].values()
    assert (link.sector_id, link.hirings) == ("ROME-3.47:naf:5222Z", 7)


def test_a_folder_without_third_generation_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"ROME 3\.x"):
        drain(load_347.load([tmp_path / "v460_code_rome.csv"]))
