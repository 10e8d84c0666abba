"""Load FAP 2009 → ROME 3 (Dares)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.bridges.occupations import KnownOccupations
from passerelles.connectors.bridges.rows import as_rows
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.bridges.fap_rome import read_fap_rome

SOURCE = "bridges_fap_rome"
TITLE = "De la FAP 2009 au ROME 3"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the tables. Raises UnreadableFile when a column is missing."""
    lines = (line for path in files for line in read_fap_rome(path))
    yield from as_rows(lines, KnownOccupations("Fap", "Rome"), source=SOURCE, title=TITLE)
