"""How widely the offer is spread over occupations, certifications and smaller territories."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from passerelles.apps.observatory.reads.measures.layered import DETAILED, Layered, layers_of
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.quantities import share
from passerelles.apps.observatory.reads.measures.spread import years
from passerelles.apps.reference.models import Certification, Occupation, TerritoryKind
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import Quantity, absent
from passerelles.domain.observatory.measures import breadth
from passerelles.domain.observatory.measures.offer_table import YES, Bools, Ints, OfferTable
from passerelles.domain.observatory.measures.pathways import HIGHER
from passerelles.domain.observatory.supply import Links

OCCUPATIONS, CERTIFICATIONS = "occupations_covered_share", "certifications_prepared_share"
EPCI, BASINS = "epci_with_prf_share", "basins_all_levels_share"
BREADTH = (OCCUPATIONS, CERTIFICATIONS, EPCI, BASINS)
_LEVELS = (3, 4, 5, HIGHER)
Having = Callable[[OfferTable, Ints, Ints, int], Bools]


def breadth_facts(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """For this year and the next one; zones that lie wholly in the regions covered."""
    window = years(known.offered, generated=generated, today=today)
    things = _read_things(known)
    for layered in layers_of(known, window):
        for code, some in things.items():
            yield from _of_things(layered, code, some)
        if layered.layer.kind in DETAILED:
            yield from _parts(layered, EPCI, TerritoryKind.EPCI, _with_plan)
        if layered.layer.kind == TerritoryKind.REGION:
            yield from _parts(layered, BASINS, TerritoryKind.EMPLOYMENT_BASIN, _with_all_levels)


@dataclass(frozen=True, slots=True)
class _Things:
    """What actions lead to; ``every``: how many there are, 0 when none is loaded."""

    of_action: Links
    every: int


def _read_things(known: Measuring) -> Mapping[str, _Things]:
    rome = newest_rome()
    jobs = Occupation.objects.filter(edition=rome.id if rome else "", closed_on=None)
    titles = Certification.objects.filter(is_active=True)
    led = {key: [one.key for one in some] for key, some in known.told.occupations.items()}
    return {
        OCCUPATIONS: _things(known, led, jobs.order_by().values_list("id", flat=True)),
        CERTIFICATIONS: _things(
            known, known.told.certifications, titles.order_by().values_list("id", flat=True)
        ),
    }


def _things(known: Measuring, led: Mapping[str, Sequence[str]], keys: Iterable[str]) -> _Things:
    numbers = {key: number for number, key in enumerate(keys)}
    pairs = [
        (at, numbers[key])
        for at, action in enumerate(known.told.actions)
        for key in led.get(action.training_id, ())
        if key in numbers
    ]
    actions, things = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return _Things(Links(actions, things, size=len(known.told.actions)), len(numbers))


def _of_things(layered: Layered, code: str, some: _Things) -> Iterator[Fact]:
    pairs = layered.pairs()
    again, numbers = some.of_action.expand(layered.known.offered.actions[pairs.rows])
    found = breadth.different(pairs.cells[again], numbers, size=layered.size)

    def quantity(zone: int, cell: int) -> Quantity:
        if not some.every:
            return absent(Absence.MISSING_INPUT)
        return share(int(found[cell]), some.every)

    return layered.told(code, quantity)


def _parts(layered: Layered, code: str, kind: str, having: Having) -> Iterator[Fact]:
    """The share of the smaller zones of each zone (its basins) that have something in the year."""
    known = layered.known
    inner = next((one for one in known.ground.layers if one.kind == kind), None)
    if inner is None:
        return layered.told(code, lambda zone, cell: absent(Absence.MISSING_INPUT))
    again, zones = layered.layer.links.expand(inner.pairs[:, 0])
    size, periods = len(layered.layer.places), len(layered.window.periods)
    parts = [
        breadth.parts_with(zones, inner.pairs[again, 1], found, size=size)
        for found in _having_by_period(layered, inner.links, len(inner.places), having)
    ]

    def quantity(zone: int, cell: int) -> Quantity:
        part = parts[cell % periods]
        return share(int(part.some[zone]), int(part.every[zone]))

    return layered.told(code, quantity)


def _having_by_period(layered: Layered, inner: Links, size: int, having: Having) -> Iterator[Bools]:
    known, window = layered.known, layered.window
    places = known.offered.places.then(inner)
    for at in range(len(window.periods)):
        sessions = window.sessions[window.at == at]
        positions, numbers = places.expand(known.offered.actions[sessions])
        yield having(known.table, sessions[positions], numbers, size)


def _with_plan(table: OfferTable, rows: Ints, parts: Ints, size: int) -> Bools:
    found = np.zeros(size, dtype=np.bool_)
    found[parts[table.in_plan[rows] == YES]] = True
    return found


def _with_all_levels(table: OfferTable, rows: Ints, parts: Ints, size: int) -> Bools:
    levels = np.minimum(table.exit_level[rows], HIGHER)
    return breadth.parts_with_all(parts, levels, wanted=_LEVELS, size=size)
