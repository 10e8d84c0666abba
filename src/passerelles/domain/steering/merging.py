"""Two people write on the same sheet: what each changed is kept, what both changed is told."""

from collections.abc import Mapping
from dataclasses import dataclass

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed since the second one opened it; None for a line removed."""

    field: str
    theirs: str | None
    mine: str | None


@dataclass(frozen=True, slots=True)
class Merge:
    """``changes`` may be written: they touch nothing that somebody else wrote meanwhile."""

    changes: Mapping[str, str | None]
    clashes: tuple[Clash, ...]


def merge(base: Cells, mine: Mapping[str, str | None], theirs: Cells) -> Merge:
    """Three-way merge, field by field; a field that ``base`` or ``theirs`` lacks does not exist.

    ``base``: what the form showed when it was opened; ``theirs``: what stands now.
    """
    changes: dict[str, str | None] = {}
    clashes = []
    for field, value in mine.items():
        then, now = base.get(field), theirs.get(field)
        if value in (then, now):
            continue
        if then == now:
            changes[field] = value
        else:
            clashes.append(Clash(field, now, value))
    return Merge(changes, tuple(clashes))
