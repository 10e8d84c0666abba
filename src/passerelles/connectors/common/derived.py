"""Sources that are computed from the others: there is nothing to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome
from passerelles.formats.common.rejection import UnreadableFile


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Raises UnreadableFile."""
    raise UnreadableFile(
        "Cette source se calcule à partir d’autres données : il n’y a rien à importer."
    )
