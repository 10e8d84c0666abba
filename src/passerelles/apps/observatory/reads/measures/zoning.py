"""Communes that are rural, and those that a priority district touches."""

from dataclasses import dataclass

import numpy as np

from passerelles.apps.observatory.reads.supply.ground import Ground
from passerelles.apps.reference.models import TerritoryKind, TerritoryMembership
from passerelles.domain.observatory.measures.offer_table import NO, UNSAID, YES, Answers
from passerelles.domain.observatory.measures.reading import RURAL_BELOW


@dataclass(frozen=True, slots=True)
class Zoning:
    """One answer a commune of the ground; all unsaid when the zoning is not loaded."""

    rural: Answers
    qpv: Answers


def read_zoning(ground: Ground) -> Zoning:
    """Two queries. A commune of a département without any district known says nothing."""
    return Zoning(rural=_rural(ground), qpv=_touched(ground))


def _rural(ground: Ground) -> Answers:
    few = ground.population < RURAL_BELOW
    unknown = np.isnan(ground.population)
    return np.where(unknown, UNSAID, few).astype(np.int8)


def _touched(ground: Ground) -> Answers:
    """The newest edition of the districts that is loaded; it may cover some regions only."""
    rows = TerritoryMembership.objects.filter(zone__kind=TerritoryKind.QPV, closed_on=None)
    newest = rows.order_by("-zone__edition__published_on").values("zone__edition_id")[:1]
    keys = rows.filter(zone__edition__in=newest).values_list("commune_id", flat=True)
    found = np.full(len(ground.population), UNSAID, dtype=np.int8)
    touched = [ground.numbers[key] for key in set(keys) if key in ground.numbers]
    regions = np.array(ground.regions)
    if touched:
        found[np.isin(regions, regions[touched])] = NO
        found[touched] = YES
    return found
