"""The variants of one instance: the optimum of each merit, none dominated, those alike merged."""

from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.building.bounds import NO_BOUNDS, Bounds
from passerelles.domain.guidance.building.node import Found
from passerelles.domain.guidance.building.pathway import Merit
from passerelles.domain.guidance.building.search import Order, Search
from passerelles.domain.guidance.building.values import COMPARED, Criterion, Numbers, dominated

MOST_AVOIDED = 2
_D, _U, _C, _M, _G, _I, _Z, _P = Criterion
ORDERS: dict[Merit, Order] = {
    Merit.MOST_CLOSING: (_G, _D, _U, _C, _M, _I, _Z, _P),
    Merit.FASTEST: (_D, _G, _U, _C, _M, _I, _Z, _P),
    Merit.CHEAPEST: (_U, _C, _G, _D, _M, _I, _Z, _P),
    Merit.CLOSEST: (_M, _G, _D, _U, _C, _I, _Z, _P),
    Merit.MOST_CERTIFYING: (_Z, _G, _D, _U, _C, _M, _I, _P),
    Merit.AT_WORK: (_G, _D, _U, _C, _M, _I, _Z, _P),
}
_NEVER_DOMINATED = (Merit.FASTEST, Merit.CHEAPEST, Merit.CLOSEST)


@dataclass(frozen=True, slots=True)
class Variant:
    """A pathway and what it is the best at."""

    found: Found
    merits: tuple[Merit, ...]


def variants_of(search: Search, enough: float) -> tuple[Variant, ...]:
    """The optimum of each merit among what closes at least ``enough`` of the greatest gap closed.

    Those that are the same on all criteria are one variant with several merits. A merit whose
    optimum is nothing (nobody certifies, nothing at work) is left out.
    """
    most = search.best(ORDERS[Merit.MOST_CLOSING])
    if most is None:
        return ()
    found = {Merit.MOST_CLOSING: most}
    least = _limits({_P: -int(np.ceil(-most.values[_P] * enough))})
    for merit in _NEVER_DOMINATED:
        _keep(found, merit, search.best(ORDERS[merit], Bounds(least), list(found.values())))
    certifying = least.copy()
    certifying[_Z] = -1
    _keep(
        found, Merit.MOST_CERTIFYING, _standing(search, Merit.MOST_CERTIFYING, Bounds(certifying))
    )
    at_work = Bounds(least, at_work=True)
    _keep(found, Merit.AT_WORK, _standing(search, Merit.AT_WORK, at_work))
    return _merged(found)


def _standing(search: Search, merit: Merit, bounds: Bounds) -> Found | None:
    """The first pathway of an order that no feasible pathway dominates.

    None too when ``MOST_AVOIDED`` dominating pathways did not settle it.
    """
    avoided: tuple[Numbers, ...] = ()
    for _ in range(MOST_AVOIDED):
        bounded = Bounds(bounds.most, avoided, bounds.at_work)
        found = search.best(ORDERS[merit], bounded)
        better = found and _dominating(search, found)
        if found is None or better is None:
            return found
        avoided = (*avoided, better.values)
    return None


def _dominating(search: Search, found: Found) -> Found | None:
    """A pathway that dominates this one, itself dominated by none."""
    most = _limits({criterion: int(found.values[criterion]) for criterion in COMPARED})
    best = search.best(ORDERS[Merit.MOST_CLOSING], Bounds(most), [found])
    return best if best and dominated(found.values[None], best.values)[0] else None


def _limits(values: dict[Criterion, int]) -> Numbers:
    most = NO_BOUNDS.most.copy()
    for criterion, value in values.items():
        most[criterion] = value
    return most


def _keep(found: dict[Merit, Found], merit: Merit, one: Found | None) -> None:
    if one is not None:
        found[merit] = one


def _merged(found: dict[Merit, Found]) -> tuple[Variant, ...]:
    """One variant for those that nothing compared tells apart."""
    groups: dict[tuple[object, ...], list[Merit]] = {}
    for merit, one in found.items():
        same = (*one.values[list(COMPARED)].tolist(), one.at_work)
        groups.setdefault(same, []).append(merit)
    return tuple(Variant(found[merits[0]], tuple(merits)) for merits in groups.values())
