"""What guidance answers: occupations, then routes of dated pathways with their income."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.domain.aids.income import IncomeMonth
from passerelles.domain.guidance.building.pathway import Gain, Pathway
from passerelles.domain.guidance.reaching.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedPathway:
    """A pathway with its income, from the month of today to two months after its end."""

    pathway: Pathway
    income: tuple[IncomeMonth, ...]


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
    """All that is proposed towards one occupation; ``reason``: why there is no pathway, or ""."""

    target: str
    label: str
    missing: Mapping[str, float]
    pathways: tuple[GuidedPathway, ...]
    gains: tuple[Gain, ...] = ()
    reason: str = ""
    proven: bool = True
    complements: tuple[Complement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """``routes``: towards the target, else towards the first suggestions.

    ``insufficient``: why the data do not allow more, in French, or "". ``demonstration``: some of
    what is shown was generated.
    """

    suggestions: tuple[Suggestion, ...]
    routes: tuple[Route, ...]
    insufficient: str
    demonstration: bool

    @property
    def leading(self) -> Route | None:
        """The first route that has a pathway, else the first one."""
        found = (route for route in self.routes if route.pathways)
        return next(found, None) or next(iter(self.routes), None)

    @property
    def pathways(self) -> tuple[GuidedPathway, ...]:
        return tuple(one for route in self.routes for one in route.pathways)

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
