"""Levels: both scales, a range where they do not agree, nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.levels import (
    Level,
    LevelRange,
    OldLevel,
    describe,
    read_level,
    read_old_level,
    to_cec,
    to_old,
)

levels = st.integers(1, 8).map(Level)
old_levels = st.sampled_from(OldLevel)


@pytest.mark.parametrize("text", ["5", "05", "NIV5", "Niveau 5", "NIVEAU 5", " niveau  5 "])
def test_reads_every_writing_of_a_level(text: str) -> None:
    assert read_level(text) == Level(5)


@pytest.mark.parametrize(
    "text", ["", "NR", "REPRISE", "99", "00", "XX", "0", "9", "V", "III", "55"]
)
def test_never_guesses_a_level(text: str) -> None:
    assert read_level(text) is None


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("NIVEAU V", OldLevel.V),
        ("V bis", OldLevel.V_BIS),
        ("Niveau Vbis", OldLevel.V_BIS),
        ("i", OldLevel.I),
        ("VI", OldLevel.VI),
    ],
)
def test_reads_old_levels(text: str, old: OldLevel) -> None:
    assert read_old_level(text) == old


@pytest.mark.parametrize("text", ["NIVEAU VII", "NIVEAU V OU IV", "INCONNU", "5", ""])
def test_refuses_what_1969_did_not_define(text: str) -> None:
    assert read_old_level(text) is None


@pytest.mark.parametrize(
    ("old", "number"), [(OldLevel.V, 3), (OldLevel.IV, 4), (OldLevel.III, 5), (OldLevel.II, 6)]
)
def test_four_old_levels_have_one_counterpart(old: OldLevel, number: int) -> None:
    assert to_cec(old) == LevelRange(Level(number), Level(number))
    assert to_old(Level(number)) == (old,)


def test_level_one_became_two_levels() -> None:
    assert list(to_cec(OldLevel.I)) == [Level(7), Level(8)]
    assert not to_cec(OldLevel.I).exact
    assert str(to_cec(OldLevel.I)) == "niveau 7 ou 8"


def test_the_lowest_levels_have_two_old_names() -> None:
    assert to_old(Level(1)) == (OldLevel.VI, OldLevel.V_BIS)


@given(levels)
def test_every_level_comes_back_through_its_old_names(level: Level) -> None:
    assert to_old(level)
    assert all(level in to_cec(old) for old in to_old(level))


@given(old_levels, old_levels)
def test_the_order_of_levels_is_kept(low: OldLevel, high: OldLevel) -> None:
    order = list(OldLevel)
    if order.index(low) <= order.index(high):
        assert to_cec(low).lowest <= to_cec(high).lowest
        assert to_cec(low).highest <= to_cec(high).highest


@given(levels)
def test_what_is_written_is_read(level: Level) -> None:
    assert read_level(str(level)) == level


@pytest.mark.parametrize("number", [0, 9, -1])
def test_no_level_beyond_the_scale(number: int) -> None:
    with pytest.raises(ValueError, match="de 1 à 8"):
        Level(number)


def test_a_range_is_in_order() -> None:
    with pytest.raises(ValueError, match="inversé"):
        LevelRange(Level(3), Level(2))


def test_describes_in_both_scales() -> None:
    assert describe(Level(3)) == "niveau 3 (CAP, BEP ; ancien niveau V)"
    assert describe(Level(1)) == "niveau 1 (ancien niveau VI ou V bis)"
