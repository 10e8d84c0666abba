"""Occupations in tension by basin, as the newest published index says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passerelles.apps.indicators.models import Observation
from passerelles.apps.observatory.reads.measures.rows import Led
from passerelles.apps.observatory.reads.supply.ground import Ground
from passerelles.apps.reference.models import TerritoryKind, TerritoryMembership
from passerelles.domain.observatory.supply import Links

_INDEX = "tension_index"


@dataclass(frozen=True, slots=True)
class Tensions:
    """``classes``: 1 to 5, by number of the basin and occupation; ``basins``: from communes."""

    classes: Mapping[tuple[int, str], float]
    basins: Links

    def met(self, basins: Sequence[int], led: Iterable[Led]) -> Iterator[float]:
        """The classes known of these occupations in these basins."""
        for one in led:
            for basin in basins:
                known = self.classes.get((basin, one.older))
                if known is not None:
                    yield known


def read_tensions(ground: Ground) -> Tensions:
    """Empty when no index is loaded. Two queries."""
    found = Observation.objects.current().filter(
        indicator=_INDEX, territory_kind=TerritoryKind.EMPLOYMENT_BASIN, value__isnull=False
    )
    newest = found.order_by("-period", "-geography").values_list("period", "geography").first()
    period, geography = newest or ("", "")
    numbers, basins = _basins(ground, geography)
    values = found.filter(period=period, geography=geography).order_by()
    classes = {
        (numbers[code], occupation): value
        for code, occupation, value in values.values_list("territory_code", "occupation", "value")
        if code in numbers and value is not None
    }
    return Tensions(classes, basins)


def _basins(ground: Ground, geography: str) -> tuple[dict[str, int], Links]:
    rows = TerritoryMembership.objects.filter(
        zone__edition=geography, zone__kind=TerritoryKind.EMPLOYMENT_BASIN, closed_on=None
    )
    numbers: dict[str, int] = {}
    pairs = [
        (ground.numbers[commune], numbers.setdefault(code, len(numbers)))
        for commune, code in rows.order_by().values_list("commune_id", "zone__code")
        if commune in ground.numbers
    ]
    communes, zones = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return numbers, Links(communes, zones, size=len(ground.population))
