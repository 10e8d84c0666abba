"""Formacode, NSF and diploma kinds loaded as items of an edition."""

from pathlib import Path

import pytest

from passerelles.apps.reference.models import Edition, NomenclatureItem, NomenclatureSuccession
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.nomenclatures import formacode, levels, nsf
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.nomenclatures.levels import LEVEL, OLD_LEVEL
from tests.formats.nomenclatures.test_nomenclatures import (
    GROUPS,
    write,
    write_formacode,
    write_levels,
    write_passage,
)


def split(outcomes: list[Outcome]) -> tuple[list[object], list[Rejection]]:
    rejections = [outcome for outcome in outcomes if isinstance(outcome, Rejection)]
    kept = [row for outcome in outcomes if not isinstance(outcome, Rejection) for row in outcome]
    return kept, rejections


def test_formacode_terms_hang_from_one_another(tmp_path: Path) -> None:
    head = {"Code du Terme": "15054", "TG (Terme Générique)": "Sciences"}
    below = {"Code du Terme": "15061", "TG (Terme Générique)": "Accueil - 15054"}
    path = write_formacode(tmp_path, head, below)
    (edition, first, second), rejections = split(list(formacode.load([path])))
    assert isinstance(edition, Edition)
    assert edition.id == "Formacode-14"
    assert isinstance(first, NomenclatureItem)
    assert (first.kind, first.parent_id) == ("field", None)
    assert isinstance(second, NomenclatureItem)
    assert (second.id, second.kind) == ("Formacode-14:15061", "term")
    assert second.parent_id == "Formacode-14:15054"
    assert not rejections


def test_a_term_whose_broader_term_is_absent_is_kept_with_a_warning(tmp_path: Path) -> None:
    path = write_formacode(tmp_path, {"TG (Terme Générique)": "Ailleurs - 99999"})
    (_, item), (warning,) = split(list(formacode.load([path])))
    assert isinstance(item, NomenclatureItem)
    assert item.parent_id is None
    assert (warning.rule, warning.severity) == ("formacode.unknown-broader", "warning")


def test_the_passage_belongs_to_its_own_edition(tmp_path: Path) -> None:
    path = write_passage(tmp_path, "11530 0512,0531\n32039 KO\n")
    (edition, *links), (warning,) = split(list(formacode.load([path])))
    assert isinstance(edition, Edition)
    assert (edition.id, edition.in_force) == ("Formacode-12", False)
    found = [
        (link.scheme, link.old_code, link.new_code)
        for link in links
        if isinstance(link, NomenclatureSuccession)
    ]
    assert found == [
        ("Formacode-CITE-F", "11530", "0512"),
        ("Formacode-CITE-F", "11530", "0531"),
    ]
    assert warning.rule == "formacode.no-counterpart"


def test_a_version_whose_date_is_unknown_is_not_dated_at_random(tmp_path: Path) -> None:
    path = write_formacode(tmp_path, {}).rename(tmp_path / "formacodes-v99.csv")
    with pytest.raises(UnreadableFile, match="Formacode 99"):
        list(formacode.load([path]))


def test_nsf_floors_hang_from_one_another_whatever_the_order_of_files(tmp_path: Path) -> None:
    group = {"GROUPE_SPECIALITE": "326", "DOMAINE_SPECIALITE": "32", "LIBELLE_LONG": "INFO"}
    domain = {"DOMAINE_SPECIALITE": "32", "CATEGORIE_SPECIALITE": "3", "LIBELLE_LONG": "COM"}
    files = [
        write(tmp_path / "groups.csv", GROUPS, group),
        write(tmp_path / "domains.csv", tuple(domain), domain),
    ]
    (_, first, second), (warning,) = split(list(nsf.load(files)))
    assert isinstance(first, NomenclatureItem)
    assert (first.id, first.parent_id) == ("NSF-1994:326", "NSF-1994:32")
    assert isinstance(second, NomenclatureItem)
    assert second.parent_id is None
    assert warning.rule == "nsf.unknown-parent"


def test_a_diploma_kind_has_its_level_in_both_scales(tmp_path: Path) -> None:
    row = {OLD_LEVEL: "NIVEAU V", LEVEL: "NIVEAU 3", "DATE_INTERVENTION": "14/11/2023"}
    (edition, item), rejections = split(list(levels.load([write_levels(tmp_path, row)])))
    assert isinstance(edition, Edition)
    assert edition.id == "BCN-2023-11-14"
    assert isinstance(item, NomenclatureItem)
    assert (item.attributes["level"], item.attributes["old_level"]) == (3, "V")
    assert not rejections


def test_levels_that_the_file_does_not_give_stay_unknown(tmp_path: Path) -> None:
    row = {OLD_LEVEL: "NIVEAU V OU IV", LEVEL: "A DETERMINER", "DATE_INTERVENTION": "14/11/2023"}
    (_, item), _ = split(list(levels.load([write_levels(tmp_path, row)])))
    assert isinstance(item, NomenclatureItem)
    assert (item.attributes["level"], item.attributes["old_level"]) == (None, None)
    assert item.attributes["old_level_received"] == "NIVEAU V OU IV"


def test_scales_that_disagree_are_told(tmp_path: Path) -> None:
    row = {OLD_LEVEL: "NIVEAU V", LEVEL: "NIVEAU 5", "DATE_INTERVENTION": "14/11/2023"}
    _, (warning,) = split(list(levels.load([write_levels(tmp_path, row)])))
    assert (warning.rule, warning.severity) == ("levels.scales-disagree", "warning")


def test_a_file_without_any_date_has_no_edition(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="édition est inconnue"):
        list(levels.load([write_levels(tmp_path, {})]))
