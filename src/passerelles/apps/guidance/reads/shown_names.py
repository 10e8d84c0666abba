"""The names that guidance shows: those of the ROME, with accents, save where they mislead."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.domain.reference.names import accents, with_accents
from passerelles.formats.guidance.names import NameRecords, read_names


def shown_occupations(keys: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    """The name to show of each occupation; ``keys`` with their edition."""
    named = _records().names
    return shown_labels(
        named.get(key.rpartition(":")[2], label) for key, label in zip(keys, labels, strict=True)
    )


def shown_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """The same labels, the capitals that lost their accent having it again."""
    accented = accents(_records().capitals)
    return tuple(with_accents(label, accented) for label in labels)


@cache
def _records() -> NameRecords:
    path = Path(str(files("passerelles.content"))) / "guidance" / "names.yaml"
    return read_names(path)
