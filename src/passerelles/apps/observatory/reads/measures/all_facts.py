"""Every measure of the plan that the catalogue answers, by the rhythm of its figures."""

from collections.abc import Iterator
from datetime import date

from passerelles.apps.observatory.reads.measures.breadth import BREADTH, breadth_facts
from passerelles.apps.observatory.reads.measures.counts import COUNTS, count_facts
from passerelles.apps.observatory.reads.measures.facts import (
    ANSWERED,
    month_measures,
    year_measures,
)
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.plan_reach import REACH, plan_reach_facts
from passerelles.apps.observatory.reads.measures.soundness import SOUND, soundness_facts
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.observatory.measures.register import MONTHLY, YEARLY

MEASURED_BY_YEAR = (*YEARLY, *COUNTS, *BREADTH, ANSWERED)
MEASURED_BY_MONTH = (*MONTHLY, *REACH, SOUND)


def yearly_facts(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """What the sessions that start this year and the next one say."""
    yield from year_measures(known, generated=generated, today=today)
    yield from count_facts(known, generated=generated, today=today)
    yield from breadth_facts(known, generated=generated, today=today)


def monthly_facts(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """What the sessions that one may still join say this month."""
    yield from month_measures(known, generated=generated, today=today)
    yield from plan_reach_facts(known, generated=generated, today=today)
    yield from soundness_facts(known.ground, generated=generated, today=today)
