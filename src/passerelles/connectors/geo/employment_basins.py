"""Source ``employment_basins``: the basins of the BMO survey, one edition a survey."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import load_zoning
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.geo.employment_basins import basin_vintage, read_employment_basins

# Older maps are kept to read older surveys, and never shown as in force.
FIRST_IN_FORCE = 2024


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_basins(files, read_commune_index())


def load_basins(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield the basins of each file in the edition of its survey. Raises UnreadableFile."""
    years = {path: basin_vintage(path) for path in files}
    for path, year in years.items():
        vintage = Vintage(
            source="employment_basins",
            scheme="BMO",
            version=str(year),
            kind=TerritoryKind.EMPLOYMENT_BASIN,
            year=year,
            in_force=year >= FIRST_IN_FORCE and year == max(years.values()),
        )
        yield from load_zoning(read_employment_basins(path), vintage, communes)
