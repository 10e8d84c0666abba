"""What letting one constraint go would bring: the most closing pathway then, against today's."""

from collections.abc import Sequence
from dataclasses import replace

from passerelles.domain.guidance.building.assembling import pathway_of, totals_of
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.fit import fits, trip
from passerelles.domain.guidance.building.instance import Instance, instance_of
from passerelles.domain.guidance.building.node import Found, Tree
from passerelles.domain.guidance.building.pathway import Concession, Gain, Merit
from passerelles.domain.guidance.building.search import Search
from passerelles.domain.guidance.building.values import Criterion, before
from passerelles.domain.guidance.building.variants import ORDERS, Variant
from passerelles.domain.guidance.building.wish import Wish

MOST_NODES = 250  # of each concession: a gain is an idea to weigh, the pathway comes first
_ORDER = ORDERS[Merit.MOST_CLOSING]
# Where no pathway is near enough, the nearest of those that close the most says how far to go.
_NEAREST = (Criterion.GAP, *(one for one in ORDERS[Merit.CLOSEST] if one is not Criterion.GAP))


def gains_of(
    candidates: Sequence[Candidate], wish: Wish, instance: Instance, now: Variant | None
) -> tuple[tuple[Gain, ...], bool]:
    """The concessions that bring something, the greatest first; whether a search was cut."""
    gains, cut = [], False
    for concession in Concession:
        widened = _widened(candidates, wish, instance, concession)
        if widened is not None:
            search = Search(widened, wish.max_steps, MOST_NODES)
            taken = _same(instance, now, widened, search.tree)
            gain = _gain(search, wish, concession, taken)
            gains += [gain] if gain else []
            cut = cut or search.cut
    return tuple(sorted(gains, key=_rank)), cut


def _widened(
    candidates: Sequence[Candidate], wish: Wish, instance: Instance, concession: Concession
) -> Instance | None:
    """The instance without that constraint; None when it refuses nobody."""
    if concession is Concession.CAR and wish.car is not False:
        return None
    kept = [one for one in candidates if fits(one, wish, concession)]
    asking = concession is Concession.LEVEL and bool(instance.requires.size)
    if len(kept) == len(instance) and not asking:
        return None
    return instance_of(kept, wish, concession)


def _same(instance: Instance, now: Variant | None, widened: Instance, tree: Tree) -> Found | None:
    """The best pathway of today, in the rows of the widened instance."""
    if now is None:
        return None
    number = {(one.key, one.start): row for row, one in enumerate(widened.candidates)}
    taken = [instance.candidates[row] for row in now.found.rows]
    rows = [number[one.key, one.start] for one in taken]
    return tree.followed(rows)


def _gain(search: Search, wish: Wish, concession: Concession, now: Found | None) -> Gain | None:
    order = _NEAREST if now is None and concession is Concession.TRAVEL else _ORDER
    best = search.best(order, known=[now] if now else [])
    if best is None or (now and not before(best.values[None], now.values, _ORDER)[0]):
        return None
    every = search.tree.instance.candidates
    taken = tuple(_travelled(every[row], wish, concession) for row in best.rows)
    pathway = pathway_of(taken, wish, (Merit.MOST_CLOSING,), concession)
    if now is None:
        return Gain(conceded=concession, best=pathway, gap_closed_more=pathway.totals.gap_closed)
    today = totals_of(tuple(every[row] for row in now.rows), wish, concession)
    return Gain(
        conceded=concession,
        best=pathway,
        gap_closed_more=max(0.0, pathway.totals.gap_closed - today.gap_closed),
        days_less=today.days - pathway.totals.days,
        cost_less=today.cost_left - pathway.totals.cost_left,
    )


def _travelled(candidate: Candidate, wish: Wish, concession: Concession) -> Candidate:
    """The candidate, with the trip of who drives when that is what is conceded."""
    if concession is not Concession.CAR or candidate.minutes is None:
        return candidate
    return replace(candidate, minutes=trip(candidate, wish, concession))


def _rank(gain: Gain) -> tuple[float, int, str]:
    return (-gain.gap_closed_more, -(gain.days_less or 0), gain.conceded.value)
