"""The variants of one instance: pathways that differ, none dominated by anything feasible.

First the optimum of each merit, among the pathways that close at least ``ENOUGH`` of what the most
closing one does (so that a variant never wins by doing nothing). Those that nothing compared tells
apart are one variant with several merits; often one pathway has them all.

Then, while fewer than ``FEW`` are shown, others that trade some of the gap for something else: a
month less, a shorter trip, less to pay. Each is the most closing of those that are ``NOTICED``
better, on that criterion, than all shown before it, and that close at least ``LITTLE`` of what the
most closing one does; its merit says on what it is better (``SHORTER``…).

Each order compares all the criteria, so no feasible pathway dominates its optimum on days, cost
(steps of unknown cost, then known euros: unknown is never zero), travel, gap closed and income:
whatever dominated it would respect the same bounds, and come before it. Certifying and being at
work are not among these: theirs is the optimum of what the variants already found do not dominate,
left out when something else does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.building.nodes import Found
from passerelles.domain.guidance.building.pathway import Merit
from passerelles.domain.guidance.building.search import Search
from passerelles.domain.guidance.building.values import (
    COMPARED,
    Bools,
    Bounds,
    Criterion,
    Numbers,
    Order,
    limits,
)

ENOUGH = 0.75
LITTLE = 1 / 3
FEW = 4
NOTICED = {  # what is worth being told: days, cents, minutes
    Criterion.DAYS: 30,
    Criterion.COST: 50_00,
    Criterion.MINUTES: 10,
}
_D, _U, _C, _M, _G, _I, _Z, _P = Criterion
_TRADES = {
    Merit.SHORTER: _D,
    Merit.NEARER: _M,
    Merit.CHEAPER: _C,
}
ORDERS: dict[Merit, Order] = {
    Merit.MOST_CLOSING: (_G, _D, _U, _C, _M, _I, _P, _Z),
    Merit.FASTEST: (_D, _G, _U, _C, _M, _I, _P, _Z),
    Merit.CHEAPEST: (_U, _C, _G, _D, _M, _I, _P, _Z),
    Merit.CLOSEST: (_M, _G, _D, _U, _C, _I, _P, _Z),
    Merit.MOST_CERTIFYING: (_Z, _G, _D, _U, _C, _M, _I, _P),
    Merit.AT_WORK: (_G, _D, _U, _C, _M, _I, _P, _Z),
}
_COMPARING = ORDERS[Merit.MOST_CLOSING][:-1]  # whatever dominates comes before
_NEVER_DOMINATED = (Merit.FASTEST, Merit.CHEAPEST, Merit.CLOSEST)


@dataclass(frozen=True, slots=True)
class Variant:
    """A pathway and what it is good at."""

    found: Found
    merits: tuple[Merit, ...]


def variants_of(search: Search) -> tuple[Variant, ...]:
    """The variants of an instance, the most closing first; none when nothing is feasible."""
    most = search.best(ORDERS[Merit.MOST_CLOSING])
    if most is None:
        return ()
    shown = _merged(search, dict(_optima(search, most)))
    for merit, criterion in _TRADES.items():
        if len(shown) >= FEW:
            break
        bounds = _better([one.found.values for one in shown], criterion)
        if bounds is not None:
            bounds[_P] = closing(most, LITTLE)
            found = search.best(ORDERS[Merit.MOST_CLOSING], Bounds(bounds))
            shown += (Variant(found, (merit,)),) if found else ()
    return shown


def _optima(search: Search, most: Found) -> Iterator[tuple[Merit, Found]]:
    """The optimum of each merit; one that is nothing (nothing at work) is left out."""
    yield Merit.MOST_CLOSING, most
    known = [most]
    enough = limits({_P: closing(most, ENOUGH)})
    for merit in _NEVER_DOMINATED:
        found = search.best(ORDERS[merit], Bounds(enough), known)
        if found is not None:
            known.append(found)
            yield merit, found
    certifying = enough.copy()
    certifying[_Z] = -1
    shown = tuple(one.values for one in known)
    for merit, bounds in (
        (Merit.MOST_CERTIFYING, Bounds(certifying, shown)),
        (Merit.AT_WORK, Bounds(enough, shown, search.tree.at_work)),
    ):
        found = _standing(search, merit, bounds, known)
        if found is not None:
            yield merit, found


def _standing(search: Search, merit: Merit, bounds: Bounds, known: list[Found]) -> Found | None:
    """The first pathway of an order; None when one dominates it, what no ``known`` one does."""
    found = search.best(ORDERS[merit], bounds, known)
    if found is None or found in known:
        return found
    box = limits({criterion: int(found.values[criterion]) for criterion in COMPARED})
    better = search.best(_COMPARING, Bounds(box), to_beat=found, any_one=True)
    return found if better is None else None


def closing(most: Found, part: float) -> int:
    """The bound of those that close at least this part of what the most closing one does."""
    return -int(np.ceil(-most.values[_P] * part))


def _better(shown: list[Numbers], criterion: Criterion) -> Numbers | None:
    """The bounds of what is clearly better than all those shown; None when nothing can be."""
    values = np.array(shown)
    if criterion is _C:
        unknown = int(values[:, _U].min())
        if unknown:
            return limits({_U: unknown - 1})
        values = values[values[:, _U] == 0]
    least = int(values[:, criterion].min()) - NOTICED[criterion]
    if least < 0:
        return None
    return limits({criterion: least, **({_U: 0} if criterion is _C else {})})


def _merged(search: Search, found: dict[Merit, Found]) -> tuple[Variant, ...]:
    """One variant for those that nothing compared tells apart."""
    groups: dict[tuple[object, ...], list[Merit]] = {}
    for merit, one in found.items():
        at_work: Bools = search.tree.at_work[list(one.rows)]
        same = (*one.values[list(COMPARED)].tolist(), bool(at_work.any()))
        groups.setdefault(same, []).append(merit)
    return tuple(Variant(found[merits[0]], tuple(merits)) for merits in groups.values())
