"""The observations that the book is made of: one query, whatever the territory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import TOTAL, Dimensions
from passerelles.domain.indicators.quantity import Quantity, absent

STOCK, DISABLED = "apprentices", "apprentices_disabled"
STARTED = "apprenticeship_contracts"
STARTED_BY = (STARTED, f"{STARTED}_residence", f"{STARTED}_training")
BREAKS = (
    *("contract_breaks_9_months", "contract_break_rate_9_months"),
    *("contract_no_return_6_months", "contract_no_return_rate_6_months"),
)
INDICATORS = (STOCK, DISABLED, *STARTED_BY, *BREAKS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and a period."""

    kind: str
    code: str
    period: str


class Figures:
    """Figures by what they are about; a real one hides the generated one of the same thing."""

    def __init__(self, found: Iterable[Observed]) -> None:
        self._found: dict[tuple[str, Spot, Dimensions], Observed] = {}
        for o in sorted(found, key=lambda o: (not o.is_demonstration, o.edition)):
            spot = Spot(o.territory_kind, o.territory_code, o.period)
            self._found[o.indicator, spot, o.dimensions] = o

    def __iter__(self) -> Iterator[Observed]:
        return iter(self._found.values())

    def of(self, indicator: str, spot: Spot, about: Dimensions = TOTAL) -> Quantity:
        """The figure, or its absence: outside what the files cover."""
        found = self._found.get((indicator, spot, about))
        return found.quantity if found else absent(Absence.NOT_COVERED)

    def sectors(self, spot: Spot) -> list[str]:
        """The keys of the training fields told there, groups and domains."""
        return sorted({about.sector for _, at, about in self._found if at == spot and about.sector})

    def places(self) -> list[str]:
        """The codes of the départements told."""
        return sorted({o.territory_code for o in self if o.territory_kind == "departement"})


def read_figures(kind: str, code: str, *, region: str, periods: Iterable[str]) -> Figures:
    """Everything about the territory in ``periods``, its totals in all of them, and the totals of
    the départements of its région. One query.
    """
    own = Q(territory_kind=kind, territory_code=code)
    plain = Q(level="", sector="")
    beside = plain & Q(territory_kind=TerritoryKind.DEPARTEMENT, region=region, sex__in=("", "F"))
    rows = Observation.objects.current().filter(
        (own & (plain | Q(period__in=list(periods)))) | (beside & Q(period__in=list(periods))),
        indicator__in=INDICATORS,
    )
    return Figures(map(observed, rows.order_by("id").values_list(*COLUMNS)))
