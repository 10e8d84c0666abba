"""Each measure asks the right sessions, in the right unit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from tests.domain.observatory.measures.offers import offer

from passerelles.domain.observatory.measures import access, green, pathways, quality, volume
from passerelles.domain.observatory.measures.offer_table import (
    NO,
    UNSAID,
    YES,
    CountedUnit,
    OfferTable,
    Sample,
)
from passerelles.domain.observatory.measures.register import MEASURES, MONTHLY, YEARLY
from passerelles.domain.observatory.measures.said import SaidMeasure, said
from passerelles.domain.observatory.measures.tally import tally

Measure = Callable[[OfferTable], Sample]


def measured(measure: Measure, table: OfferTable) -> SaidMeasure:
    sample, rows = measure(table), np.arange(len(table))
    counted = tally(sample, table, rows, np.zeros(len(table), dtype=np.int64), size=1)
    return said(sample, counted, 0)


def counts(measure: Measure, table: OfferTable) -> tuple[float | None, float | None]:
    found = measured(measure, table)
    return found.numerator, found.denominator


def test_the_green_share_counts_the_seats_of_the_plan_whose_content_is_known() -> None:
    table = offer(
        5,
        in_plan=[YES, YES, YES, NO, YES],
        green_content=[YES, NO, UNSAID, YES, YES],
        green_rome=[NO, YES, YES, YES, UNSAID],
        seats=[10, 30, 50, 70, np.nan],
        training=[0, 1, 2, 3, 0],
    )

    assert counts(green.prf_green_share, table) == (10, 40)
    assert measured(green.prf_green_share, table).value == 25
    assert counts(green.prf_green_trainings_share, table) == (1, 2)
    assert counts(green.prf_green_rome_share, table) == (80, 90)


def test_a_training_is_green_as_soon_as_one_of_its_actions_is() -> None:
    table = offer(2, in_plan=[YES, YES], green_content=[NO, YES], training=[7, 7])

    assert counts(green.prf_green_trainings_share, table) == (1, 1)


def test_modules_are_asked_to_the_sessions_of_the_plan() -> None:
    table = offer(
        3,
        in_plan=[YES, YES, NO],
        digital_module=[YES, UNSAID, YES],
        ecological_module=[NO, YES, YES],
    )

    assert counts(green.prf_digital_module_share, table) == (1, 1)
    assert counts(green.prf_ecological_module_share, table) == (1, 2)


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        (access.distance_share, "distance"),
        (access.continuous_entry_share, "continuous"),
        (access.evening_weekend_share, "evening_weekend"),
        (access.open_entry_share, "open_entry"),
        (access.nothing_to_pay_share, "nothing_to_pay"),
        (access.adjustments_share, "adjustments"),
        (pathways.certifying_share, "certifying"),
        (pathways.tension_sessions_share, "tense"),
    ],
)
def test_a_share_of_sessions_divides_those_that_answer(measure: Measure, column: str) -> None:
    answers: dict[str, Any] = {column: [YES, NO, NO, UNSAID]}

    assert counts(measure, offer(4, **answers)) == (1, 3)


@pytest.mark.parametrize(
    ("measure", "column"),
    [
        (access.rural_seats_share, "rural"),
        (access.qpv_seats_share, "qpv"),
        (quality.label_seats_share, "label"),
    ],
)
def test_a_share_of_seats_weighs_them(measure: Measure, column: str) -> None:
    answers: dict[str, Any] = {column: [YES, NO, UNSAID, YES]}

    assert counts(measure, offer(4, seats=[5, 15, 99, np.nan], **answers)) == (5, 20)


def test_bodies_count_once() -> None:
    table = offer(4, provider=[0, 0, 1, 2], label=[YES, YES, NO, UNSAID], qualiopi=[YES] * 4)

    assert counts(quality.label_providers_share, table) == (1, 2)
    assert counts(quality.qualiopi_providers_share, table) == (3, 3)
    assert counts(volume.providers_offering, table) == (3, 3)


def test_where_only_those_that_have_it_say_so_the_share_is_a_minimum() -> None:
    table = offer(4, provider=[0, 1, 1, 2], referent=[UNSAID, UNSAID, YES, UNSAID])

    found = measured(access.disability_referent_share, table)

    assert (found.numerator, found.denominator, found.is_minimum) == (1, 3, True)


def test_blocks_are_asked_to_certifying_sessions() -> None:
    table = offer(4, certifying=[YES, YES, NO, YES], apart=[YES, NO, YES, UNSAID])

    found = measured(pathways.blocks_alone_share, table)

    assert (found.numerator, found.denominator, found.is_minimum) == (1, 3, True)


def test_meetings_and_freshness_are_asked_to_sessions_to_come() -> None:
    table = offer(3, to_come=[True, True, False], meeting=[YES, UNSAID, YES], fresh=[NO, YES, NO])

    assert counts(access.information_meeting_share, table) == (1, 2)
    assert counts(quality.fresh_sessions_share, table) == (1, 2)


def test_the_four_levels_share_the_sessions_whose_level_is_known() -> None:
    table = offer(6, exit_level=[3, 4, 5, 6, 7, 0])
    shares = [
        measured(measure, table)
        for measure in (
            pathways.exit_level_3_share,
            pathways.exit_level_4_share,
            pathways.exit_level_5_share,
            pathways.exit_level_6_plus_share,
        )
    ]

    assert [one.denominator for one in shares] == [5, 5, 5, 5]
    assert sum(one.value or 0 for one in shares) == pytest.approx(100)


def test_counts_of_seats_keep_the_seats_of_all() -> None:
    table = offer(
        3,
        in_plan=[YES, NO, YES],
        programme=[0, -1, 0],
        apprenticeship=[UNSAID, YES, UNSAID],
        health_social=[NO, YES, NO],
        seats=[10, 20, np.nan],
    )

    assert counts(volume.prf_seats, table) == (10, 30)
    assert measured(volume.prf_seats, table).is_minimum
    assert counts(volume.programme_seats, table) == (10, 10)
    assert counts(pathways.apprenticeship_seats, table) == (20, 30)
    assert counts(pathways.health_social_seats, table) == (20, 30)
    assert counts(volume.trainings_offered, table) == (3, 3)


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_no_session_at_all_is_not_a_zero_share(code: str) -> None:
    sample = MEASURES[code](offer(0))
    nothing = np.zeros(0, dtype=np.int64)
    found = said(sample, tally(sample, offer(0), nothing, nothing, size=1), 0)

    if sample.counts:
        assert (found.value, found.absence) == (0, None)
    else:
        assert (found.value, found.absence) == (None, "not_applicable")


def test_a_measure_bears_the_code_of_its_indicator() -> None:
    assert all(measure.__name__ == code for code, measure in MEASURES.items())
    assert YEARLY.keys().isdisjoint(MONTHLY)
    assert {MEASURES[code](offer(1)).unit for code in MEASURES} == set(CountedUnit)
