"""Where a list of results stopped: the index, the day's draw and the rank, as one opaque text."""

import base64
import binascii
import re
from dataclasses import dataclass

_CONTENT = re.compile(r"1\.(\d{1,15})\.(\d{1,10})\.(\d{1,9})")
_LONGEST = 80


class BrokenCursor(ValueError):
    """A text that no search gave."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """``seed`` draws the order among equals; ``rank`` is that of the next result, from 0."""

    generation: int
    seed: int
    rank: int

    def __str__(self) -> str:
        content = f"1.{self.generation}.{self.seed}.{self.rank}"
        return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """Raises BrokenCursor when the text is not a cursor."""
    try:
        if len(text) > _LONGEST:
            raise BrokenCursor(text)
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found = _CONTENT.fullmatch(base64.urlsafe_b64decode(padded).decode("ascii"))
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise BrokenCursor(text) from error
    if found is None:
        raise BrokenCursor(text)
    return Cursor(*(int(number) for number in found.groups()))
