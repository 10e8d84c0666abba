"""Source ``clpe``: local committees for employment, of two ages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import load_zoning
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.geo.clpe import clpe_vintage, read_clpe

# The first map, drawn when the committees were set up, gave way to that of 2025.
FIRST_IN_FORCE = 2025


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_committees(files, read_commune_index())


def load_committees(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield the committees of each file in its own edition. Raises UnreadableFile."""
    for path in files:
        year = clpe_vintage(path)
        vintage = Vintage(
            source="clpe",
            scheme="CLPE",
            version=str(year),
            kind=TerritoryKind.CLPE,
            year=year,
            in_force=year >= FIRST_IN_FORCE,
        )
        yield from load_zoning(read_clpe(path), vintage, communes)
