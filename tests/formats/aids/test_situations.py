"""Files of situations: what is read, and how each fault is told."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.formats.aids.situations import SituationReading, read_situations, situations_of
from passerelles.formats.common.located import parse_document
from passerelles.formats.common.rejection import UnreadableFile

WHOLE = """
- id: camille
  date: 2025-05-02
  person: {age: 30, commune: 01004, on_are: false, children_ages: [2, 5], former_wage: 1520.50}
  project:
    kind: job
    weekly_hours: 20
    contract: {type: cdd, start: 2025-05-12, end: 2025-08-11}
"""


def read(text: str, *, on: date | None = None) -> SituationReading:
    return situations_of(parse_document(text.encode(), "f.yaml"), on=on)


def told(text: str) -> list[str]:
    return [str(finding) for finding in read(text).findings]


def test_a_situation_is_read_with_its_line() -> None:
    (record,) = read(WHOLE).records
    assert (record.id, record.date, record.place.line) == ("camille", date(2025, 5, 2), 2)
    assert record.person.commune == "01004"
    assert record.person.former_wage == Decimal("1520.50")
    assert record.person.children_ages == (2, 5)
    assert record.person.jobseeker is None
    assert record.project.contract is not None
    assert record.project.contract.end == date(2025, 8, 11)


def test_json_with_tabs_is_the_same_contract() -> None:
    given_json = json.dumps(
        [{"id": 5, "date": "2025-05-02", "person": {"commune": "31555"}}], indent="\t"
    )
    (record,) = read(given_json).records
    assert (record.id, record.person.commune) == (5, "31555")


def test_a_whole_number_with_a_decimal_point_is_one() -> None:
    """As spreadsheets and JSON Schema have it."""
    (record,) = read('[{"id": "a", "date": "2025-05-02", "person": {"age": 30.0}}]').records
    assert record.person.age == 30
    assert (
        "attendu : un nombre entier"
        in told("- id: a\n  date: 2025-05-02\n  person: {age: 30.5}")[0]
    )


def test_answers_that_do_not_go_together_well_are_told_and_judged() -> None:
    reading = read(
        "- id: a\n  date: 2025-05-02\n  person: {lone_parent: true, children_ages: []}\n"
        "- id: b\n  date: 2025-05-02\n  person: {months_worked_12: 6, months_worked_24: 0}\n"
    )
    assert [record.id for record in reading.records] == ["a", "b"]
    assert reading.findings == ()
    told_fields = [(warning.line, warning.field) for warning in reading.warnings]
    assert told_fields == [(3, "[0].person.children_ages"), (6, "[1].person.months_worked_24")]


def test_what_is_wrong_in_a_situation_keeps_no_other_from_being_judged() -> None:
    reading = read(
        "- {id: 1, date: 2025-05-02, person: {age: 12}}\n- {id: 2, date: 2025-05-02}\n- 5\n"
        "- {id: 4, id: 4, date: 2025-05-02}\n- {id: '2', date: 2025-05-02}\n"
    )
    assert [record.id for record in reading.records] == [2]
    places = [finding.field for finding in reading.findings]
    assert places == ["[0].person.age", "[2]", "[3].id", "[4].id"]


def test_another_date_may_stand_for_that_of_the_file() -> None:
    (record,) = read(WHOLE, on=date(2024, 1, 3)).records
    assert record.date == date(2024, 1, 3)


def test_another_date_makes_no_contradiction_of_what_was_true_on_that_of_the_file() -> None:
    written = (
        "- id: a\n  date: 2025-05-02\n  person: {age: 25, birth_date: 2000-01-01, on_are: true, "
        "are_end: 2025-12-31}\n"
    )
    reading = read(written, on=date(2026, 6, 1))
    assert reading.findings == ()
    assert reading.records[0].person.are_end == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("given_line", "expected"),
    [
        ("person: {age: 12}", "[0].person.age : vaut 12"),
        ("person: {age: 120}", "[0].person.age : vaut 120"),
        ("person: {wage: 3}", "[0].person.wage : ce champ n’existe pas"),
        ("person: {jobseeker: peut-être}", "[0].person.jobseeker : vaut « peut-être »"),
        ("person: {age: 30, age: 31}", "[0].person.age : ce champ est écrit deux fois"),
        ("person: {children_ages: [3, null]}", "[0].person.children_ages[1] : est vide"),
        ("person: {commune: 31}", "[0].person.commune : "),
        ("project: {kind: loisir}", "[0].project.kind : « loisir » n’existe pas"),
        ("project: {entry: 2025-02-30}", "[0].project.entry : vaut « 2025-02-30 »"),
        ("project: {entry: 9999-12-31}", "[0].project.entry : « 9999-12-31 » est hors de portée"),
        ("project: {entry: 2025-06-02, end: 2025-06-01}", "[0].project.end : « 2025-06-01 » vient"),
        (
            "project: {contract: {type: cdi, end: 2025-06-01}}",
            "[0].project.contract.end : un CDI n’a pas de fin",
        ),
    ],
)
def test_a_bad_value_is_told_with_its_field_and_its_line(given_line: str, expected: str) -> None:
    (fault,) = told(f"- id: a\n  date: 2025-05-02\n  {given_line}\n")
    assert fault.startswith(f"f.yaml:3: {expected}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "f.yaml:1: attendu : une liste de situations"),
        ("{}", "f.yaml:1: attendu : une liste de situations"),
        ("- 5", "f.yaml:1: [0] : vaut « 5 », attendu : les champs id, date, person, project"),
        ("- {id: true, date: 2025-05-02}", "f.yaml:1: [0].id : vaut « true »"),
        ("- id: a\n- [b", "f.yaml:3: ce n’est ni du YAML ni du JSON"),
        ("- &a [*a]", "f.yaml:1: [0]"),
        ("[" * 3000, "f.yaml:1: "),
        ("- id: a\n  date: 2025-02-30", "f.yaml:2: [0].date : vaut « 2025-02-30 »"),
        ("- date: 2025-05-02", "f.yaml:1: [0].id : donnez un nom"),
        ("- {id: ' ', date: 2025-05-02}", "f.yaml:1: [0].id : donnez un nom"),
        ("- {id: a, date: 2025-05-02}\n- {id: a, date: 2025-05-02}", "f.yaml:2: [1].id : « a »"),
    ],
)
def test_a_file_that_is_not_one_is_told(text: str, expected: str) -> None:
    assert told(text)[0].startswith(expected)


def test_a_file_in_another_encoding_or_absent_is_told(tmp_path: Path) -> None:
    (finding,) = parse_document(b"- id: \xe9t\xe9", "f.yaml").findings
    assert "UTF-8" in finding.message
    with pytest.raises(UnreadableFile, match="vérifiez le chemin"):
        read_situations(tmp_path / "absent.yaml")


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=6,
    ),
    field=st.sampled_from(("id", "date", "person", "project")),
)
@settings(max_examples=60, deadline=None)
def test_anything_else_is_told_and_never_breaks(value: object, field: str) -> None:
    situation = {"id": "a", "date": "2025-05-02"} | {field: value}
    reading = read(json.dumps([situation]))
    assert reading.records or reading.findings
