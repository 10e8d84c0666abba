"""Source ``inserjeunes_cfa``: the same files about apprentices."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.outcomes.load import APPRENTICES
from passerelles.connectors.outcomes.load import load as load_outcomes


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_outcomes(files, source=APPRENTICES)
