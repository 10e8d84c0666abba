"""Axes as products, the two axes together, and lists that differ."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.guidance.reaching.reach_scenes import exposures, openings, scene
from tests.guidance_factories import occupation, profile, small_graph

from passerelles.domain.guidance.profile import Constraint, Profile
from passerelles.domain.guidance.reaching.axis_parts import Part, product_of
from passerelles.domain.guidance.reaching.diversity import diverse, together, within_studies
from passerelles.domain.guidance.reaching.liking import would_like
from passerelles.domain.guidance.reaching.openings import (
    lasting_factor,
    tension_factor,
    volume_factor,
)
from passerelles.domain.guidance.reaching.reach import level_factor

unit = st.floats(0, 1)
NAN = float("nan")


def part(*factor: float, name: str = "part", **fields: object) -> Part:
    return Part(name=name, weight=0.5, factor=np.array(factor), **fields)  # type: ignore[arg-type]  # likewise


def test_an_unknown_factor_changes_the_coverage_and_not_the_score() -> None:
    scored = product_of([part(0.5, 0.5), part(0.5, NAN, name="other")], 2)
    assert scored.score.tolist() == [0.25, 0.5]
    assert scored.coverage.tolist() == [1.0, 0.5]


def test_nothing_personal_no_score() -> None:
    scored = product_of([part(NAN), part(0.6, name="law", personal=False)], 1)
    assert np.isnan(scored.score[0])


@given(unit, unit, unit)
def test_growing_a_factor_never_lowers_the_score(first: float, more: float, other: float) -> None:
    low, high = sorted((first, more))
    scores = [product_of([part(one), part(other, name="o")], 1).score[0] for one in (low, high)]
    assert scores[0] <= scores[1]


@given(unit, unit)
def test_the_axis_that_is_known_is_used_alone(first: float, second: float) -> None:
    low, high = sorted((first, second))
    known, unknown = np.array([low, high]), np.full(2, NAN)
    for found in (together(known, unknown), together(unknown, known)):
        assert found[0] <= found[1]
        assert found[1] - found[0] == pytest.approx(0.99 * (high - low), abs=1e-9)


def test_two_axes_known_of_nothing_order_nothing() -> None:
    nothing = np.array([NAN, NAN])
    assert np.isnan(together(nothing, nothing)).all()


def test_what_is_untold_of_one_is_neither_first_nor_last() -> None:
    values = together(np.array([0.5, 0.5, 0.5]), np.array([1.0, NAN, 0.0]))
    assert values[0] > values[1] > values[2]


def test_what_is_alike_comes_later() -> None:
    likeness = np.array([[1, 0.9, 0], [0.9, 1, 0], [0, 0, 1]], dtype=np.float32)
    assert diverse(np.array([0.5, 0.49, 0.4]), likeness, limit=3) == [0, 2, 1]


def test_a_twin_comes_after_all_the_others() -> None:
    likeness = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=np.float32)
    assert diverse(np.array([0.9, 0.9, 0.01]), likeness, limit=3) == [0, 2, 1]


def test_far_from_what_was_done_less_than_the_studies_held_comes_later() -> None:
    asked = np.array([7, 6, 3, 1, -1], dtype=np.int8)
    stranger, kin = (within_studies(7, asked, np.full(5, near)) for near in (0.0, 1.5))
    assert stranger.tolist() == pytest.approx([1.0, 5 / 6, 0.5, 0.5, 1.0])
    assert kin.tolist() == [1.0] * 5
    assert within_studies(None, asked, np.zeros(5)).tolist() == [1.0] * 5


def test_the_best_of_a_sheet_stands_for_its_twins() -> None:
    likeness = np.eye(3, dtype=np.float32)
    # 1 and 2 share a sheet; 2 resembles 0 less, and scores less.
    likeness[1, 2] = likeness[2, 1] = 1.0
    likeness[0, 1] = likeness[1, 0] = 0.9
    assert diverse(np.array([0.9, 0.5, 0.4]), likeness, limit=2) == [0, 1]


@pytest.mark.parametrize(("level", "held", "factor"), [(3, 3, 1.0), (4, 3, 0.8), (8, 3, 0.05)])
def test_each_level_above_takes_more_away(level: int, held: int, factor: float) -> None:
    assert level_factor(held, np.array([level], dtype=np.int8))[0] == pytest.approx(factor)


def test_openings_are_read_from_the_least_to_the_most() -> None:
    graph = small_graph()
    found = openings(
        graph,
        tension={"G1803": 1, "G1801": 5},
        offers={"G1803": 0, "G1801": 5000},
        instability={"G1803": 5, "G1801": 5},
        seasonal={"G1801": 0.0},
    )
    low, high = (graph.number[occupation(code)] for code in ("G1803", "G1801"))
    for factor in (
        tension_factor(found),
        volume_factor(found),
        lasting_factor(found, np.full(12, NAN)),
    ):
        assert 0 < factor[low] < factor[high] <= 1


def test_two_conditions_refused_weigh_more_than_one() -> None:
    graph = small_graph()
    seen = exposures(graph, no_height={"F1610": 1.0}, no_outdoor={"F1610": 0.6})
    nature = scene(graph, exposures=seen).nature
    row = graph.number[occupation("F1610")]

    def liked(*constraints: Constraint) -> float:
        who: Profile = profile("F1503", constraints=frozenset(constraints))
        return float(would_like(who, nature).score[row])

    assert liked(Constraint.NO_HEIGHT, Constraint.NO_OUTDOOR) < liked(Constraint.NO_HEIGHT) < 1
    assert np.isnan(liked(Constraint.ALL_YEAR))


def test_a_sector_liked_goes_before_the_others() -> None:
    nature = scene(small_graph()).nature
    scored = would_like(profile(sectors=frozenset({"demonstration:care"})), nature)
    care = ["demonstration:care" in own for own in nature.sectors]
    assert scored.score[care].min() > scored.score[np.logical_not(care)].max()


def test_experience_brings_a_far_level_one_nearer_and_never_lowers() -> None:
    levels = np.array([3, 4, 5, 6, -1], dtype=np.int8)
    plain, seasoned = level_factor(3, levels), level_factor(3, levels, np.ones(5))
    assert plain[:4].tolist() == pytest.approx([1.0, 0.8, 0.4, 0.15])
    assert seasoned[:4].tolist() == pytest.approx([1.0, 0.8, 0.8, 0.4])
    assert np.isnan(seasoned[4])


def test_a_strong_taste_does_not_lift_a_stranger() -> None:
    near, stranger = together(np.array([0.06, 0.02]), np.array([0.35, 1.0]))
    assert near > stranger
