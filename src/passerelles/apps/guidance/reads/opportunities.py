"""What data say of every occupation where a person lives: tension, projects, how lasting."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from passerelles.apps.guidance.reads.access import older_labels
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.indicators.reads.bridging import BridgePath, path
from passerelles.apps.indicators.reads.observations import Wanted, read
from passerelles.apps.indicators.reads.periods import levels, period_rank
from passerelles.apps.reference.models import (
    MembershipRelation,
    OccupationSector,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.reaching.axis_parts import Floats, unknown
from passerelles.domain.guidance.reaching.openings import Openings, nothing_published
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.reference.names import accents, readable, with_accents

BASIN = TerritoryKind.EMPLOYMENT_BASIN
TENSION, INSTABILITY, OFFERS = "tension_index", "tension_job_instability", "online_job_offers"
PROJECTS, SEASONAL = "bmo_projects", "bmo_seasonal"
_INDEXES, _SURVEYS = (TENSION, INSTABILITY, OFFERS), (PROJECTS, SEASONAL)
_MEASURED_IN, _SURVEYED_IN = "ROME-3.47", "FAP-2021"
_SURVEYED_LENGTH = 5  # a domain, a family and an occupation have 1, 3 and 5 characters

_HIRED_IN = "2021"  # the year of the table of hirings by activity (docs/sources/rome-347.md)
_SHARING = 0.5  # heirs are of unlike sizes: between all of the figures and an equal part of them
_BASINS = 400  # as many employment basins in the country, about
Figures = Mapping[str, Quantity]


def opportunities(commune: str) -> Openings:
    """The openings around a commune (INSEE code), rows being those of ``occupation_graph``.

    Tension is that of the employment basin, in the zoning of the index; projects those of the
    survey, carried to the ROME only where a loaded table does it without splitting a count. What
    is not published stays NaN. A constant number of queries, once a basin and a generation.
    """
    code = commune.rpartition(":")[2]
    basins = _basins().get(code, {})
    if not basins:
        return nowhere()
    kept, asked = _kept(), tuple(sorted(basins.items()))
    if asked not in kept:
        kept[asked] = _read(basins, _region(code))
    return kept[asked]


@remembered
def nowhere() -> Openings:
    """Where nothing is published, or nobody told where: a basin’s part of the yearly hirings that
    the ROME counts by sector. One query, once a generation.
    """
    counts = defaultdict[str, float](float)
    rows = OccupationSector.objects.filter(hirings__gt=0, closed_on=None).order_by()
    for key, hirings in rows.values_list("occupation_id", "hirings"):
        counts[key] += hirings or 0
    expected = unknown(len(occupation_graph()))
    for row, line in enumerate(lines().ancestry):
        expected[row] = next((counts[key] for key in line if key in counts), np.nan)
    empty = nothing_published(len(expected))
    return replace(
        empty,
        offers_expected=expected / _BASINS,
        shared=_shared(),
        hirings_vintage=_HIRED_IN,
    )


@remembered
def _shared() -> Floats:
    """How many heirs share the figures of an older occupation; its namesake has most of them."""
    found, heirs = np.ones(len(occupation_graph())), lines().heirs
    for row, line in enumerate(lines().ancestry):
        if len(line) > 1 and line[0].rpartition(":")[2] != line[1].rpartition(":")[2]:
            found[row] = len(heirs[line[1]]) ** _SHARING
    return found


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


def _region(commune: str) -> tuple[str, str]:
    """Code and name of the region of a commune; empty when it is unknown."""
    rows = TerritoryMembership.objects.filter(
        commune__code=commune, zone__kind=TerritoryKind.REGION, closed_on=None
    )
    ordered = rows.order_by("-zone__edition__published_on", "id")
    return ordered.values_list("zone__code", "zone__name").first() or ("", "")


def _read(basins: Mapping[str, Basin], region: tuple[str, str]) -> Openings:
    tension, instability, offers = (
        _newest(indicator, basins, scheme=_MEASURED_IN) for indicator in _INDEXES
    )
    planned, in_season = _surveyed(basins)
    low, high = _ends(planned)
    around = _around(region[0])
    place = list(basins.values())[-1]
    return Openings(
        tension=_by_row(tension),
        instability=_by_row(instability),
        offers=_by_row(offers),
        projects=low,
        projects_high=high,
        seasonal=_shares(in_season, planned),
        offers_around=_by_row(around),
        offers_expected=_expected(offers, around),
        place=with_accents(readable(place.name), accents(_communes_of(place))),
        place_around=region[1],
        measured_of=_broader({*tension, *offers, *around}),
        shared=_shared(),
        tension_vintage=_periods().get(TENSION, ""),
        projects_vintage=_periods().get(PROJECTS, ""),
        hirings_vintage=_HIRED_IN,
    )


def _around(region: str) -> dict[str, Quantity]:
    """Offers of the region by key of occupation; empty where none is published."""
    pairs = levels((OFFERS,)).get(OFFERS, ())
    found = [period for kind, period in pairs if kind == TerritoryKind.REGION]
    if not region or not found:
        return {}
    wanted = Wanted(
        OFFERS, kind=TerritoryKind.REGION, code=region, period=max(found, key=period_rank),
        occupation=None, scheme=_MEASURED_IN,
    )  # fmt: skip
    return {one.dimensions.occupation: one.quantity for one in read(wanted)}


def _expected(own: Figures, around: Figures) -> Floats:
    """What the basin would have of the offers of its region, else of the hirings of the country."""
    found = _by_row(around) * _part(own, around)
    return np.where(np.isnan(found), nowhere().offers_expected, found)


def _part(own: Figures, around: Figures) -> float:
    """Part of the offers of the region that the basin has, over what both publish."""
    both = [key for key in own if key in around]
    whole = sum(around[key].value or 0.0 for key in both)
    return sum(own[key].value or 0.0 for key in both) / whole if whole else np.nan


def _communes_of(basin: "Basin") -> list[str]:
    rows = TerritoryMembership.objects.filter(
        zone__kind=BASIN, zone__code=basin.code, zone__name=basin.name, closed_on=None
    )
    ordered = rows.order_by("-commune__population").values_list("commune__name", flat=True)
    return list(dict.fromkeys(ordered))


def _broader(measured: Collection[str]) -> tuple[str, ...]:
    """For each row, the older occupation that figures are of when it is cut into several today."""
    named, heirs = older_labels(), lines().heirs
    found = []
    for line in lines().ancestry:
        key = next((one for one in line if one in measured), line[0])
        found.append(named.get(key, "") if len(heirs.get(key, ())) > 1 else "")
    return tuple(found)


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
