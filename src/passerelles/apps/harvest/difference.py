"""What an import changes in one table."""

from dataclasses import dataclass, field

SAMPLE = 5


@dataclass(slots=True)
class TableDifference:
    """How many rows of one table an import adds, changes and closes, with a few keys of each."""

    added: int = 0
    changed: int = 0
    closed: int = 0
    samples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.added + self.changed + self.closed
