"""Sessions and seats of each territory, year and ROME domain, from the arrays of the offer."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from passerelles.apps.observatory.reads.supply.coverage import (
    Bools,
    Coverage,
    coverage_of,
    covered_communes,
)
from passerelles.apps.observatory.reads.supply.ground import Ground, ZoneLayer
from passerelles.apps.observatory.reads.supply.offered import Offered
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions, Fact
from passerelles.domain.indicators.quantity import Bound, Quantity, absent, exact
from passerelles.domain.observatory.supply import Ints, Links, SeatTally, tally_seats

SESSIONS, SEATS = COUNTED = ("training_sessions", "seats_offered")
_LAST_YEAR = 10  # years ahead: beyond, a start is a mistake


def seat_facts(offered: Offered, ground: Ground, *, generated: bool, today: date) -> Iterator[Fact]:
    """The facts of this year and the next ones, real and generated sessions apart.

    Zones of the regions that the catalogue covers only; a zone partly elsewhere has lower bounds.
    """
    years = (offered.year >= today.year) & (offered.year <= today.year + _LAST_YEAR)
    sessions = np.flatnonzero(years & (offered.generated == generated))
    if not len(sessions):
        return
    covered = covered_communes(offered, ground, sessions)
    for layer in ground.layers:
        tally = _tally(offered, layer, sessions)
        yield from _facts(tally, layer, coverage_of(layer, covered), offered.subjects)
        if layer.kind != TerritoryKind.COMMUNE:
            yield from _zeros(tally, layer, covered, year=today.year)


def _tally(offered: Offered, layer: ZoneLayer, sessions: Ints) -> SeatTally:
    actions = offered.actions[sessions]
    positions, zones = _zones_of(offered, layer).expand(actions)
    if layer.kind == TerritoryKind.COMMUNE:
        again, subjects = np.arange(len(positions)), np.zeros(len(positions), dtype=np.int64)
    else:
        again, subjects = offered.about.expand(actions[positions])
    rows = sessions[positions[again]]
    return tally_seats(offered.seats[rows], [zones[again], offered.year[rows], subjects])


def _zones_of(offered: Offered, layer: ZoneLayer) -> Links:
    """From actions to zones; a distance course is in its country only."""
    if layer.kind == "country":
        actions = np.unique(offered.actions)
        size = int(actions.max()) + 1
        return Links(actions, np.zeros(len(actions), dtype=np.int64), size=size)
    return offered.places.then(layer.links)


def _facts(
    tally: SeatTally, layer: ZoneLayer, coverage: Coverage, subjects: Sequence[str]
) -> Iterator[Fact]:
    for at, (zone, year, subject) in enumerate(tally.keys.tolist()):
        place, about = layer.places[zone], Dimensions(occupation=subjects[subject])
        bound = Bound.EXACT if coverage.whole[zone] else Bound.AT_LEAST
        count = Quantity(float(tally.sessions[at]), bound)
        yield Fact(SESSIONS, place, str(year), count, about)
        yield Fact(SEATS, place, str(year), _seats(tally, at, bound), about)


def _seats(tally: SeatTally, at: int, bound: Bound) -> Quantity:
    """Known seats; a lower bound as soon as one session does not say its own, never zero then."""
    if tally.unsaid[at] == tally.sessions[at]:
        return absent(Absence.MISSING_INPUT)
    return Quantity(float(tally.known[at]), Bound.AT_LEAST if tally.unsaid[at] else bound)


def _zeros(tally: SeatTally, layer: ZoneLayer, covered: Bools, *, year: int) -> Iterator[Fact]:
    """Zones wholly covered where nothing starts in ``year``; later years are still to be filled."""
    present = {zone for zone, of, _ in tally.keys.tolist() if of == year}
    for zone in np.flatnonzero(coverage_of(layer, covered).whole).tolist():
        if zone not in present:
            for indicator in COUNTED:
                yield Fact(indicator, layer.places[zone], str(year), exact(0))
