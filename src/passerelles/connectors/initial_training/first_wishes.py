"""Source ``first_wishes``: the same sums, of what candidates put first."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.initial_training.load import load as load_schools

SOURCE = "first_wishes"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """One record a line; the sums come with the last one. Raises UnreadableFile."""
    yield from load_schools(files, source=SOURCE)
