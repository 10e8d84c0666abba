"""The legend of a shaded map: what each class says that it holds."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.documents.charts.classes import classes_of


def legend(values: list[float]) -> list[str]:
    classes = classes_of(values)
    return [classes.said(letter) for letter in classes.letters]


def test_classes_of_tension_are_told_by_their_number() -> None:
    assert legend([1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5]) == ["de 1 à 2", "3", "4", "5"]


def test_one_value_everywhere_is_one_class() -> None:
    assert legend([5.0] * 9) == ["5"]
    assert legend([4.8] * 9) == ["4,8"]


def test_rates_are_told_up_to_the_next_class() -> None:
    assert legend([4.8, 5.7, 5.8, 7.4, 7.5, 7.9, 8.0, 8.7, 9.5]) == [
        "de 4 à moins de 7",
        "de 7 à moins de 8",
        "de 8 à 10",
    ]


@given(st.lists(st.one_of(st.integers(-50, 5000), st.floats(0, 100)), min_size=1, max_size=60))
def test_no_class_begins_and_ends_with_the_same_words(values: list[float]) -> None:
    for said in legend(values):
        start, _, end = said.removeprefix("de ").partition(" à ")
        assert start != end
