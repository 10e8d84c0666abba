"""What completes a pathway: for whom, and what it must say."""

import pytest

from passerelles.apps.guidance.reads import schemes as reads
from passerelles.apps.guidance.reads.schemes import complements_for, schemes
from passerelles.domain.guidance.profile import Held, Profile

TARGET = "ROME-4.60:G1602"
LINES = {
    TARGET: frozenset({TARGET, "ROME-3.47:G1602"}),
    "ROME-3.47:G1602": frozenset({TARGET, "ROME-3.47:G1602"}),
}


@pytest.fixture(autouse=True)
def _lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "line_of", lambda key: LINES.get(key, frozenset({key})))


def slugs(profile: Profile) -> set[str]:
    return {one.slug for one in complements_for(profile, TARGET)}


def test_the_content_names_its_source_and_what_to_confirm() -> None:
    assert all(one.source and "confirmer" in one.contact for one in schemes())


def test_employees_and_jobseekers_have_their_own() -> None:
    assert slugs(Profile(employed=True)) == {"afest", "ptp"}
    assert slugs(Profile()) == {"pmsmp", "poei"}


@pytest.mark.parametrize(
    ("occupation", "years", "validated"),
    [
        ("ROME-3.47:G1602", 1, True),
        ("ROME-3.47:G1602", 0.5, False),
        ("ROME-3.47:G1602", None, False),
        ("ROME-4.60:A1203", 9, False),
    ],
)
def test_experience_of_a_year_in_the_line_may_be_validated(
    occupation: str, years: float | None, *, validated: bool
) -> None:
    practised = Profile(occupations=(Held(occupation=occupation, years=years),))
    assert ("vae" in slugs(practised)) is validated
