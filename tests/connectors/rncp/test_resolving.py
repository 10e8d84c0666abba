"""Which occupation a code and its label mean, and what a code unknown everywhere becomes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import (
    CertificationOccupation,
    CertificationTerm,
    Certifier,
)
from passerelles.apps.reference.reads.resolution import LoadedOccupation
from passerelles.connectors.rncp.links import Linking, Targets, link
from passerelles.connectors.rncp.occupations import RomeIndex, fold
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.tables import read_table
from tests.formats.rncp.factories import write_table

ROOFING = LoadedOccupation("ROME-3.47:F1610", "F1610", "Pose et restauration de couvertures")
SOLAR = LoadedOccupation("ROME-4.60:F1610", "F1610", "Installateur / Installatrice solaire")
ROME = RomeIndex([SOLAR, ROOFING])
TERMS = {"NSF": {"326": "NSF-1994:326", "34": "NSF-1994:34"}, "Formacode": {"31004": "F-14:31004"}}


def outcomes(path: Path, targets: Targets) -> tuple[list[Model], list[Rejection]]:
    linking = Linking("rncp_relations", date(2026, 2, 1), targets)
    found = list(link(read_table(path), linking))
    rejections = [outcome for outcome in found if isinstance(outcome, Rejection)]
    kept: list[Sequence[Model]] = [o for o in found if not isinstance(o, Rejection)]
    return [row for rows in kept for row in rows], rejections


def test_the_label_received_tells_the_edition() -> None:
    assert ROME.resolve("F1610", "Pose et Restauration de couvertures") == ROOFING.id
    assert ROME.resolve("F1610", "Installateur / Installatrice solaire") == SOLAR.id


def test_without_a_known_label_a_code_means_the_newest_edition() -> None:
    assert ROME.resolve("F1610", "Couverture") == SOLAR.id
    assert ROME.resolve("F1610", "") == SOLAR.id


def test_a_code_of_no_edition_means_nothing() -> None:
    assert ROME.resolve("F1699", "Pose et restauration de couvertures") is None


def test_labels_are_compared_without_case_accents_nor_punctuation() -> None:
    assert fold("Mise en œuvre d’ÉTÉ - 2") == fold("mise en oeuvre d'ete, 2")


def test_code_and_label_stay_as_received(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "F1610", "Codes_Rome_Libelle": "POSE et restauration de couvertures"}
    rows, rejections = outcomes(write_table(tmp_path, "rome", row), Targets(ROME, TERMS))
    (found,) = [r for r in rows if isinstance(r, CertificationOccupation)]
    assert (found.code_received, found.label_received) == (
        "F1610",
        "POSE et restauration de couvertures",
    )
    assert found.occupation_id == "ROME-3.47:F1610"
    assert found.id == "RNCP1:F1610:rncp_relations"
    assert not rejections


def test_an_unknown_code_is_told_once_and_its_links_are_kept(tmp_path: Path) -> None:
    rows = [{"Numero_Fiche": number, "Codes_Rome_Code": "A1999"} for number in ("RNCP1", "RNCP2")]
    kept, rejections = outcomes(write_table(tmp_path, "rome", *rows), Targets(ROME, TERMS))
    links = [row for row in kept if isinstance(row, CertificationOccupation)]
    assert [found.occupation_id for found in links] == [None, None]
    (warning,) = rejections
    assert (warning.rule, warning.severity) == ("rncp.unknown-rome-code", "warning")


def test_nothing_is_told_when_no_rome_is_loaded(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "F1610"}
    path = write_table(tmp_path, "rome", row)
    kept, rejections = outcomes(path, Targets(RomeIndex([]), TERMS))
    assert not rejections
    assert any(isinstance(r, CertificationOccupation) and r.occupation_id is None for r in kept)


def test_a_nsf_code_with_a_function_letter_is_filed_under_its_group(tmp_path: Path) -> None:
    rows = [{"Nsf_Code": code} for code in ("326t", "34", "999")]
    kept, rejections = outcomes(write_table(tmp_path, "nsf", *rows), Targets(ROME, TERMS))
    found = {r.code_received: r.item_id for r in kept if isinstance(r, CertificationTerm)}
    assert found == {"326t": "NSF-1994:326", "34": "NSF-1994:34", "999": None}
    assert [rejection.rule for rejection in rejections] == ["rncp.unknown-nsf-code"]


def test_a_wrong_siret_is_left_out_and_told(tmp_path: Path) -> None:
    row = {"Siret_Certificateur": "12002701600564", "Nom_Certificateur": "École"}
    kept, (warning,) = outcomes(write_table(tmp_path, "certificateurs", row), Targets(ROME, TERMS))
    (certifier,) = [r for r in kept if isinstance(r, Certifier)]
    assert (certifier.siret, certifier.name) == ("", "École")
    assert warning.rule == "rncp.invalid-siret"
    assert "12002701600564" in warning.message


def test_a_siret_without_its_leading_zero_is_restored(tmp_path: Path) -> None:
    row = {"Siret_Certificateur": "5420021800011", "Nom_Certificateur": "École"}
    kept, (warning,) = outcomes(write_table(tmp_path, "certificateurs", row), Targets(ROME, TERMS))
    (certifier,) = [r for r in kept if isinstance(r, Certifier)]
    assert certifier.siret == "05420021800011"
    assert (warning.rule, warning.severity) == ("rncp.restored-siret", "warning")


def test_a_star_in_place_of_a_siret_is_told(tmp_path: Path) -> None:
    row = {"Siret_Certificateur": "*", "Nom_Certificateur": "École"}
    _, (warning,) = outcomes(write_table(tmp_path, "certificateurs", row), Targets(ROME, TERMS))
    assert "« * »" in warning.message


def test_a_text_longer_than_its_column_is_refused(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "F1610", "Codes_Rome_Libelle": "x" * 301}
    kept, (rejection,) = outcomes(write_table(tmp_path, "rome", row), Targets(ROME, TERMS))
    assert not kept
    assert (rejection.rule, rejection.severity) == ("rncp.too-long", "error")
