"""The file of ``guidance run``: whole, empty, wrong in every field."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Constraint, Employer, French
from passerelles.formats.common.person import PersonRecord
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.profile import (
    EMPLOYERS,
    FIELDS,
    FRENCH,
    ForeignDiploma,
    OccupationRecord,
    ProfileRecord,
    read_profile,
)
from passerelles.formats.guidance.profile_file import LARGEST, load_profile
from passerelles.formats.guidance.profile_words import CONSTRAINTS
from tests.profile_faults import FAULTS

TODAY = date(2026, 7, 1)
WHOLE = """\
person: {age: 34, commune: "34301", jobseeker: true, on_are: true, are_end: 2027-01-31}
occupations: [{code: g1803, years: 7.5, until: 2026-04}, "3.47:F1610"]
skills: ["Servir en salle"]
interests: [S, entreprenant]
refused: [G1605]
place: {commune: 34301}
max_minutes: 45
car: false
available_from: 2026-09-01
level: 3
constraints: [all_year, no_night]
target: N4105
blocks: [rncp37780bc01]
"""


def told(**given: Any) -> dict[str, str]:
    """What is told of each field."""
    return {one.field: one.message for one in read_profile(given, today=TODAY).findings}


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    reading = read_profile(load_profile(path).value, today=TODAY)
    assert reading.findings == ()
    record = reading.record
    assert record.occupations == (
        OccupationRecord("G1803", 7.5, 2026),
        OccupationRecord("3.47:F1610"),
    )
    assert record.interests == {"S": 1.0, "E": 1.0}
    assert (record.commune, record.available_from) == ("34301", date(2026, 9, 1))
    assert record.person.are_end == date(2027, 1, 31)
    assert record.blocks == ("RNCP37780BC01",)


def test_nothing_is_compulsory() -> None:
    assert read_profile({}, today=TODAY).record == ProfileRecord()


@pytest.mark.parametrize(("given", "field", "words"), FAULTS)
def test_each_fault_names_its_field_and_the_remedy(
    given: dict[str, Any], field: str, words: str
) -> None:
    findings = read_profile(given, today=TODAY).findings
    (message,) = [one.message for one in findings if one.field == field]
    assert words in message


def test_too_many_years_for_the_age_is_a_contradiction() -> None:
    found = told(person={"age": 25}, occupations=[{"code": "G1803", "years": 20}])
    assert "25 ans" in found["occupations[0].years"]


def test_a_warning_leaves_the_profile_usable() -> None:
    given = {"available_from": "2026-01-01", "person": {"on_are": True, "in_employment": True}}
    reading = read_profile(given, today=TODAY)
    assert reading.record.available_from == TODAY
    assert {one.severity for one in reading.findings} == {"warning"}
    assert {one.field for one in reading.findings} == {"available_from", "person.in_employment"}


def test_the_file_speaks_the_words_of_the_domain() -> None:
    assert tuple(Constraint) == CONSTRAINTS
    assert (tuple(French), tuple(Employer)) == (FRENCH, EMPLOYERS)
    assert [f.name for f in fields(PersonRecord)] == [f.name for f in fields(PersonFacts)]


def test_french_and_a_diploma_of_another_country_are_said_without_being_a_level() -> None:
    given = {"french": "A2", "foreign_diploma": {"level": 6, "country": "Syrie"}}
    record = read_profile(given, today=TODAY).record
    assert (record.french, record.level) == ("a2", None)
    assert record.foreign_diploma == ForeignDiploma(6, "Syrie")


@pytest.mark.parametrize(
    ("said", "read"), [(None, None), ({}, ForeignDiploma()), ({"level": None}, ForeignDiploma())]
)
def test_a_diploma_may_be_said_without_its_level(said: Any, read: ForeignDiploma | None) -> None:
    record = read_profile({"foreign_diploma": said}, today=TODAY).record
    assert record == ProfileRecord(foreign_diploma=read)


def test_amounts_keep_their_cents() -> None:
    record = read_profile({"person": {"former_wage": 1801.8}}, today=TODAY).record
    assert record.person.former_wage == Decimal("1801.8")


@pytest.mark.parametrize(
    "content",
    ["a: [1,", "- liste", "", "\x00", "{" * 3000, "car: true\ncar: false", "#" * LARGEST + "a"],
)
def test_a_file_that_is_no_profile_says_so(content: str, tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"profil\.yaml"):
        load_profile(path)


def test_a_path_that_is_no_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="est un dossier"):
        load_profile(tmp_path)
    with pytest.raises(UnreadableFile, match="n’existe pas"):
        load_profile(tmp_path / "absent.yaml")


def test_a_day_that_does_not_exist_is_told_by_its_field(tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("max_minutes: 045\navailable_from: 2027-02-30\n", encoding="utf-8")
    findings = read_profile(load_profile(path).value, today=TODAY).findings
    assert {one.field: "« 045 »" in one.message for one in findings} == {
        "max_minutes": True,
        "available_from": False,
    }


@pytest.mark.parametrize(
    ("given", "field", "read"),
    [
        ({"level": "CAP"}, "level", 3),
        ({"level": "Bac + 5"}, "level", 7),
        ({"level": "Niveau 4"}, "level", 4),
        ({"level": ""}, "level", None),
        ({"constraints": ["soir", "À distance", "no-night"]}, "constraints", None),
        ({"constraints": ["no_car"]}, "car", False),
        ({"interests": "RIA"}, "interests", {"R": 1.0, "I": 1.0, "A": 1.0}),
        ({"interests": ["Enterprising", "réaliste"]}, "interests", {"E": 1.0, "R": 1.0}),
        ({"interests": {"social": 0.5}}, "interests", {"S": 0.5}),
    ],
)
def test_words_are_understood_as_codes(given: dict[str, Any], field: str, read: Any) -> None:
    reading = read_profile(given, today=TODAY)
    expected = ("evening", "remote", "no_night") if field == "constraints" else read
    assert (getattr(reading.record, field), reading.findings) == (expected, ())


def test_sex_is_never_read() -> None:
    reading = read_profile({"person": {"age": 30, "sexe": "F"}}, today=TODAY)
    assert reading.record == read_profile({"person": {"age": 30}}, today=TODAY).record
    assert [(one.field, one.severity) for one in reading.findings] == [("person", "warning")]


def test_all_faults_are_told_at_once_and_left_unsaid() -> None:
    given = {"person": {"age": 12}, "occupations": ["serveuse", "G1803"], "target": "Z9999"}
    reading = read_profile({**given, "constraints": ["nuit"], "level": 9}, today=TODAY)
    assert [one.field for one in reading.findings] == [
        *("constraints", "person.age", "occupations[0].code", "level", "target"),
    ]
    assert [one.code for one in reading.record.occupations] == ["", "G1803"]
    assert (reading.record.constraints, reading.record.target) == ((), "")


_anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals(allow_nan=False)
    | st.text(max_size=8)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_known = st.sampled_from(FIELDS)


@given(st.dictionaries(_known, _anything, max_size=5))
def test_no_document_raises(document: dict[str, Any]) -> None:
    reading = read_profile(document, today=TODAY)
    assert all(one.message and one.field.isprintable() for one in reading.findings)
    assert set(reading.record.constraints) <= set(CONSTRAINTS)


def test_an_empty_element_is_told_where_it_stands() -> None:
    assert set(told(constraints=[None, " "])) == {"constraints[0]", "constraints[1]"}
    assert set(told(occupations=[""])) == {"occupations[0].code"}
