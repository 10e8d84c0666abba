"""Files of rules, parameters and cases: faults are told with their file and line."""

from pathlib import Path

import pytest

from passerelles.apps.aids.reads.content import examine_content
from passerelles.formats.aids.cases import read_cases

RULE = """code: aid
label: "Une aide"
summary: "Une aide."
payer: "La Région"
sources: [text]
confidence: official
unit: month
conditions:
  all:
    - {fact: person.jobseeker, is: true, yes: "Oui.", no: "Non."}
amounts:
  - parameter: pay
"""
PARAMETERS = """- code: pay
  label: "Montant"
  confirm_with: "la Région"
  unit: month
  values:
    - {from: 2025-01-01, value: 500, source: text, read_on: 2025-01-02, confidence: official,
       review_by: 2025-12-31}
"""
SOURCES = '- {code: text, title: "Texte", publisher: "Journal officiel"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "parameters").mkdir()
    (tmp_path / "rules" / "aid.yaml").write_text(RULE)
    (tmp_path / "parameters" / "pay.yaml").write_text(PARAMETERS)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "lists.yaml").write_text("region: [region]\n")
    return tmp_path


def test_a_folder_without_fault_is_a_book(folder: Path) -> None:
    book, findings = examine_content(folder)
    assert findings == []
    assert list(book.rules) == ["aid"]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("rules/aid.yaml", "person.jobseeker", "person.job", "aid.yaml:10: fact : « person.job »"),
        ("rules/aid.yaml", "is: true", "at_least: 3", "aid.yaml:10: person.jobseeker : « at_least"),
        ("rules/aid.yaml", "is: true", "is: 3", "aid.yaml:10: person.jobseeker : « 3 » n’est pas"),
        ("rules/aid.yaml", "is: true", "in: {list: x}", "aid.yaml:10: list : « x » n’existe pas"),
        ("rules/aid.yaml", "no: ", "non: ", "aid.yaml:10: conditions.all[0].non : ce champ"),
        ("rules/aid.yaml", ', no: "Non."', "", "aid.yaml:1: person.jobseeker : dites ce qu’on"),
        ("rules/aid.yaml", "parameter: pay", "parameter: x", "aid.yaml:12: parameter : « x »"),
        ("rules/aid.yaml", "[text]", "[other]", "aid.yaml:1: source : « other » n’est pas dans"),
        ("rules/aid.yaml", "unit: month", "unit: week", "aid.yaml:7: unit : « week » n’existe pas"),
        ("parameters/pay.yaml", "value: 500", "value: null", "pay.yaml:6: [0].values[0].value : "),
        ("parameters/pay.yaml", "2025-12-31", "2024-12-31", "pay.yaml:7: [0].values[0].review_by"),
        (
            "parameters/pay.yaml",
            "from: 2025-01-01, ",
            "",
            "pay.yaml:6: [0].values[0].from : manque",
        ),
        ("lists.yaml", "[region]", "[Région]", "lists.yaml:1: region : « Région »"),
    ],
)
def test_a_fault_is_told_with_its_place(
    folder: Path, file: str, old: str, new: str, expected: str
) -> None:
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    _, findings = examine_content(folder)
    told = [str(finding) for finding in findings]
    assert any(one.startswith(expected) for one in told), told


def test_a_case_of_unknown_shape_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- id: a\n  title: Un cas\n  date: 2025-05-02\n  expected: {aid: peut-être}\n- id: b\n"
    )
    cases, findings = read_cases(path)
    assert len(cases) == 1
    assert [finding.line for finding in findings] == [4, 5]
