"""What a session says of its pace, seats, publics and meetings, against what a person told."""

from datetime import date
from typing import Any

import pytest

from passerelles.apps.guidance.reads.candidates.notes import (
    meeting_note,
    near_meetings,
    paid_note,
    second_year_note,
    years_note,
)
from passerelles.apps.guidance.reads.candidates.pace import pace_note, paces_of
from passerelles.apps.guidance.reads.candidates.publics import (
    all_kept,
    concerns,
    funders_for,
    kept_note,
    publics_note,
    seats_for,
    standing_of,
)
from passerelles.apps.guidance.reads.candidates.rows import Certified, Meeting
from passerelles.apps.guidance.reads.candidates.values import open_to, stays
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.building.candidate import StepKind
from passerelles.domain.guidance.building.offer_reading import Stay
from passerelles.domain.guidance.profile import Constraint, Employer, Held, Profile

WINTER = Stay(date(2027, 1, 4), date(2027, 6, 13))
SUMMER = Stay(date(2027, 3, 31), date(2027, 8, 31))
JOBSEEKER, EMPLOYEE, STUDENT, DETAINED = "80001", "82044", "81030", "81013"
DISABLED_SEATS = "personnes en situation de handicap"
SEEKING = standing_of(Profile(age=38, employed=False), PersonFacts(disabled_worker=False))
WORKING = standing_of(Profile(age=38, employed=True), PersonFacts(student=False))


def row(**fields: Any) -> dict[str, Any]:
    base = {
        "action__hours_weekly": None,
        "action__hours_total": 805,
        "action__paces": ["part_time"],
        "action__publics": [],
        "action__programme": "",
        "action__contract": "",
        "action__entry_mode": "fixed",
        "remote": False,
        "seats": None,
        "capacity": None,
        "reserved_seats": None,
        "reserved_for": "",
    }
    return base | fields


def test_part_time_announced_is_refused_by_its_own_dates() -> None:
    assert paces_of(row(), WINTER) == {"full_time"}
    assert paces_of(row(action__paces=[]), WINTER) == {"full_time"}
    assert paces_of(row(action__hours_total=300), WINTER) == {"part_time"}
    assert paces_of(row(action__hours_weekly=21), WINTER) == {"part_time"}


def test_an_entry_all_year_at_part_time_lasts_longer() -> None:
    dates = {"start": date(2026, 8, 10), "end": date(2028, 7, 31)}
    told = row(**dates, start_precision="day", end_precision="day", action__entry_mode="continuous")

    found = stays(told, available=date(2027, 1, 4), today=date(2026, 11, 23))

    assert (found[0].end - found[0].start).days == pytest.approx(7 * 805 / 24, abs=1)


def test_who_needs_school_hours_hears_of_the_summer() -> None:
    mother = Profile(constraints=frozenset({Constraint.SCHOOL_HOURS}))

    assert "garde à prévoir" in pace_note(row(), SUMMER, mother)
    assert "horaires" in pace_note(row(), WINTER, mother)
    assert "garde" not in pace_note(row(), WINTER, mother)
    assert pace_note(row(), SUMMER, Profile()) == ""


def test_a_pace_that_is_ours_is_told_as_such() -> None:
    slow = Profile(constraints=frozenset({Constraint.PART_TIME}))

    assert "estimé : environ 18" in pace_note(row(action__hours_total=420), WINTER, slow)
    assert pace_note(row(action__hours_weekly=21), WINTER, slow) == ""


@pytest.mark.parametrize(
    ("codes", "seeking", "working"),
    [
        ([], True, True),
        (["83056"], True, True),
        ([JOBSEEKER], True, False),
        ([EMPLOYEE], False, True),
        ([EMPLOYEE, JOBSEEKER], True, True),
        ([STUDENT], None, False),
        ([DETAINED], False, False),
        (["99999"], None, None),
    ],
)
def test_publics_are_those_that_a_person_told(
    codes: list[str], seeking: bool | None, *, working: bool | None
) -> None:
    assert concerns(codes, SEEKING) is seeking
    assert concerns(codes, WORKING) is working


def test_who_says_nothing_is_refused_nothing() -> None:
    unsaid = standing_of(Profile(), None)
    assert all(concerns([one], unsaid) is None for one in (JOBSEEKER, EMPLOYEE, STUDENT, "81032"))


def test_seats_kept_for_others_are_not_counted() -> None:
    kept = row(seats=3, reserved_seats=2, reserved_for=DISABLED_SEATS)
    hers = standing_of(Profile(), PersonFacts(disabled_worker=True))

    assert (seats_for(kept, SEEKING), seats_for(kept, hers)) == (1, 3)
    assert all_kept(kept | {"reserved_seats": 3}, SEEKING)
    assert not all_kept(kept | {"reserved_seats": 3}, hers)
    assert kept_note(kept, SEEKING) == ""
    assert "2 places sont réservées" in kept_note(kept | {"reserved_for": "RSA"}, SEEKING)


