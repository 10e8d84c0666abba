"""ROME 4.60: codes, labels and the NAF divisions where each occupation is found.

Derived by scripts/derive_rome_40.py; see docs/sources/rome-40-embarque.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.formats.embedded.table_files import read_table


@dataclass(frozen=True, slots=True)
class EmbeddedOccupation:
    """A ROME code of ``edition`` and its label (both gender forms)."""

    code: str
    label: str
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedSector:
    """A NAF division (``code``: two digits, ``00`` is "every sector") and its name."""

    code: str
    label: str
    edition: str


@dataclass(frozen=True, slots=True)
class EmbeddedSectorLink:
    """The occupation of this ROME code is found in this NAF division."""

    sector: str
    occupation: str
    edition: str


def read_embedded_occupations() -> Iterator[EmbeddedOccupation]:
    return read_table("rome_40_occupations.parquet", EmbeddedOccupation)


def read_embedded_sectors() -> Iterator[EmbeddedSector]:
    return read_table("rome_40_sectors.parquet", EmbeddedSector)


def read_embedded_sector_links() -> Iterator[EmbeddedSectorLink]:
    return read_table("rome_40_sector_links.parquet", EmbeddedSectorLink)
