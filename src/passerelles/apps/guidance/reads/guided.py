"""What guidance answers: occupations, then routes of dated pathways with their income."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.guidance.building.pathway import Concession, Gain, Pathway
from passerelles.domain.guidance.reaching.suggestion import Suggestion

WORTH = 0.2  # of the gap: a pathway that closes less leads nowhere near
# What a person can hardly change: hours that her children or her health ask for, her level.
_NEEDS = frozenset({Concession.PACE, Concession.LEVEL})
_NOTICED = 5  # minutes: nobody would choose another occupation for less


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedPathway:
    """A pathway with its income, from the month of today to two months after its end.

    ``conceded``: what she must accept for it to be possible; empty when it respects all she asked.
    """

    pathway: Pathway
    income: tuple[IncomeMonth, ...]
    conceded: tuple[Concession, ...] = ()

    @property
    def asks_a_need(self) -> bool:
        """Whether she would have to let a need go."""
        return not _NEEDS.isdisjoint(self.conceded)

    @property
    def effort(self) -> tuple[bool, bool, int, bool, int]:
        """How hard it is to accept: the least first. A longer trip is told by its minutes."""
        farther = self.conceded == (Concession.TRAVEL,)
        return (
            self.pathway.totals.gap_closed < WORTH,
            self.asks_a_need,
            len(self.conceded),
            not farther,
            int(self.pathway.totals.minutes // _NOTICED) if farther else 0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """A scheme to weigh beside the pathways, in French; ``why`` it may suit that person."""

    slug: str
    name: str
    why: str
    conditions: str
    contact: str
    note: str
    source: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """All that is proposed towards one occupation; ``reason``: why there is no pathway, or "".

    Without a pathway: ``conceded`` holds those that letting one constraint go would open, those
    that let a need go last, then the most closing first; ``income`` is what she would receive if
    she found that job at once, when nothing is missing for it. ``instead``: another way than the
    occupation aimed at, which has none.
    """

    target: str
    label: str
    missing: Mapping[str, float]
    pathways: tuple[GuidedPathway, ...]
    gains: tuple[Gain, ...] = ()
    reason: str = ""
    proven: bool = True
    complements: tuple[Complement, ...] = ()
    conceded: tuple[GuidedPathway, ...] = ()
    income: tuple[IncomeMonth, ...] = ()
    instead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """``routes``: towards the target, then towards others when it has no pathway; without a target,
    towards the suggestions in their order, those passed over among them, until enough have one.

    ``insufficient``: why the data do not allow more, in French, or "". ``demonstration``: some of
    what is shown was generated. ``income_today``: a year of what she receives if nothing changes.
    """

    suggestions: tuple[Suggestion, ...]
    routes: tuple[Route, ...]
    insufficient: str
    demonstration: bool
    income_today: tuple[IncomeMonth, ...] = ()

    @property
    def leading(self) -> Route | None:
        """The route to show first: one that has a pathway, else the smallest concession.

        The target comes before any other way, even under a condition.
        """
        aimed = [route for route in self.routes if not route.instead]
        conceded = (route for route in aimed if route.conceded)
        ways = (
            *(route for route in aimed if route.pathways),
            *sorted(conceded, key=lambda route: route.conceded[0].effort),
            *(route for route in self.routes if route.pathways),
        )
        return next(iter((*ways, *self.routes)), None)

    @property
    def pathways(self) -> tuple[GuidedPathway, ...]:
        """Those towards what she aims at, or towards the suggestions when she aims at nothing."""
        return tuple(one for route in self.routes if not route.instead for one in route.pathways)

    @property
    def conceded(self) -> tuple[GuidedPathway, ...]:
        """What letting one constraint go would open towards the first of them."""
        return self.routes[0].conceded if self.routes else ()

    @property
    def gains(self) -> tuple[Gain, ...]:
        """Of the first route: that of the target when there is one."""
        return self.routes[0].gains if self.routes else ()

    @property
    def complements(self) -> tuple[Complement, ...]:
        return self.routes[0].complements if self.routes else ()

    @property
    def reason(self) -> str:
        return self.routes[0].reason if self.routes else ""
