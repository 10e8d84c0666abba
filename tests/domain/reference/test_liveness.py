"""Whether a certification is alive: never guessed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.liveness import Liveness, Registration, judge_liveness

TODAY = date(2026, 11, 23)
days = st.dates(date(2015, 1, 1), date(2040, 1, 1))
registrations = st.builds(
    Registration,
    is_active=st.none() | st.booleans(),
    registered_until=st.none() | days,
    said_on=st.none() | days,
)


def test_active_and_registered_is_alive() -> None:
    said = Registration(True, date(2028, 8, 31), date(2026, 2, 1))
    verdict = judge_liveness(said, on=TODAY)
    assert verdict.answer is Liveness.ALIVE
    assert verdict.reason == (
        "La fiche était active le 01/02/2026 et son enregistrement court jusqu’au 31/08/2028."
    )


def test_inactive_has_ended() -> None:
    said = Registration(False, date(2028, 8, 31), date(2026, 2, 1))
    assert judge_liveness(said, on=TODAY).answer is Liveness.ENDED


def test_active_once_and_past_its_end_is_unknown() -> None:
    said = Registration(True, date(2026, 7, 19), date(2025, 1, 31))
    verdict = judge_liveness(said, on=TODAY)
    assert verdict.answer is Liveness.UNKNOWN
    assert "19/07/2026" in verdict.reason


def test_the_last_day_still_counts() -> None:
    said = Registration(True, TODAY, date(2026, 2, 1))
    assert judge_liveness(said, on=TODAY).answer is Liveness.ALIVE


@given(registrations, days)
def test_silence_is_unknown_and_nothing_else_is_alive(said: Registration, on: date) -> None:
    answer = judge_liveness(said, on=on).answer
    if said.is_active is None or said.said_on is None:
        assert answer is Liveness.UNKNOWN
    if answer is Liveness.ALIVE:
        assert said.is_active is True


@given(registrations, days, days)
def test_time_alone_never_revives(said: Registration, first: date, second: date) -> None:
    earlier, later = sorted((first, second))
    if judge_liveness(said, on=later).answer is Liveness.ALIVE:
        assert judge_liveness(said, on=earlier).answer is Liveness.ALIVE