def test_the_region_pays_for_the_publics_that_it_names() -> None:
    fundings = [("2", [JOBSEEKER]), ("16", [])]
    assert funders_for(fundings, SEEKING) == ["2", "16"]
    assert funders_for(fundings, WORKING) == ["16"]


def test_a_school_of_health_takes_employees_whatever_it_announces() -> None:
    school = row(action__programme="sanitaire-social", action__publics=[STUDENT, JOBSEEKER])

    assert open_to(school, age=38, standing=WORKING)
    assert not open_to(school | {"action__programme": ""}, age=38, standing=WORKING)
    assert "formation professionnelle continue" in publics_note(school, WORKING)
    assert publics_note(school, SEEKING) == ""
    assert publics_note(school | {"action__contract": "apprenticeship"}, WORKING) == ""


@pytest.mark.parametrize(
    ("employer", "doors"),
    [
        (Employer.PRIVATE, {"Transitions Pro"}),
        (Employer.PUBLIC_HOSPITAL, {"ANFH"}),
        (Employer.PUBLIC, set()),
        (None, {"Transitions Pro", "ANFH"}),
    ],
)
def test_each_employer_has_its_own_door(employer: Employer | None, doors: set[str]) -> None:
    note = paid_note(StepKind.CERTIFICATION, Profile(employed=True, employer=employer))

    assert {one for one in ("Transitions Pro", "ANFH") if one in note} == doors
    assert "à confirmer" in note


def test_only_employees_hear_what_may_pay_a_certifying_training() -> None:
    assert paid_note(StepKind.BLOCK, Profile(employed=True)) == ""
    assert paid_note(StepKind.CERTIFICATION, Profile(employed=False)) == ""
    assert paid_note(StepKind.CERTIFICATION, Profile()) == ""


def test_a_meeting_in_another_departement_is_told_and_not_counted() -> None:
    here, far = "COG-2026:commune:30206", "COG-2026:commune:31448"
    away = Meeting(day=date(2026, 12, 1), commune=far, town="Rebigue")
    near = Meeting(day=date(2026, 12, 8), commune=here, town="Poulx")
    distant = Meeting(day=date(2026, 12, 9), commune="", town="")

    assert near_meetings([away, near, distant], here) == [near, distant]
    assert near_meetings([away], "") == [away]
    assert "Rebigue" in meeting_note([away], [])
    assert meeting_note([away, near], [near]) == ""


def test_a_pace_that_nobody_told_is_asked_by_who_cannot_come_full_time() -> None:
    silent = row(action__paces=[])
    ours = Stay(date(2027, 1, 4), date(2027, 6, 20), estimated=True)
    part_time = Profile(constraints=frozenset({Constraint.PART_TIME}))

    assert "demandez" in pace_note(silent, ours, part_time)
    assert pace_note(silent, ours, Profile()) == ""
    assert pace_note(row(action__hours_weekly=21), ours, part_time) == ""


NURSING = Stay(date(2027, 9, 20), date(2030, 2, 22))
NURSE = Certified("RNCP39923", 6, frozenset())


@pytest.mark.parametrize(
    ("stay", "told"),
    [
        (NURSING, "deuxième année vers le 20/09/2028, troisième année vers le 20/09/2029"),
        (Stay(date(2027, 1, 25), date(2029, 2, 9)), "deuxième année vers le 25/01/2028 "),
        (Stay(date(2028, 2, 29), date(2029, 12, 20)), "deuxième année vers le 28/02/2029 "),
        (Stay(date(2027, 9, 1), date(2028, 12, 20)), ""),
        (WINTER, ""),
    ],
)
def test_each_year_of_long_studies_has_its_date(stay: Stay, told: str) -> None:
    assert told in years_note(stay)
    assert bool(told) is bool(years_note(stay))


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (Held(occupation="ROME-4.60:J1501", years=12, until=2026), True),
        (Held(occupation="ROME-3.47:J1501"), True),
        (Held(occupation="ROME-4.60:J1501", years=2, until=2026), False),
        (Held(occupation="ROME-4.60:J1501", years=12, until=2019), False),
        (Held(occupation="ROME-4.60:K1302", years=12, until=2026), False),
    ],
)
def test_an_experienced_nurse_aid_hears_of_the_second_year(held: Held, told: bool) -> None:
    said = second_year_note([NURSE], NURSING, Profile(occupations=(held,)))
    other = second_year_note([Certified("RNCP5881", 4, frozenset())], NURSING, Profile())

    assert ("22/02/2029" in said) is told
    assert other == ""
