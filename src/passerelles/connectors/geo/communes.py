"""Source ``cog_communes``: the COG, embedded or official, and the académies.

The official files are thinner than the embedded table: ``v_commune`` has neither population nor
postcode, the API neither départements nor former communes. Each is laid over the embedded COG,
which fills what it leaves out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.academies import load_academies
from passerelles.connectors.geo.cog import cog_rows, index_of
from passerelles.connectors.geo.cog_embedded import embedded_cog
from passerelles.connectors.geo.cog_official import official_cog
from passerelles.connectors.geo.coordinates import load_api_points
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection

ACADEMIES = "academies_regions.csv"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the COG, when one is among ``files``, then the académies. Raises UnreadableFile."""
    academies = [path for path in files if path.name.endswith(ACADEMIES)]
    others = [path for path in files if path not in academies]
    communes: CommuneIndex | None = None
    if others and all(path.suffix == ".parquet" for path in others):
        yield from cog_rows(embedded_cog())
    elif others:
        rejections: list[Rejection] = []
        cog = official_cog(others, base=embedded_cog(), rejections=rejections)
        yield from rejections
        yield from cog_rows(cog)
        communes = index_of(cog)
        yield from load_api_points(others, communes)
    if academies:
        yield from load_academies(academies, communes or read_commune_index())
