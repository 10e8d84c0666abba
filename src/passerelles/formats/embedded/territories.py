"""Communes, EPCI, départements and regions of one COG edition, and where communes are.

Derived by scripts/derive_communes.py and scripts/derive_coordinates.py; see docs/sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from passerelles.formats.embedded.table_files import read_table

CommuneKind = Literal["commune", "municipal_district", "associated_commune", "delegated_commune"]
Zone = Literal["metro", "drom", "com"]
CoordinateOrigin = Literal[
    "geonames",
    "approximated_parts",
    "approximated_postcode",
    "approximated_epci",
    "approximated_departement",
]


@dataclass(frozen=True, slots=True)
class EmbeddedCommune:
    """A commune, or a part of one (``parent_code`` then names it).

    ``(kind, code)`` is unique, ``code`` alone is not: a delegated commune may bear the code of
    the commune that holds it. ``population`` is the municipal population (None: not published);
    ``epci`` None outside any EPCI; ``former_codes`` are those this commune took in.
    """

    code: str
    name: str
    kind: CommuneKind
    parent_code: str | None
    departement: str
    region: str
    epci: str | None
    population: int | None
    postcodes: tuple[str, ...]
    former_codes: tuple[str, ...]
    zone: Zone
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedEpci:
    """An EPCI with its own taxation; ``code`` is a SIREN, ``legal_form`` CC, CA, CU, METRO, MET69.

    ``population`` is the municipal population.
    """

    code: str
    name: str
    legal_form: str
    population: int
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedDepartement:
    """A département (or, in zone ``com``, an overseas collectivity); ``seat`` is a commune code."""

    code: str
    name: str
    region: str
    seat: str
    zone: Zone
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedRegion:
    """A region (or, in zone ``com``, an overseas collectivity); ``seat`` is a commune code."""

    code: str
    name: str
    seat: str
    zone: Zone
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedCoordinates:
    """Where a commune or a municipal district is (WGS 84, degrees), and how we know it."""

    code: str
    latitude: float
    longitude: float
    origin: CoordinateOrigin

    @property
    def is_approximated(self) -> bool:
        return self.origin != "geonames"


def read_embedded_communes() -> Iterator[EmbeddedCommune]:
    """Communes of today first, then districts, associated and delegated communes, by code."""
    return read_table("communes.parquet", EmbeddedCommune)


def read_embedded_epcis() -> Iterator[EmbeddedEpci]:
    return read_table("epci.parquet", EmbeddedEpci)


def read_embedded_departements() -> Iterator[EmbeddedDepartement]:
    return read_table("departements.parquet", EmbeddedDepartement)


def read_embedded_regions() -> Iterator[EmbeddedRegion]:
    return read_table("regions.parquet", EmbeddedRegion)


def read_embedded_coordinates() -> Iterator[EmbeddedCoordinates]:
    """One record a located commune or municipal district; what nothing locates has none."""
    return read_table("coordinates.parquet", EmbeddedCoordinates)
