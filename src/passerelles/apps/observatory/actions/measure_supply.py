"""What the catalogue offers, published as figures: sessions, seats, people within reach."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from passerelles.apps.harvest.derived import publish
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.observatory.reads.measures.all_facts import (
    MEASURED_BY_MONTH,
    MEASURED_BY_YEAR,
    monthly_facts,
    yearly_facts,
)
from passerelles.apps.observatory.reads.measures.measuring import read_measuring
from passerelles.apps.observatory.reads.supply.ground import read_ground
from passerelles.apps.observatory.reads.supply.reach import REACHED, reach_facts
from passerelles.apps.observatory.reads.supply.seats import COUNTED, seat_facts
from passerelles.apps.reference.models.versioned import VersionedQuerySet
from passerelles.domain.indicators.fact import Fact

MEASURE_TASK = "observatory.measure_supply"
REAL, GENERATED = "catalogue_seats", "demonstration_supply"


def measure_supply(*, today: date, at: datetime) -> int:
    """Measure the catalogue as it is on ``today``; how many figures changed.

    Sessions and seats are measured for this year and the next ones, reach for this month, and so
    are the measures of the plan: what was measured before for a past year or month stays. Real and
    generated sessions are two sources. Raises UnreadableFile when no COG is loaded.
    """
    ground = read_ground()
    known = read_measuring(ground, today=today)
    offered = known.offered
    changed = 0
    for source, generated in ((REAL, False), (GENERATED, True)):
        seats = seat_facts(offered, ground, generated=generated, today=today)
        changed += _publish(seats, source, _answered(COUNTED, generated, str(today.year)), at)
        reach = reach_facts(offered, ground, generated=generated, today=today)
        changed += _publish(reach, source, _answered(REACHED, generated, f"{today:%Y-%m}"), at)
        plan = yearly_facts(known, generated=generated, today=today)
        changed += _publish(
            plan, source, _answered(MEASURED_BY_YEAR, generated, str(today.year)), at
        )
        plan = monthly_facts(known, generated=generated, today=today)
        month = _answered(MEASURED_BY_MONTH, generated, f"{today:%Y-%m}")
        changed += _publish(plan, source, month, at)
    return changed


def measure_later() -> None:
    """After the commit, defer by name one measure of the catalogue, unless one is waiting."""
    transaction.on_commit(_defer)


def _defer() -> None:
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(MEASURE_TASK, queueing_lock=MEASURE_TASK).defer()


def _publish(
    facts: Iterable[Fact], source: str, within: VersionedQuerySet[Observation], at: datetime
) -> int:
    rows = (Writer(source, f"Catalogue-{fact.period}")(fact) for fact in facts)
    return publish(rows, source=source, within=within, at=at).total


def _answered(
    indicators: Iterable[str], generated: bool, since: str
) -> VersionedQuerySet[Observation]:
    """What this measure says again; generated figures have no past worth keeping."""
    rows = Observation.objects.filter(indicator__in=indicators)
    return rows if generated else rows.filter(period__gte=since)
