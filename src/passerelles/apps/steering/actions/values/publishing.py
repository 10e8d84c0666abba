"""Typed values in force, published as observations like those of any source (ADR 13)."""

from collections.abc import Collection
from datetime import datetime

from passerelles.apps.harvest.derived import publish
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.precedence import ARBITRATED, GENERATED_TYPED, TYPED
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.actions.generation import next_generation
from passerelles.apps.steering.actions.values.entries import quantity_of
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.places import place_of
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import Quantity
from passerelles.domain.indicators.typed import TypedFigure

TYPED_EDITION = "Saisie-"


def publish_values(codes: Collection[str], *, at: datetime) -> int:
    """Publish what is in force of these indicators; how many figures changed.

    What fictitious accounts type goes to a source of demonstration. A value withdrawn closes.
    """
    changed = 0
    if not codes:
        return changed
    for source, generated in ((TYPED, False), (GENERATED_TYPED, True)):
        rows = TypedValue.objects.filter(
            indicator__in=codes, withdrawn_at=None, author__demonstration=generated
        )
        observations = (_observation(row, source) for row in rows.select_related("proposal"))
        within = Observation.objects.filter(indicator__in=codes)
        found = publish(filter(None, observations), source=source, within=within, at=at)
        changed += found.total
    if changed:
        next_generation()
    return changed


def _observation(row: TypedValue, source: str) -> Observation | None:
    fact = _fact(row)
    prefix = ARBITRATED if row.proposal_id else TYPED_EDITION
    return Writer(source, f"{prefix}{row.period}")(fact) if fact else None


def _fact(row: TypedValue) -> Fact | None:
    indicator = indicators().get(row.indicator)
    place = place_of(Where(*row.territory.split(":", 1)))
    if indicator is None or place is None:
        return None
    figure = TypedFigure(row.value, row.numerator, row.denominator)
    # An arbitration retains a share without its counts: nobody gave them.
    plain = row.proposal_id is not None and figure.value is not None
    quantity = Quantity(value=figure.value) if plain else quantity_of(indicator, figure)
    origin = row.origin or f"saisie:{row.pk}"
    return Fact(row.indicator, place, row.period, quantity, origin=origin)
