"""What a reader says of a record that it could not keep as it stands."""

from dataclasses import dataclass, fields
from typing import Any, Literal

FRAGMENT_LENGTH = 2000

Severity = Literal["error", "warning"]


class UnreadableFile(ValueError):
    """The whole file cannot be read; the message is a French sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One refused (or doubtful) record, with what an expert needs to mend it.

    ``path`` is ``file:line`` or ``file!member:line``; ``rule`` a stable slug such as
    ``rome.truncated-code``; ``fragment`` the original text. An ``error`` means that the record
    is not kept, a ``warning`` that it is kept and that somebody should look.
    """

    path: str
    rule: str
    message: str
    fragment: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        object.__setattr__(self, "fragment", storable(self.fragment)[:FRAGMENT_LENGTH])
        object.__setattr__(self, "message", storable(self.message))


def storable(text: str) -> str:
    """``text`` with a visible sign for the null characters, which no database column holds."""
    return text.replace("\x00", "\N{SYMBOL FOR NULL}")


def fragment_of(record: Any) -> str:
    """The values of a dataclass as the file gave them, separated by semicolons, its path left out.

    For a refusal told once the row itself is gone.
    """
    values = (getattr(record, field.name) for field in fields(record) if field.name != "path")
    return ";".join(map(_written, values))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
