"""Steps that no session gives: whom they are for, and that their dates are ours."""

from datetime import date

from passerelles.apps.guidance.reads.schemes import scheme_candidates, schemes
from passerelles.domain.guidance.profile import Held, Profile

TODAY = date(2026, 11, 23)
TARGET = "ROME-4.60:G1602"


def slugs(profile: Profile) -> set[str]:
    found = scheme_candidates(profile, TARGET, {"s": 1.0}, today=TODAY)
    return {one.key.removeprefix("scheme:") for one in found}


def test_the_content_names_its_source_and_what_to_confirm() -> None:
    assert all(one.source and "confirmer" in one.contact for one in schemes())


def test_employees_and_jobseekers_have_their_own() -> None:
    assert slugs(Profile(employed=True)) == {"afest", "ptp"}
    assert slugs(Profile()) == {"pmsmp", "poei"}


def test_experience_is_validated_only_by_who_has_it() -> None:
    practised = Profile(occupations=(Held(occupation="ROME-3.47:G1602"),))
    assert "vae" in slugs(practised)


def test_dates_are_told_to_be_estimates_and_leave_time_to_prepare() -> None:
    for one in scheme_candidates(Profile(), TARGET, {"s": 1.0}, today=TODAY):
        assert one.estimated
        assert one.start > TODAY
        assert one.note.startswith("Dates estimées")
