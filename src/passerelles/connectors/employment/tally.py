"""Jobs of a million lines, summed by territory and sector: by commune first, then spread."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.connectors.employment.zones import whole_places
from passerelles.domain.indicators.fact import Place
from passerelles.domain.indicators.quantity import Quantity
from passerelles.domain.indicators.totals import RunningSum

# Rows of a count: the sum of what is known, how many parts are known, how many are hidden.
_ROWS = 3
Counts = NDArray[np.float64]


class Tally:
    """Counts by commune × division and, for the newest year, by wide place × sub-class.

    ``detailed`` names the kinds of places that keep sub-classes.
    """

    def __init__(
        self, years: Sequence[str], places: Mapping[str, Sequence[Place]], detailed: Sequence[str]
    ) -> None:
        self.years = years
        self._places = places
        self._wide = {
            commune: [place for place in found if place.kind in detailed]
            for commune, found in places.items()
        }
        self._numbers = {year: number for number, year in enumerate(years)}
        self._divisions: defaultdict[tuple[str, str], Counts] = defaultdict(self._zeros)
        self._found: defaultdict[tuple[Place, str], Counts] = defaultdict(self._zeros)
        self._fine: dict[tuple[Place, str], RunningSum] = {}

    def add(self, commune: str, activity: str, jobs: Mapping[str, int | None]) -> None:
        """Count one line; None is a hidden value."""
        counts = self._divisions[commune, activity[:2]]
        for year, value in jobs.items():
            number = self._numbers[year]
            counts[0, number] += value or 0
            counts[2 if value is None else 1, number] += 1
        newest = self.years[-1]
        if newest in jobs:
            for place in self._wide[commune]:
                _count(self._fine.setdefault((place, activity), RunningSum()), jobs[newest])

    def spread(self, section_of: Mapping[str, str]) -> int:
        """Sum the communes into their places, by division, section and in all; how many figures
        ``sums`` will give.

        A file may hold one region only: a place of which some département is told nowhere gets no
        figure.
        """
        whole = whole_places(self._places, {commune for commune, _ in self._divisions})
        for (commune, division), counts in self._divisions.items():
            for place in self._places[commune]:
                if place in whole:
                    self._found[place, division] += counts
        self._divisions.clear()
        self._fine = {key: count for key, count in self._fine.items() if key[0] in whole}
        for (place, division), counts in list(self._found.items()):
            self._found[place, section_of[division]] += counts
            self._found[place, ""] += counts
        told = (np.count_nonzero(counts[1:].any(axis=0)) for counts in self._found.values())
        return int(sum(told)) + len(self._fine)

    def sums(self) -> Iterator[tuple[Place, str, str, Quantity]]:
        """Place, sector (empty: all), year and count; what nobody told is left out."""
        for (place, sector), counts in self._found.items():
            for number, year in enumerate(self.years):
                known, parts, secret = counts[:, number]
                if parts or secret:
                    running = RunningSum(float(known), int(parts), secret=int(secret))
                    yield place, sector, year, running.quantity()
        for (place, activity), running in self._fine.items():
            yield place, activity, self.years[-1], running.quantity()

    def _zeros(self) -> NDArray[Any]:
        return np.zeros((_ROWS, len(self.years)))


def _count(running: RunningSum, value: int | None) -> None:
    if value is None:
        running.secret += 1
    else:
        running.known += value
        running.parts += 1
