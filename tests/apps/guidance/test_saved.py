"""What is saved opens with its link alone, for thirty days, and leaves nothing behind."""

from datetime import UTC, datetime, timedelta

import pytest

from passerelles.apps.guidance.actions.saved import erase, open_state, purge, save, update
from passerelles.apps.guidance.models import SavedState
from passerelles.apps.guidance.sealing import StateLink, seal, unseal

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=31)
SAID = {"occupations": [{"code": "G1803", "years": 4}], "place": {"commune": "34301"}}


def test_a_link_opens_what_was_saved() -> None:
    token = save(SAID, now=NOW)
    assert open_state(token, now=NOW) == SAID


def test_nothing_in_the_row_reads_without_the_link() -> None:
    token = save(SAID, now=NOW)
    row = SavedState.objects.get()
    kept = bytes(row.sealed)
    assert b"G1803" not in kept
    assert b"34301" not in kept
    assert row.lookup not in token
    assert token not in row.lookup


def test_an_altered_link_opens_nothing() -> None:
    token = save(SAID, now=NOW)
    for at in (0, 20, 40, 63):
        other = "A" if token[at] != "A" else "B"
        assert open_state(token[:at] + other + token[at + 1 :], now=NOW) is None


@pytest.mark.parametrize("token", ["", "é", "court", "A" * 64, "A" * 63 + "!", "A" * 4_000])
def test_what_is_not_a_link_opens_nothing(token: str) -> None:
    save(SAID, now=NOW)
    assert open_state(token, now=NOW) is None
    assert not update(token, {}, now=NOW)
    assert not erase(token, now=NOW)


def test_the_content_of_another_row_does_not_open() -> None:
    mine, hers = StateLink.fresh(), StateLink.fresh()
    assert unseal(seal(SAID, hers), mine) is None


def test_short_answers_have_one_length() -> None:
    link = StateLink.fresh()
    assert len(seal({}, link)) == len(seal(SAID, link))


def test_a_change_keeps_the_link_and_starts_the_thirty_days_again() -> None:
    token = save(SAID, now=NOW)
    assert update(token, {"car": False}, now=NOW + timedelta(days=20))
    assert open_state(token, now=LATER) == {"car": False}


def test_an_expired_link_opens_nothing_even_before_the_purge() -> None:
    token = save(SAID, now=NOW)
    assert open_state(token, now=LATER) is None
    assert not update(token, SAID, now=LATER)


def test_erasing_leaves_no_row() -> None:
    token = save(SAID, now=NOW)
    assert erase(token, now=NOW)
    assert not SavedState.objects.exists()
    assert not erase(token, now=NOW)


def test_the_purge_takes_what_has_expired_and_says_how_much_before() -> None:
    save(SAID, now=NOW)
    fresh = save(SAID, now=LATER)
    assert purge(now=LATER, dry_run=True) == 1
    assert SavedState.objects.count() == 2
    assert purge(now=LATER) == 1
    assert open_state(fresh, now=LATER) == SAID
