"""Inhabitants and communes that have a session of the regional plan near, this month."""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from passerelles.apps.catalogue.search.place import travel_times
from passerelles.apps.observatory.reads.measures.facts import QPV, RURAL
from passerelles.apps.observatory.reads.measures.layered import layers_of
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.apps.observatory.reads.measures.quantities import share
from passerelles.apps.observatory.reads.measures.spread import month
from passerelles.apps.observatory.reads.supply.ground import Ground, ZoneLayer
from passerelles.domain.catalogue.reach import reached
from passerelles.domain.catalogue.travel import Spots
from passerelles.domain.indicators.fact import Dimensions, Fact
from passerelles.domain.indicators.quantity import Quantity
from passerelles.domain.observatory.measures.breadth import weighted_part
from passerelles.domain.observatory.measures.offer_table import YES, Bools, Ints

MINUTES = (30, 45, 60)
PEOPLE = tuple(f"prf_people_within_{minutes}_min_share" for minutes in MINUTES)
COMMUNES = tuple(f"prf_communes_within_{minutes}_min_share" for minutes in MINUTES)
REACH = PEOPLE + COMMUNES


def plan_reach_facts(known: Measuring, *, generated: bool, today: date) -> Iterator[Fact]:
    """All communes, then the rural ones, then those touched by a priority district.

    Zones that lie wholly in the regions covered and whose people are all counted.
    """
    window = month(known.offered, generated=generated, today=today)
    sites = plan_sites(known, window.sessions)
    if not len(sites):
        return
    near = communes_near(known.ground, sites)
    among = {
        "": np.ones(len(known.ground.regions), dtype=np.bool_),
        RURAL: known.zoning.rural == YES,
        QPV: known.zoning.qpv == YES,
    }
    for layered in layers_of(known, window):
        layer, whole = layered.layer, layered.coverage.whole
        for code, zone, quantity, about in _facts(layer, known.ground, near, among):
            if whole[zone]:
                yield Fact(code, layer.places[zone], window.periods[0], quantity, about)


def plan_sites(known: Measuring, sessions: Ints) -> Ints:
    """The communes that have one of these sessions that the regional plan buys."""
    kept = sessions[known.table.in_plan[sessions] == YES]
    _, communes = known.offered.places.expand(np.unique(known.offered.actions[kept]))
    return np.unique(communes)


def communes_near(ground: Ground, sites: Ints) -> Bools:
    """One plane a time of ``MINUTES``, one answer a commune."""
    homes = ground.homes
    spots = Spots(homes.latitude[sites], homes.longitude[sites], homes.density[sites])
    groups = np.ones((len(sites), 1), dtype=np.bool_)
    within = reached(spots, groups, homes, minutes=MINUTES, times=travel_times())
    return within[:, :, 0]


def _facts(
    layer: ZoneLayer, ground: Ground, near: Bools, among: Mapping[str, Bools]
) -> Iterator[tuple[str, int, Quantity, Dimensions]]:
    pairs, size = layer.pairs, len(layer.places)
    people = ground.population[pairs[:, 0]] * layer.shares
    for sector, kept in among.items():
        mask, about = kept[pairs[:, 0]], Dimensions(sector=sector)
        weights = {PEOPLE: np.where(mask, people, 0.0), COMMUNES: mask.astype(np.float64)}
        for codes, of_pair in weights.items():
            for code, plane in zip(codes, near, strict=True):
                some, every = weighted_part(pairs, of_pair, plane, size=size)
                for zone in np.flatnonzero(every > 0).tolist():
                    yield code, zone, share(round(some[zone]), round(every[zone])), about
