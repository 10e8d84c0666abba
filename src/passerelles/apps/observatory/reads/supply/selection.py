"""The selection behind a figure of supply, as a search of the catalogue that anyone can run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.supply.reach import MINUTES, REACHED
from passerelles.apps.observatory.reads.supply.seats import COUNTED
from passerelles.apps.reference.models import TerritoryKind, TerritoryMembership
from passerelles.domain.indicators.fact import Dimensions

ADDRESS = "/formations"
Missing = Literal["territory", "occupation"]
Parameters = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CatalogueSelection:
    """``address`` lists the sessions; ``missing`` says what the search cannot filter.

    The search filters by département and by commune only: for any other zone it lists the sessions
    of its départements. It does not filter by ROME domain.
    """

    address: str
    missing: tuple[Missing, ...]


def catalogue_selection(observed: Observed) -> CatalogueSelection | None:
    """The search behind a figure, None when it was not measured on the catalogue.

    One query at most. Dates are those of the year of the figure.
    """
    if observed.indicator in COUNTED:
        parameters: Parameters = [*_year(observed.period), *_where(observed)]
    elif observed.indicator in REACHED:
        parameters = _within(observed)
    else:
        return None
    address = f"{ADDRESS}?{urlencode(parameters)}" if parameters else ADDRESS
    return CatalogueSelection(address, tuple(_missing(observed)))


def _year(period: str) -> Parameters:
    first, last = date(int(period), 1, 1), date(int(period), 12, 31)
    return (("apres", str(first)), ("avant", str(last)), ("commencees", "on"))


def _where(observed: Observed) -> Parameters:
    match observed.territory_kind:
        case TerritoryKind.COMMUNE:
            return (("commune", observed.territory_code), ("rayon", "1"))
        case TerritoryKind.DEPARTEMENT:
            return (("departement", observed.territory_code),)
        case "country":
            return ()
        case _:
            return [("departement", code) for code in _departements(observed.territory_key)]


def _within(observed: Observed) -> Parameters:
    if observed.territory_kind != TerritoryKind.COMMUNE:
        return _where(observed)
    minutes = dict(zip(REACHED, MINUTES, strict=True))[observed.indicator]
    return (("commune", observed.territory_code), ("rayon", f"{minutes}min"))


def _departements(zone: str) -> list[str]:
    rows = TerritoryMembership.objects.filter(
        commune__zone_links__zone_id=zone,
        commune__zone_links__closed_on=None,
        zone__kind=TerritoryKind.DEPARTEMENT,
        zone__edition__in_force=True,
        closed_on=None,
    )
    return sorted(set(rows.order_by().values_list("zone__code", flat=True)))


def _missing(observed: Observed) -> Iterable[Missing]:
    exact = (TerritoryKind.COMMUNE, TerritoryKind.DEPARTEMENT, TerritoryKind.REGION, "country")
    if observed.territory_kind not in exact:
        yield "territory"
    if observed.dimensions != Dimensions():
        yield "occupation"
