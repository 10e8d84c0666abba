"""Inhabitants who have a session to come within 30, 45 and 60 minutes, by territory and domain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.catalogue.search.place import travel_times
from passerelles.apps.observatory.reads.supply.coverage import (
    Bools,
    coverage_of,
    covered_communes,
)
from passerelles.apps.observatory.reads.supply.ground import Ground, ZoneLayer
from passerelles.apps.observatory.reads.supply.offered import Offered
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.catalogue.reach import reached
from passerelles.domain.catalogue.travel import Spots
from passerelles.domain.indicators.fact import Dimensions, Fact
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.observatory.supply import Ints, summed

MINUTES = (30, 45, 60)
REACHED = tuple(f"population_within_{minutes}_min" for minutes in MINUTES)
Floats = NDArray[np.float64]


def reach_facts(
    offered: Offered, ground: Ground, *, generated: bool, today: date
) -> Iterator[Fact]:
    """The facts of the month of ``today``, real and generated sessions apart."""
    sessions = np.flatnonzero(offered.to_come & (offered.generated == generated))
    sites, groups = _sites(offered, sessions)
    if not len(sites):
        return
    spots = _part(ground.homes, sites)
    within = reached(spots, groups, ground.homes, minutes=MINUTES, times=travel_times())
    covered = covered_communes(offered, ground, sessions)
    subjects = [(at, key) for at, key in enumerate(offered.subjects) if _is_broad(key)]
    for layer in ground.layers:
        people = _people(layer, ground, covered)
        alone = layer.kind == TerritoryKind.COMMUNE
        told = subjects[:1] if alone else subjects
        yield from _facts(layer, people, within, subjects=told, period=f"{today:%Y-%m}")


def _is_broad(subject: str) -> bool:
    """Everything, or a « grand domaine »: finer ones would be a million figures a month."""
    return len(subject.rpartition(":")[2]) <= 1


def _sites(offered: Offered, sessions: Ints) -> tuple[Ints, Bools]:
    """The communes that have one of these sessions, and the subjects that each gives."""
    actions = np.unique(offered.actions[sessions])
    positions, communes = offered.places.expand(actions)
    again, subjects = offered.about.expand(actions[positions])
    sites, numbers = np.unique(communes, return_inverse=True)
    groups = np.zeros((len(sites), len(offered.subjects)), dtype=np.bool_)
    groups[numbers.reshape(-1)[again], subjects] = True
    return sites, groups


@dataclass(frozen=True, slots=True)
class _People:
    """``parts``: people of each pair (commune, zone), 0 when unknown; ``sure``: zones whose every
    commune is covered and counted; ``zones``: those that have people and a covered commune.
    """

    parts: Floats
    total: Floats
    sure: Bools
    zones: Ints


def _people(layer: ZoneLayer, ground: Ground, covered: Bools) -> _People:
    parts = ground.population[layer.pairs[:, 0]] * layer.shares
    unknown, size = np.isnan(parts), len(layer.places)
    parts = np.where(unknown, 0.0, parts)
    total = summed(parts, layer.pairs[:, 1], size=size)
    missing = summed(unknown.astype(np.float64), layer.pairs[:, 1], size=size)
    coverage = coverage_of(layer, covered)
    zones = np.flatnonzero(coverage.touched & (total > 0))
    return _People(parts, total, coverage.whole & (missing == 0), zones)


def _facts(
    layer: ZoneLayer,
    people: _People,
    within: Bools,
    *,
    subjects: Sequence[tuple[int, str]],
    period: str,
) -> Iterator[Fact]:
    size, (communes, zones) = len(layer.places), layer.pairs.T
    for indicator, plane in zip(REACHED, within, strict=True):
        for number, subject in subjects:
            inside = people.parts * plane[communes, number]
            counts = summed(inside, zones, size=size)
            about = Dimensions(occupation=subject)
            for zone in people.zones.tolist():
                quantity = _quantity(counts[zone], people, zone)
                yield Fact(indicator, layer.places[zone], period, quantity, about)


def _quantity(count: float, people: _People, zone: int) -> Quantity:
    """A count with its parts; a lower bound where people or offer are not all known."""
    value = float(round(count))
    if not people.sure[zone]:
        return Quantity(value, Bound.AT_LEAST)
    total = float(round(people.total[zone]))
    return Quantity(value, numerator=value, denominator=total)


def _part(homes: Spots, numbers: Ints) -> Spots:
    return Spots(homes.latitude[numbers], homes.longitude[numbers], homes.density[numbers])
