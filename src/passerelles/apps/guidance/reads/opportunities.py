"""What data say of every occupation where a person lives: tension, projects, how lasting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.indicators.reads.bridging import BridgePath, path
from passerelles.apps.indicators.reads.observations import Wanted, read
from passerelles.apps.indicators.reads.periods import levels, period_rank
from passerelles.apps.reference.models import (
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.reaching.axis_parts import Floats, unknown
from passerelles.domain.guidance.reaching.openings import Openings, nothing_published
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.reference.names import readable

BASIN = TerritoryKind.EMPLOYMENT_BASIN
TENSION, INSTABILITY, OFFERS = "tension_index", "tension_job_instability", "online_job_offers"
PROJECTS, SEASONAL = "bmo_projects", "bmo_seasonal"
_INDEXES, _SURVEYS = (TENSION, INSTABILITY, OFFERS), (PROJECTS, SEASONAL)
_MEASURED_IN, _SURVEYED_IN = "ROME-3.47", "FAP-2021"
_SURVEYED_LENGTH = 5  # a domain, a family and an occupation have 1, 3 and 5 characters

Figures = Mapping[str, Quantity]


def opportunities(commune: str) -> Openings:
    """The openings around a commune (INSEE code), rows being those of ``occupation_graph``.

    Tension is that of the employment basin, in the zoning of the index; projects those of the
    survey, carried to the ROME only where a loaded table does it without splitting a count. What
    is not published stays NaN. A constant number of queries, once a basin and a generation.
    """
    basins = _basins().get(commune.rpartition(":")[2], {})
    if not basins:
        return nothing_published(len(occupation_graph()))
    kept, asked = _kept(), tuple(sorted(basins.items()))
    if asked not in kept:
        kept[asked] = _read(basins)
    return kept[asked]


@remembered
def _kept() -> dict[tuple[tuple[str, "Basin"], ...], Openings]:
    return {}


@dataclass(frozen=True, slots=True, order=True)
class Basin:
    """An employment basin of one zoning."""

    code: str
    name: str


@remembered
def _basins() -> dict[str, dict[str, Basin]]:
    """The basins of each commune (INSEE code), by zoning. One query."""
    rows = TerritoryMembership.objects.filter(
        zone__kind=BASIN, relation=MembershipRelation.CONTAINS, closed_on=None
    )
    columns = ("commune__code", "zone__edition_id", "zone__code", "zone__name")
    found: dict[str, dict[str, Basin]] = {}
    shared: dict[tuple[str, str], Basin] = {}
    ordered = rows.order_by("zone__edition__published_on", "id")
    for commune, edition, code, name in ordered.values_list(*columns).iterator():
        basin = shared.setdefault((edition, code), Basin(code, name))
        found.setdefault(commune, {})[edition] = basin
    return found


def _read(basins: Mapping[str, Basin]) -> Openings:
    tension, instability, offers = (
        _newest(indicator, basins, scheme=_MEASURED_IN) for indicator in _INDEXES
    )
    planned, in_season = _surveyed(basins)
    low, high = _ends(planned)
    return Openings(
        tension=_by_row(tension),
        instability=_by_row(instability),
        offers=_by_row(offers),
        projects=low,
        projects_high=high,
        seasonal=_shares(in_season, planned),
        place=readable(list(basins.values())[-1].name),
        tension_vintage=_periods().get(TENSION, ""),
        projects_vintage=_periods().get(PROJECTS, ""),
    )


def _surveyed(basins: Mapping[str, Basin]) -> tuple[Figures, Figures]:
    """Projects and seasonal ones, by bare code of today's ROME; nothing where no table leads."""
    way = path(_SURVEYED_IN, occupation_graph().edition)
    if not isinstance(way, BridgePath):
        return {}, {}
    found = [_newest(indicator, basins, scheme=_SURVEYED_IN) for indicator in _SURVEYS]
    bare = [{key.rpartition(":")[2]: one for key, one in figures.items()} for figures in found]
    projects, seasonal = (way.carry(figures).by_target() for figures in bare)
    return projects, seasonal


def _newest(indicator: str, basins: Mapping[str, Basin], *, scheme: str) -> dict[str, Quantity]:
    """The newest figures of the basin by key of occupation."""
    length = _SURVEYED_LENGTH if scheme == _SURVEYED_IN else None
    period = _periods().get(indicator)
    for geography, basin in basins.items() if period else ():
        wanted = Wanted(
            indicator, kind=BASIN, code=basin.code, period=period, scheme=scheme,
            occupation_length=length,
        )  # fmt: skip
        found = [one for one in read(wanted) if one.geography == geography]
        if found:
            return {one.dimensions.occupation: one.quantity for one in found}
    return {}


@remembered
def _periods() -> dict[str, str]:
    """The newest period of each indicator that has figures by basin. One query."""
    return {
        indicator: max((period for kind, period in pairs if kind == BASIN), key=period_rank)
        for indicator, pairs in levels((*_INDEXES, *_SURVEYS)).items()
        if any(kind == BASIN for kind, _ in pairs)
    }


def _by_row(figures: Figures) -> Floats:
    """Values of the older edition, each read by the occupations that descend from it."""
    found = unknown(len(occupation_graph()))
    for row, line in enumerate(lines().ancestry):
        values = (figures[key].value for key in line if key in figures)
        value = next(values, None)
        found[row] = np.nan if value is None else value
    return found


def _ends(figures: Figures) -> tuple[Floats, Floats]:
    pairs = [_interval(figures.get(code)) for code in _codes()]
    low, high = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    return low, high


def _interval(quantity: Quantity | None) -> tuple[float, float]:
    if quantity is None or quantity.value is None:
        return np.nan, np.nan
    if quantity.interval is not None:
        return quantity.interval.low, quantity.interval.high
    return quantity.value, quantity.value if quantity.bound is Bound.EXACT else np.nan


def _shares(parts: Figures, wholes: Figures) -> Floats:
    found = unknown(len(occupation_graph()))
    for row, code in enumerate(_codes()):
        part, whole = parts.get(code), wholes.get(code)
        if part is None or whole is None or part.value is None or not whole.value:
            continue
        if part.bound is whole.bound is Bound.EXACT:
            found[row] = min(part.value / whole.value, 1.0)
    return found


def _codes() -> Sequence[str]:
    return [key.rpartition(":")[2] for key in occupation_graph().keys]
