"""Load the tables of passage that anyone writes as ``passerelle_*.csv``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.bridges.occupations import KnownOccupations
from passerelles.connectors.bridges.rows import as_rows
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.bridges.passage import read_passage

SOURCE = "bridges_files"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of the files. Raises UnreadableFile when a column is missing."""
    lines = (line for path in files for line in read_passage(path))
    yield from as_rows(lines, KnownOccupations("code_origine", "code_cible"), source=SOURCE)
