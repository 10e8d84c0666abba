"""Every difference has one cause, and the parts make the whole."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.indicators.changes import Change, ChangeCause, FigureState, change
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact

BEFORE = FigureState("2023", exact(100), 1, "sifa", "SIFA-2023", "COG-2026")
quantities = st.one_of(
    st.integers(-1_000, 1_000).map(exact),
    st.just(SECRET),
    st.integers(0, 50).map(lambda n: Quantity(value=n, bound=Bound.AT_LEAST)),
)
states = st.builds(
    FigureState,
    period=st.sampled_from(("2022", "2023", "2024")),
    quantity=quantities,
    definition=st.integers(1, 2),
    source=st.sampled_from(("sifa", "demonstration_apprenticeship")),
    edition=st.sampled_from(("SIFA-2023", "SIFA-2024")),
    geography=st.sampled_from(("COG-2025", "COG-2026")),
)
told = st.none() | states


def causes(found: Change) -> list[ChangeCause]:
    return [step.cause for step in found.steps]


@pytest.mark.parametrize(
    ("after", "cause"),
    [
        (replace(BEFORE, quantity=exact(101)), ChangeCause.CORRECTION),
        (replace(BEFORE, edition="SIFA-2023-bis", quantity=exact(101)), ChangeCause.NEW_DATA),
        (replace(BEFORE, source="other"), ChangeCause.NEW_DATA),
        (replace(BEFORE, period="2024", edition="SIFA-2024"), ChangeCause.NEW_DATA),
        (replace(BEFORE, definition=2, period="2024"), ChangeCause.DEFINITION),
        (replace(BEFORE, geography="COG-2027", period="2024"), ChangeCause.PERIMETER),
        (replace(BEFORE, definition=2, geography="COG-2027"), ChangeCause.DEFINITION),
        (None, ChangeCause.CORRECTION),
    ],
)
def test_the_cause_of_a_change(after: FigureState | None, cause: ChangeCause) -> None:
    assert causes(change(BEFORE, after, None)) == [cause]


def test_a_new_year_and_the_revision_of_the_last_one_are_told_apart() -> None:
    revised = replace(BEFORE, quantity=exact(98))
    newest = replace(BEFORE, period="2024", edition="SIFA-2024", quantity=exact(110))

    found = change(BEFORE, newest, revised)

    assert found.by_cause() == {ChangeCause.CORRECTION: -2, ChangeCause.NEW_DATA: 12}
    assert found.difference == 10


def test_nothing_changed() -> None:
    assert change(BEFORE, BEFORE, BEFORE).steps == ()
    assert change(None, None, None).steps == ()


def test_a_first_figure_is_new_and_has_no_difference() -> None:
    found = change(None, BEFORE, None)

    assert found.by_cause() == {ChangeCause.NEW_DATA: None}
    assert found.difference is None


def test_a_bound_has_no_difference() -> None:
    minimum = replace(BEFORE, quantity=Quantity(value=120, bound=Bound.AT_LEAST))

    assert change(BEFORE, minimum, minimum).by_cause() == {ChangeCause.CORRECTION: None}


@st.composite
def histories(draw: st.DrawFn) -> tuple[FigureState | None, FigureState | None, FigureState | None]:
    """A figure, a later one, and what is then known of the period of the first."""
    before, after = draw(told), draw(told)
    revised = draw(told)
    if before and revised:
        revised = replace(revised, period=before.period)
    same = before and after and before.period == after.period
    return before, after, after if same else (revised if before else None)


@given(histories())
def test_the_steps_lead_from_one_figure_to_the_other(
    history: tuple[FigureState | None, FigureState | None, FigureState | None],
) -> None:
    before, after, revised = history
    found = change(before, after, revised)

    assert bool(found.steps) == (before != after or (revised not in (None, before, after)))
    if found.steps:
        assert found.steps[0].before == before
        assert found.steps[-1].after == after
    assert all(one.after == other.before for one, other in pairwise(found.steps))
    assert set(found.by_cause()) == set(causes(found))


@given(histories())
def test_the_parts_make_the_whole(
    history: tuple[FigureState | None, FigureState | None, FigureState | None],
) -> None:
    found = change(*history)
    parts = found.by_cause().values()

    if found.difference is not None and None not in parts:
        assert sum(Fraction(part) for part in parts if part is not None) == found.difference
