"""Source ``demonstration_apprenticeship``: generated lines, counted and guarded like real ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.connectors.apprenticeship import contracts, sifa
from passerelles.connectors.apprenticeship.cohorts import cohort_facts
from passerelles.connectors.apprenticeship.generator import cohorts, stock_lines
from passerelles.connectors.apprenticeship.ground import read_ground
from passerelles.connectors.apprenticeship.records import with_figures
from passerelles.connectors.apprenticeship.stock import StockTally
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.apprenticeship.demonstration import (
    DemonstrationSettings,
    read_demonstration,
)
from passerelles.formats.apprenticeship.scope import SIDES, Scope

NAMES = ("demonstration_apprenticeship", "DEMONSTRATION")


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one record a generated line of stock, the figures with the last."""
    (path,) = files
    settings, stock = read_demonstration(path), StockTally()
    yield from with_figures(_counted(settings, stock), lambda: _figures(settings, stock))


def _counted(settings: DemonstrationSettings, stock: StockTally) -> Iterator[None]:
    for line in stock_lines(settings):
        stock.add(line)
        yield None


def _figures(settings: DemonstrationSettings, stock: StockTally) -> list[Observation]:
    scope = Scope(tuple((side, settings.region) for side in SIDES.values()))
    ground = read_ground()
    flow = cohort_facts(cohorts(settings), scope, observed_on=settings.observed_on, ground=ground)
    return [*sifa.observations(stock, ground, names=NAMES), *contracts.observations(flow, NAMES)]
