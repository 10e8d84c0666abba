"""What letting a constraint go would bring: the most closing pathway then, against today's.

Where no pathway is near enough, the nearest of those that close ``ENOUGH`` says how far to go.

Several at once are looked at only when there is no pathway and none let go alone opens one: two,
then three, among those that refuse some candidate together. A gain that nobody would notice is not
told, nor a pathway that ends more than ``LATEST`` days after that of today.
"""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from passerelles.domain.guidance.building.assembling import pathway_of, totals_of
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.fit import Conceded, trip
from passerelles.domain.guidance.building.instance import Choices, Instance
from passerelles.domain.guidance.building.nodes import Found
from passerelles.domain.guidance.building.pathway import Concession, Gain, Merit
from passerelles.domain.guidance.building.search import Search
from passerelles.domain.guidance.building.values import Bools, Bounds, Criterion, limits
from passerelles.domain.guidance.building.variants import ENOUGH, ORDERS, Variant, closing
from passerelles.domain.guidance.building.wish import Wish

MOST_NODES = 400  # of each concession: a gain is an idea to weigh, the pathway comes first
NOTICED_GAP, NOTICED_DAYS, NOTICED_EUROS, NOTICED_MINUTES = 0.05, 30, 10, 5
LATEST = 182
MOST_TOGETHER = 3
_ORDER = ORDERS[Merit.MOST_CLOSING]


class Gains:
    """The concessions of one wish. ``cut``: a search stopped before its proof."""

    def __init__(self, choices: Choices, wish: Wish, now: Variant | None) -> None:
        self._choices, self._wish, self._now = choices, wish, now
        self.cut = False

    def found(self) -> tuple[Gain, ...]:
        """Those worth telling, the greatest first."""
        gains = [self._gain(frozenset({one})) for one in Concession]
        for together in range(2, MOST_TOGETHER + 1):
            if self._now is None and not any(gains):
                gains = [self._gain(one) for one in self._choices.asked(together)]
        return tuple(sorted((one for one in gains if one and _noticed(one)), key=_rank))

    def _gain(self, conceded: Conceded) -> Gain | None:
        widened = self._choices.under(conceded)
        opened = self._opened(widened, conceded)
        if not opened.any():
            return None
        search = Search(widened, self._wish.max_steps, MOST_NODES)
        known = self._today_in(widened)
        now = None if known is None else search.tree.followed(known)
        latest = limits({Criterion.DAYS: int(now.values[Criterion.DAYS]) + LATEST} if now else None)
        best = search.best(_ORDER, Bounds(latest, wanted=opened), to_beat=now)
        if best and self._nowhere_near(conceded):
            enough = limits({Criterion.CLOSED: closing(best, ENOUGH)})
            best = search.best(ORDERS[Merit.CLOSEST], Bounds(enough), [best])
        self.cut = self.cut or search.cut
        return self._told(widened, best, conceded) if best else None

    def _nowhere_near(self, conceded: Conceded) -> bool:
        """Whether only a longer trip opens something: the nearest is then the one to tell."""
        return self._now is None and Concession.TRAVEL in conceded

    def _opened(self, widened: Instance, conceded: Conceded) -> Bools:
        """Rows that are not the same today: a better pathway takes one of them at least."""
        today = self._choices.today
        opened: Bools = ~np.isin(widened.numbers, today.numbers)
        if Concession.CAR in conceded and self._wish.car is False:
            opened |= widened.minutes != self._choices.minutes[widened.numbers]
        if Concession.LEVEL in conceded:
            opened |= today.contents.asking_levels[widened.content]
        return opened

    def _today_in(self, widened: Instance) -> list[int] | None:
        """The rows of the most closing pathway of today."""
        if self._now is None:
            return None
        numbers = self._choices.today.numbers[list(self._now.found.rows)]
        rows: list[int] = np.searchsorted(widened.numbers, numbers).tolist()
        return rows

    def _told(self, widened: Instance, best: Found, conceded: Conceded) -> Gain:
        wish = self._wish
        taken = widened.candidates(best.rows)
        travelled = tuple(_travelled(one, wish, conceded) for one in taken)
        merit = Merit.CLOSEST if self._nowhere_near(conceded) else Merit.MOST_CLOSING
        pathway = pathway_of(travelled, wish, (merit,), conceded)
        first, *others = sorted(conceded, key=list(Concession).index)
        gain = Gain(
            conceded=first,
            also=tuple(others),
            best=pathway,
            gap_closed_more=pathway.totals.gap_closed,
        )
        if self._now is None:
            return gain
        today = self._choices.today
        now = totals_of(today.candidates(self._now.found.rows), wish)
        then, unknown = pathway.totals, now.cost_unknown + pathway.totals.cost_unknown
        return replace(
            gain,
            gap_closed_more=max(0.0, then.gap_closed - now.gap_closed),
            days_less=now.days - then.days,
            cost_less=None if unknown else now.cost_left - then.cost_left,
            minutes_less=now.minutes - then.minutes,
        )


def _travelled(candidate: Candidate, wish: Wish, conceded: Conceded) -> Candidate:
    """The candidate, with the trip of who drives when that is what is conceded."""
    if Concession.CAR not in conceded or candidate.minutes is None:
        return candidate
    return replace(candidate, minutes=trip(candidate, wish, conceded), without_car=False)


def _noticed(gain: Gain) -> bool:
    """Whether it brings something that is worth a line."""
    return (
        gain.gap_closed_more >= NOTICED_GAP
        or (gain.days_less or 0) >= NOTICED_DAYS
        or (gain.cost_less or Decimal(0)) >= NOTICED_EUROS
        or (gain.minutes_less or 0.0) >= NOTICED_MINUTES
    )


def _rank(gain: Gain) -> tuple[float, int, tuple[Concession, ...]]:
    return (-gain.gap_closed_more, -(gain.days_less or 0), gain.concessions)
