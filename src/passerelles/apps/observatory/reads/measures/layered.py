"""What every figure of one layer of zones needs: which zones, which periods, where sessions are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.spread import Spread, Window, spread
from passerelles.apps.observatory.reads.supply.coverage import (
    Coverage,
    coverage_of,
    covered_communes,
)
from passerelles.apps.observatory.reads.supply.ground import ZoneLayer
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import Quantity

# Communes would be a million figures a month; the catalogue speaks of some regions only.
UNMEASURED = (TerritoryKind.COMMUNE, "country")
# Zones whose figures are also told in detail: by programme, for rural places…
DETAILED = (TerritoryKind.REGION, TerritoryKind.DEPARTEMENT)


@dataclass(frozen=True, slots=True)
class Layered:
    """One layer of zones over one window of sessions. A cell is a zone at a period."""

    known: Measuring
    window: Window
    layer: ZoneLayer
    coverage: Coverage

    @property
    def size(self) -> int:
        return len(self.layer.places) * len(self.window.periods)

    def cells(self) -> Iterator[tuple[int, str, int]]:
        """The number of each zone touched, a period, the number of their cell."""
        periods = self.window.periods
        for zone in np.flatnonzero(self.coverage.touched).tolist():
            for at, period in enumerate(periods):
                yield zone, period, zone * len(periods) + at

    def pairs(self) -> Spread:
        """The sessions and the cells in which they have a place."""
        offered = self.known.offered
        return spread(offered.places.then(self.layer.links), offered.actions, self.window)

    def told(self, code: str, quantity: Callable[[int, int], Quantity]) -> Iterator[Fact]:
        """``quantity``: from the numbers of a zone and of a cell. Zones covered wholly only."""
        for zone, period, cell in self.cells():
            if self.coverage.whole[zone]:
                yield Fact(code, self.layer.places[zone], period, quantity(zone, cell))


def layers_of(known: Measuring, window: Window) -> Iterator[Layered]:
    """The layers measured; none without a session."""
    if not len(window.sessions):
        return
    covered = covered_communes(known.offered, known.ground, window.sessions)
    for layer in known.ground.layers:
        if layer.kind not in UNMEASURED:
            yield Layered(known, window, layer, coverage_of(layer, covered))
