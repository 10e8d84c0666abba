"""Source ``plan_quotes``: figures quoted by the regional plan, never mixed with their series."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.writing import Writer
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.labour.ground import read_ground
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.labour.plan_quotes import read_plan_quotes

SOURCE, EDITION = "plan_quotes", "CPRDFOP-2022"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one figure a quote; its origin is the place in the plan. Raises UnreadableFile."""
    write, ground = Writer(SOURCE, EDITION), read_ground(SOURCE)
    for path in files:
        for quote in read_plan_quotes(path):
            place = ground.region(quote.region)
            quantity = exact(quote.value)
            yield [
                write(Fact(quote.indicator, place, quote.period, quantity, origin=quote.reference))
            ]
