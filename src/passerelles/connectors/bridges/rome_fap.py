"""Load ROME 3 → FAP 2009 (Dares, SAS formats), with and without the qualification."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.connectors.bridges.rows import rows_of
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.bridges.sas_formats import RomeFap, read_sas_formats
from passerelles.formats.common.rejection import Rejection

SOURCE = "bridges_rome_fap"
PLAIN = "Du ROME 3 à la FAP 2009, sans la qualification"
WRITTEN = "Du ROME 3 et de sa qualification à la FAP 2009"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the rows of both tables. Raises UnreadableFile when a format is missing."""
    told: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for path in files:
        for found in read_sas_formats(path):
            yield found if isinstance(found, Rejection) else _rows(found, told, pairs)


def _rows(found: RomeFap, told: set[str], pairs: set[tuple[str, str]]) -> list[Model]:
    rows = rows_of(found.written, told, source=SOURCE, title=WRITTEN)
    pair = found.plain.origin, found.plain.target
    if pair in pairs:
        return rows
    pairs.add(pair)
    return rows + rows_of(found.plain, told, source=SOURCE, title=PLAIN)
