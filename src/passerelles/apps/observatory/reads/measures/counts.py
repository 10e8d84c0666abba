"""Sites, seats for a thousand inhabitants, trainings by speciality: counts of each zone."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from passerelles.apps.observatory.reads.measures.layered import DETAILED, Layered, layers_of
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.spread import Spread, years
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions, Fact
from passerelles.domain.indicators.quantity import Bound, Quantity, absent, exact
from passerelles.domain.observatory.measures import breadth
from passerelles.domain.observatory.measures.offer_table import Floats
from passerelles.domain.observatory.supply import Links

SITES, RATE, TRAININGS = "training_sites", "seats_per_1000_inhabitants", "trainings_offered"
COUNTS = (SITES, RATE)
NSF, _NSF_LENGTH = "NSF-1994", 3


def count_facts(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """For this year and the next one; zones that lie wholly in the regions covered.

    ``trainings_offered`` is a measure: only its detail by group of specialities is told here.
    """
    window = years(known.offered, generated=generated, today=today)
    codes, specialities = _specialities(known)
    for layered in layers_of(known, window):
        yield from _sites(layered)
        yield from _rates(layered, layered.pairs())
        if layered.layer.kind in DETAILED and codes:
            yield from _by_speciality(layered, codes, specialities)


def _sites(layered: Layered) -> Iterator[Fact]:
    known, window = layered.known, layered.window
    offered = known.offered
    positions, communes = offered.places.expand(offered.actions[window.sessions])
    again, zones = layered.layer.links.expand(communes)
    cells = zones * len(window.periods) + window.at[positions[again]]
    bodies = known.table.provider[window.sessions[positions[again]]]
    found = breadth.sites(cells, bodies, communes[again], size=layered.size)
    return layered.told(SITES, lambda _, cell: exact(float(found[cell])))


def _rates(layered: Layered, pairs: Spread) -> Iterator[Fact]:
    seats = layered.known.table.seats[pairs.rows]
    unsaid, size = np.isnan(seats), layered.size
    known = np.bincount(pairs.cells, weights=np.where(unsaid, 0.0, seats), minlength=size)
    silent = np.bincount(pairs.cells[unsaid], minlength=size)
    people = _people(layered)

    def quantity(zone: int, cell: int) -> Quantity:
        count, living = float(known[cell]), float(people[zone])
        rate = breadth.per_thousand(count, living)
        if rate is None or (silent[cell] and not count):
            return absent(Absence.MISSING_INPUT)
        bound = Bound.AT_LEAST if silent[cell] else Bound.EXACT
        return Quantity(rate, bound, numerator=count, denominator=float(round(living)))

    return layered.told(RATE, quantity)


def _people(layered: Layered) -> Floats:
    """Inhabitants of each zone; NaN as soon as those of one commune are unknown."""
    communes, zones = layered.layer.pairs.T
    parts = layered.known.ground.population[communes] * layered.layer.shares
    size = len(layered.layer.places)
    return np.bincount(zones, weights=parts, minlength=size).astype(np.float64)


def _specialities(known: Measuring) -> tuple[list[str], Links]:
    """The groups of specialities (NSF, three digits), and those of each action."""
    told = known.told
    numbers: dict[str, int] = {}
    pairs = [
        (at, numbers.setdefault(code, len(numbers)))
        for at, training in enumerate(told.training_of.tolist())
        for code in told.trainings[training].nsf
        if len(code) == _NSF_LENGTH
    ]
    actions, found = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return list(numbers), Links(actions, found, size=len(told.actions))


def _by_speciality(layered: Layered, codes: list[str], specialities: Links) -> Iterator[Fact]:
    known, pairs, width = layered.known, layered.pairs(), len(codes)
    again, numbers = specialities.expand(known.offered.actions[pairs.rows])
    counts = breadth.different(
        pairs.cells[again] * width + numbers,
        known.table.training[pairs.rows[again]],
        size=layered.size * width,
    )
    for zone, period, cell in layered.cells():
        here = counts[cell * width : (cell + 1) * width]
        for number in np.flatnonzero(here * layered.coverage.whole[zone]).tolist():
            about = Dimensions(sector=f"{NSF}:{codes[number]}")
            quantity = exact(float(here[number]))
            yield Fact(TRAININGS, layered.layer.places[zone], period, quantity, about)
