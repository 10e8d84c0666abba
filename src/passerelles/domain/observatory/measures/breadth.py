"""How widely the offer is spread: how many different things each cell has, of how many."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelles.domain.observatory.measures.offer_table import Bools, Floats, Ints

PER_THOUSAND = 1_000.0


@dataclass(frozen=True, slots=True)
class Breadth:
    """So many out of so many, one number a cell."""

    some: Ints
    every: Ints


def different(cells: Ints, things: Ints, *, size: int) -> Ints:
    """How many different things each cell has; ``cells`` and ``things`` are pairs."""
    width = int(things.max(initial=0)) + 1
    found: Ints = np.bincount(np.unique(cells * width + things) // width, minlength=size)
    return found


def sites(cells: Ints, providers: Ints, communes: Ints, *, size: int) -> Ints:
    """Places of training: a body in a commune makes one, whatever its addresses there."""
    width = int(communes.max(initial=0)) + 1
    return different(cells, providers * width + communes, size=size)


def parts_with(zones: Ints, parts: Ints, having: Bools, *, size: int) -> Breadth:
    """How many of the parts of each zone (its intercommunalités, say) have something.

    ``zones`` and ``parts`` are pairs; ``having``: one answer a part.
    """
    every = different(zones, parts, size=size)
    kept = having[parts]
    return Breadth(different(zones[kept], parts[kept], size=size), every)


def parts_with_all(parts: Ints, ranks: Ints, *, wanted: Sequence[int], size: int) -> Bools:
    """The parts that have each of the ranks wanted (an exit level); pairs of one session each."""
    found = np.zeros((size, len(wanted)), dtype=np.bool_)
    for column, rank in enumerate(wanted):
        found[parts[ranks == rank], column] = True
    having: Bools = np.asarray(found.all(axis=1))
    return having


def per_thousand(count: float, people: float) -> float | None:
    """So many for a thousand inhabitants; None when nobody lives there."""
    return PER_THOUSAND * count / people if people > 0 else None


def weighted_part(
    pairs: Ints, weights: Floats, inside: Bools, *, size: int
) -> tuple[Floats, Floats]:
    """The weight of the communes inside, and of all, by zone.

    ``pairs`` are columns (commune, zone), ``weights`` one a pair, ``inside`` one a commune.
    """
    communes, zones = pairs.T
    some = np.bincount(zones, weights=weights * inside[communes], minlength=size)
    every = np.bincount(zones, weights=weights, minlength=size)
    return some.astype(np.float64), every.astype(np.float64)
