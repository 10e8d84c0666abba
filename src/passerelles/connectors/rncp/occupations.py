"""Which occupation a ROME code and its label mean, over the editions loaded."""

import re
import unicodedata
from collections.abc import Iterable

from passerelles.apps.reference.reads.resolution import LoadedOccupation

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


class RomeIndex:
    """Occupations by code and label, and by code alone.

    A code changes its meaning from one edition to the next (F1610 was roofing, it became solar
    panels): the label received tells the edition, and comes first. Without it, a bare code means
    the newest edition that holds it.
    """

    def __init__(self, occupations: Iterable[LoadedOccupation]) -> None:
        self._by_label: dict[tuple[str, str], str] = {}
        self._by_code: dict[str, str] = {}
        # Files repeat some 600 pairs over tens of thousands of rows.
        self._resolved: dict[tuple[str, str], str | None] = {}
        for occupation in occupations:
            self._by_label.setdefault((occupation.code, fold(occupation.label)), occupation.id)
            self._by_code.setdefault(occupation.code, occupation.id)

    def __bool__(self) -> bool:
        return bool(self._by_code)

    def resolve(self, code: str, label: str) -> str | None:
        """The key of the occupation that ``code`` and ``label`` mean; None when none is loaded."""
        received = (code, label)
        if received not in self._resolved:
            found = self._by_label.get((code, fold(label))) or self._by_code.get(code)
            self._resolved[received] = found
        return self._resolved[received]


def fold(text: str) -> str:
    """``text`` without case, accents nor punctuation, to compare labels typed by several hands."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", letters).strip()
