"""Contracts: what is read, what is refused, and that no refusal repeats a pseudonym."""

from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.apprenticeship.contracts import ContractLine, read_contracts
from passerelles.formats.common.rejection import Rejection
from tests.formats.apprenticeship.files import write_contracts


def refused(path: Path) -> Rejection:
    (rejection,) = [r for r in read_contracts(path) if isinstance(r, Rejection)]
    return rejection


def test_a_contract_is_read(tmp_path: Path) -> None:
    (line,) = read_contracts(write_contracts(tmp_path, {"rupture": "2024-01-15"}))

    assert isinstance(line, ContractLine)
    assert (line.start, line.broken_on) == (date(2023, 9, 1), date(2024, 1, 15))
    assert (line.training_field, line.residence) == ("312", "31")
    assert line.scope.covers("residence", "76")


def test_a_file_may_cover_a_region_seen_from_one_side(tmp_path: Path) -> None:
    (line,) = read_contracts(write_contracts(tmp_path, {"perimetre": "employeur:76"}))

    assert isinstance(line, ContractLine)
    assert line.scope.covers("employer", "76")
    assert not line.scope.covers("employer", "75")
    assert not line.scope.covers("residence", "76")


def test_residence_may_be_unknown(tmp_path: Path) -> None:
    (line,) = read_contracts(write_contracts(tmp_path, {"departement_residence": ""}))

    assert isinstance(line, ContractLine)
    assert line.residence == ""


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"fin_prevue": "31/08/2022"}, "contract.end-before-start"),
        ({"rupture": "31/08/2023"}, "contract.break-before-start"),
        ({"rupture": "01/09/2025", "fin_prevue": "30/06/2025"}, "contract.break-after-end"),
        ({"rupture": "01/07/2025"}, "contract.observed-too-early"),
        ({"debut": "01/08/2025"}, "contract.observed-too-early"),
        ({"debut": "1er septembre"}, "apprenticeship.bad-date"),
        ({"perimetre": "Occitanie"}, "contract.unknown-scope"),
        ({"apprenti": ""}, "contract.no-pseudonym"),
        ({"apprenti": "Total"}, "apprenticeship.total-row"),
        ({"departement_employeur": "00"}, "apprenticeship.unknown-departement"),
    ],
)
def test_a_refusal_says_why(tmp_path: Path, cells: dict[str, str], rule: str) -> None:
    assert refused(write_contracts(tmp_path, cells)).rule == rule


@pytest.mark.parametrize("told", ["199073155512345", "Léa Martin", "lea@exemple.fr"])
def test_what_names_a_person_is_refused_without_being_repeated(tmp_path: Path, told: str) -> None:
    found = refused(write_contracts(tmp_path, {"apprenti": told}))

    assert found.rule == "contract.identifying"
    assert told not in found.message + found.fragment


def test_no_refusal_repeats_a_pseudonym(tmp_path: Path) -> None:
    path = write_contracts(tmp_path, {"niveau": "9"})
    with path.open("a", encoding="utf-8") as file:
        file.write("a-001;" + "x;" * 12 + "trop;de;cellules\n")
    rejections = [r for r in read_contracts(path) if isinstance(r, Rejection)]

    assert len(rejections) == 2
    assert not [r for r in rejections if "a-001" in r.message + r.fragment]


def test_a_pseudonym_that_slipped_into_another_column_is_not_repeated(tmp_path: Path) -> None:
    found = refused(write_contracts(tmp_path, {"apprenti": "x", "debut": "7f3a9c0d12e4"}))

    assert found.rule == "apprenticeship.bad-date"
    assert "7f3a9c0d12e4" not in found.message + found.fragment


def test_columns_that_nobody_asked_for_stay_out_of_refusals(tmp_path: Path) -> None:
    path = write_contracts(tmp_path, {"niveau": "9"})
    header, line = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{header};nom\n{line};Martin\n", encoding="utf-8")

    assert "Martin" not in refused(path).fragment


def test_one_person_cannot_start_two_contracts_a_day(tmp_path: Path) -> None:
    found = refused(write_contracts(tmp_path, {}, {"niveau": "4"}))

    assert found.rule == "contract.duplicate"
    assert "contrats_apprentissage.csv:2" in found.message
    assert "a-001" not in found.message


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"date_observation": "01/07/2025"}, "contract.two-observations"),
        ({"perimetre": "employeur:76"}, "contract.two-scopes"),
    ],
)
def test_a_file_has_one_date_and_one_scope(
    tmp_path: Path, cells: dict[str, str], rule: str
) -> None:
    assert refused(write_contracts(tmp_path, {}, {"apprenti": "b", **cells})).rule == rule
