"""Source ``cog_communes``: the COG, embedded or official.

The official files are thinner than the embedded table: ``v_commune`` has neither population nor
postcode, the API neither départements nor former communes. Each is laid over the embedded COG,
which fills what it leaves out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.cog import cog_rows, index_of
from passerelles.connectors.geo.cog_embedded import embedded_cog
from passerelles.connectors.geo.cog_official import official_cog
from passerelles.connectors.geo.coordinates import load_api_points
from passerelles.formats.common.rejection import Rejection


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the COG that ``files`` hold. Raises UnreadableFile."""
    if all(path.suffix == ".parquet" for path in files):
        yield from cog_rows(embedded_cog())
        return
    rejections: list[Rejection] = []
    cog = official_cog(files, base=embedded_cog(), rejections=rejections)
    yield from rejections
    yield from cog_rows(cog)
    yield from load_api_points(files, index_of(cog))
