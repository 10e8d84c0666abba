"""Where the catalogue speaks: the regions in which it has a place of training."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.observatory.reads.supply.ground import Ground, ZoneLayer
from passerelles.apps.observatory.reads.supply.offered import Offered
from passerelles.domain.observatory.supply import Ints

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The zones of one layer: ``touched`` has a covered commune, ``whole`` has no other."""

    touched: Bools
    whole: Bools


def covered_communes(offered: Offered, ground: Ground, sessions: Ints) -> Bools:
    """The communes of the regions where one of these sessions has a place."""
    regions = np.array(ground.regions)
    _, communes = offered.places.expand(np.unique(offered.actions[sessions]))
    covered: Bools = np.isin(regions, np.unique(regions[communes])) & (regions != "")
    return covered


def coverage_of(layer: ZoneLayer, covered: Bools) -> Coverage:
    """What of each zone is covered."""
    size = len(layer.places)
    inside = np.bincount(layer.pairs[:, 1], weights=covered[layer.pairs[:, 0]], minlength=size)
    every = np.bincount(layer.pairs[:, 1], minlength=size)
    return Coverage(touched=inside > 0, whole=inside == every)
