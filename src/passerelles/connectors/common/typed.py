"""Figures that institutions type: they come through the steering desk, with their evidence."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.connectors.common.editions import Outcome
from passerelles.formats.common.rejection import UnreadableFile


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Raises UnreadableFile."""
    raise UnreadableFile(
        "Ces valeurs se saisissent au nom d’une institution, une à une ou par un tableau CSV : "
        "ouvrez « Pilotage », « Indicateurs », « Importer un tableau »."
    )
