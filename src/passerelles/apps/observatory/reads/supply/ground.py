"""Communes and the zones that they make up, as arrays."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.reference.models import MembershipRelation, TerritoryKind, TerritoryMembership
from passerelles.apps.reference.reads.commune_index import newest_cog
from passerelles.apps.reference.reads.commune_places import CommunePlace, commune_places
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.catalogue.travel import Spots, densities
from passerelles.domain.indicators.fact import Place
from passerelles.domain.observatory.supply import Ints, Links

Floats = NDArray[np.float64]

KINDS = (
    TerritoryKind.REGION,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.EPCI,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.EMPLOYMENT_ZONE,
)
_REGION_LENGTH = 2


@dataclass(frozen=True, slots=True)
class ZoneLayer:
    """The zones of one kind. ``links``: commune → zones; ``shares``: one a pair of ``pairs``.

    ``pairs`` are columns (commune, zone); a share is the part of the people of the commune that
    lives in the zone, NaN when nobody published it.
    """

    kind: str
    places: Sequence[Place]
    pairs: Ints
    shares: Floats
    links: Links


@dataclass(frozen=True, slots=True)
class Ground:
    """``numbers``: commune key → number; ``population``: NaN when nobody counted it."""

    edition: str
    numbers: Mapping[str, int]
    homes: Spots
    population: Floats
    regions: Sequence[str]
    layers: Sequence[ZoneLayer]


def read_ground() -> Ground:
    """The communes of the newest COG and their zones in force: four queries.

    Raises UnreadableFile when no COG is loaded.
    """
    edition = newest_cog().id
    communes = [place for place in commune_places().values() if place.edition_id == edition]
    numbers = {place.id: number for number, place in enumerate(communes)}
    rows = _memberships(numbers)
    codes = _codes(rows, communes)
    layers = [
        _communes_layer(communes, codes),
        *(_layer(kind, found, codes) for kind, found in sorted(rows.items())),
        _country_layer(edition, len(communes)),
    ]
    return Ground(
        edition=edition,
        numbers=numbers,
        homes=_homes(communes),
        population=_populations(communes),
        regions=[region for _, region in codes],
        layers=layers,
    )


@remembered
def served_ground() -> Ground:
    """The same, kept as long as the reference stands: for what is asked while a page waits."""
    return read_ground()


@dataclass(frozen=True, slots=True)
class _Membership:
    commune: int
    geography: str
    zone: str
    share: float


def _memberships(numbers: Mapping[str, int]) -> dict[str, list[_Membership]]:
    """The zones of each kind that communes are in, wholly or in part, in the edition in force."""
    rows = TerritoryMembership.objects.filter(
        zone__kind__in=KINDS,
        zone__edition__in_force=True,
        relation__in=(MembershipRelation.CONTAINS, MembershipRelation.PARTIAL),
        closed_on=None,
    ).order_by("zone__edition__published_on")
    values = rows.values_list(
        "zone__kind", "zone__edition_id", "zone__code", "commune_id", "weight"
    )
    found: dict[str, dict[str, list[_Membership]]] = defaultdict(lambda: defaultdict(list))
    for kind, geography, zone, commune, weight in values.iterator():
        if commune in numbers:
            share = np.nan if weight is None else weight
            found[kind][geography].append(_Membership(numbers[commune], geography, zone, share))
    # Where two editions are in force at once, the newest speaks.
    return {kind: list(editions.values())[-1] for kind, editions in found.items()}


Codes = Sequence[tuple[str, str]]


def _codes(rows: Mapping[str, Sequence[_Membership]], communes: Sequence[CommunePlace]) -> Codes:
    """The département and the region of each commune, empty when nobody files it."""
    departements = {m.commune: m.zone for m in rows.get(TerritoryKind.DEPARTEMENT, ())}
    regions = {m.commune: m.zone for m in rows.get(TerritoryKind.REGION, ())}
    pairs = ((departements.get(n, ""), regions.get(n, "")) for n in range(len(communes)))
    return [(d, r if len(r) == _REGION_LENGTH else "") for d, r in pairs]


def _layer(kind: str, rows: Sequence[_Membership], codes: Codes) -> ZoneLayer:
    names = sorted({row.zone for row in rows})
    numbers = {name: number for number, name in enumerate(names)}
    pairs = np.array([(row.commune, numbers[row.zone]) for row in rows], dtype=np.int64)
    inside = defaultdict[str, set[tuple[str, str]]](set)
    for row in rows:
        inside[row.zone].add(codes[row.commune])
    geography = rows[0].geography
    places = [Place(kind, name, geography, *_filed(kind, inside[name])) for name in names]
    shares = np.array([row.share for row in rows], dtype=np.float64)
    return _zones(kind, places, pairs, shares, size=len(codes))


def _filed(kind: str, codes: set[tuple[str, str]]) -> Iterator[str]:
    """The département and the region of a zone that lies in one only."""
    departements, regions = {d for d, _ in codes}, {r for _, r in codes}
    alone = len(departements) == 1 and kind != TerritoryKind.REGION
    yield departements.pop() if alone else ""
    yield regions.pop() if len(regions) == 1 else ""


def _communes_layer(communes: Sequence[CommunePlace], codes: Codes) -> ZoneLayer:
    places = [
        Place(TerritoryKind.COMMUNE, place.code, place.edition_id, *filed)
        for place, filed in zip(communes, codes, strict=True)
    ]
    every = np.arange(len(communes))
    pairs = np.column_stack([every, every])
    return _zones(TerritoryKind.COMMUNE, places, pairs, np.ones(len(every)), size=len(every))


def _country_layer(edition: str, size: int) -> ZoneLayer:
    pairs = np.column_stack([np.arange(size), np.zeros(size, dtype=np.int64)])
    return _zones("country", [Place("country", "FR", edition)], pairs, np.ones(size), size=size)


def _zones(
    kind: str, places: Sequence[Place], pairs: Ints, shares: Floats, *, size: int
) -> ZoneLayer:
    return ZoneLayer(kind, places, pairs, shares, Links(pairs[:, 0], pairs[:, 1], size=size))


def _populations(communes: Sequence[CommunePlace]) -> Floats:
    known = [np.nan if p.population is None else p.population for p in communes]
    return np.array(known, dtype=np.float64)


def _homes(communes: Sequence[CommunePlace]) -> Spots:
    nowhere = (np.nan, np.nan)
    points = np.array([p.point or nowhere for p in communes], dtype=np.float64).reshape(-1, 2)
    latitude, longitude = points.T
    people = np.nan_to_num(_populations(communes))
    return Spots(latitude, longitude, densities(latitude, longitude, people))
