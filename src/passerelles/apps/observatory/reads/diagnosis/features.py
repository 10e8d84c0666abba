"""What every zone of one kind is compared on, read once a generation."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from passerelles.apps.indicators.reads.observations import Wanted, periods, read
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis import coverage, offer
from passerelles.apps.observatory.reads.diagnosis.coverage import edition_in_force
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_places import known_places
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.zonings import Zone, zoning
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.observatory.similar import Features, spread_density
from passerelles.domain.reference.neighbours import haversine_km

_DOMAIN_LENGTH = 1  # FAP 2021: a domain is one letter
_SCHEME = "FAP-2021"


def features(kind: str) -> Mapping[str, Features]:
    """Features by code of zone, in the edition in force. Three queries, once a generation."""
    kept = _features()
    if kind not in kept:
        kept[kind] = _read(kind)
    return kept[kind]


def warm() -> None:
    """Read what every diagnosis needs before the first one is asked for."""
    features(TerritoryKind.EMPLOYMENT_BASIN)
    coverage.warm()
    offer.warm()


def density_of(zone: Zone) -> float | None:
    """People per km² over the disc that holds them; None for a zone that nobody placed."""
    centre = zone.centre
    if centre is None:
        return None
    return spread_density(
        (float(place.population), haversine_km(centre, place.point))
        for place in known_places(zone.communes)
        if place.population and place.point
    )


def interval_of(quantity: Quantity) -> Interval | None:
    """Where the true value lies, when both ends are known."""
    if quantity.interval is not None:
        return quantity.interval
    if quantity.value is None or quantity.bound is not Bound.EXACT:
        return None
    return Interval(quantity.value, quantity.value)


@remembered
def _features() -> dict[str, dict[str, Features]]:
    return {}


def _read(kind: str) -> dict[str, Features]:
    seasonal, structure = _seasonal(kind), _structure(kind)
    found = {}
    for key, zone in zoning(kind, edition_in_force(kind)).items():
        code = key.rpartition(":")[2]
        people = Features(population=zone.population, density=density_of(zone))
        found[code] = replace(
            people, seasonal=seasonal.get(code), structure=structure.get(code, {})
        )
    return found


def _seasonal(kind: str) -> dict[str, Interval]:
    rows = _newest(Wanted("bmo_seasonal_share", kind=kind))
    known = {o.territory_code: interval_of(o.quantity) for o in rows}
    return {
        code: Interval(percents.low / 100, percents.high / 100)
        for code, percents in known.items()
        if percents
    }


def _structure(kind: str) -> dict[str, dict[str, float]]:
    counts: defaultdict[str, dict[str, float]] = defaultdict(dict)
    domains = Wanted("bmo_projects", kind=kind, scheme=_SCHEME, occupation_length=_DOMAIN_LENGTH)
    for o in _newest(domains):
        if o.quantity.value is not None:
            counts[o.territory_code][o.dimensions.occupation] = o.quantity.value
    return counts


def _newest(wanted: Wanted) -> list[Observed]:
    newest = periods(wanted.indicator, kind=wanted.kind)
    return read(replace(wanted, period=newest[0])) if newest else []
