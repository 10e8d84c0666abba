"""Which searches are counted, and as what."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.unmet import (
    UnmetReason,
    forgotten_before,
    reason_of,
    subject_of,
)

codes = st.from_regex(r"[A-N][1-9]{4}", fullmatch=True)


def test_nothing_within_reach_comes_before_nothing_soon() -> None:
    assert reason_of(0, 0) is UnmetReason.NOTHING_NEAR
    assert reason_of(3, 0) is UnmetReason.NOTHING_SOON
    assert reason_of(3, 1) is None


def test_one_occupation_is_the_subject() -> None:
    assert subject_of(["D1102"]) == "D1102"
    assert subject_of(["D1102", "D1102"]) == "D1102"


def test_several_occupations_leave_what_they_share() -> None:
    assert subject_of(["F1610", "F1607"]) == "F16"
    assert subject_of(["F1610", "F1703"]) == "F"
    assert subject_of(["F1610", "D1102"]) == ""
    assert subject_of([]) == ""


@given(st.lists(codes, min_size=1))
def test_the_subject_is_true_of_every_occupation(found: list[str]) -> None:
    assert all(code.startswith(subject_of(found)) for code in found)


def test_a_month_is_forgotten_180_days_after_its_first_day() -> None:
    assert forgotten_before(date(2026, 11, 23)) == date(2026, 5, 27)
