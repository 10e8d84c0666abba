"""How the data of a source come: a command, a file, an entry; read in the register of sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from passerelles.apps.indicators.reads.precedence import GENERATED_TYPED, TYPED
from passerelles.formats.sources.register import SourceEntry, read_register


class RemedyKind(StrEnum):
    """``FETCH``: the platform downloads it; ``FILE``: somebody brings a file; ``DERIVED``: it is
    computed from the offer; ``TYPED``: an institution types it.
    """

    FETCH = "fetch"
    FILE = "file"
    DERIVED = "derived"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Remedy:
    """``files``: names recognised (``bmo_*.xlsx``)."""

    kind: RemedyKind
    source: str
    name: str
    files: tuple[str, ...]


def remedies_of(sources: Sequence[str]) -> tuple[Remedy, ...]:
    """One remedy a source that gives real figures; typing, when no source does."""
    entries = [_register()[one] for one in sources if one in _register()]
    real = [_remedy(one) for one in entries if not one.demonstration]
    return tuple(real) or (_remedy(_register()[TYPED]),)


@cache
def _register() -> Mapping[str, SourceEntry]:
    path = Path(str(files("passerelles.content"))) / "sources.yaml"
    return {entry.id: entry for entry in read_register(path)}


def _remedy(entry: SourceEntry) -> Remedy:
    return Remedy(_kind(entry), entry.id, entry.name, entry.files)


def _kind(entry: SourceEntry) -> RemedyKind:
    if entry.id in (TYPED, GENERATED_TYPED):
        return RemedyKind.TYPED
    if entry.origin is not None:
        return RemedyKind.FETCH
    return RemedyKind.FILE if entry.files else RemedyKind.DERIVED
