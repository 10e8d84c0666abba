"""What is read of one territory."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelles.apps.reference.reads.editions import SourceValue
from passerelles.apps.reference.reads.values import Slice


@dataclass(frozen=True, slots=True)
class TerritoryRef:
    """Enough of a territory to name it and to link to it; ``kind`` is that of TerritoryKind."""

    id: str
    kind: str
    code: str
    name: str
    population: int | None
    edition_id: str
    edition_name: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class MembershipValue:
    """A link between a commune and a zone, seen from either side.

    ``weight`` is the share of the commune's population that counts in the zone (0 to 1), None
    when nobody published it.
    """

    territory: TerritoryRef
    relation: str
    weight: float | None


@dataclass(frozen=True, slots=True)
class PointValue:
    """Where a territory is (WGS 84, degrees) and how that is known (CoordinatesOrigin)."""

    latitude: float
    longitude: float
    origin: str
    source: SourceValue


@dataclass(frozen=True, slots=True)
class NeighbourValue:
    """A territory of the same kind and how far it is as the crow flies, from centre to centre.

    ``population`` is the published one, else the sum of its communes. ``approximate`` tells that
    one of both points was deduced (postcode, intercommunality, département).
    """

    territory: TerritoryRef
    distance_km: float
    latitude: float
    longitude: float
    population: int | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class OutlineValue:
    """A GeoJSON geometry (WGS 84), in the edition that it was drawn in."""

    kind: str
    code: str
    geometry: Mapping[str, Any]
    edition_name: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class TerritorySheet:
    """All that the reference says of one territory.

    ``zones`` contain it; ``communes`` are those it contains, the most populated
    first; ``former`` are the communes and arrondissements that it replaces or gathers.
    ``communes_population`` sums its communes, None when one of them is partial or unknown.
    """

    territory: TerritoryRef
    postcodes: tuple[str, ...]
    source: SourceValue
    point: PointValue | None
    zones: tuple[MembershipValue, ...]
    communes: Slice[MembershipValue]
    communes_population: int | None
    former: tuple[TerritoryRef, ...]
    neighbours: tuple[NeighbourValue, ...]
    other_editions: tuple[TerritoryRef, ...]

    @property
    def is_demonstration(self) -> bool:
        return self.source.is_demonstration
