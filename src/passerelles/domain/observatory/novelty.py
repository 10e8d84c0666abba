"""Occupations and skills that a nomenclature did not name before: what emerges, told by its words.

A code that is new only because an old one was split keeps its old names; one whose names are
mostly new tells work that nobody named. That share is all we measure: nothing is weighed.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Novelty:
    """An occupation: its names absent from the earlier edition, out of all its names."""

    code: str
    new_names: int
    names: int
    is_new_code: bool

    @property
    def share(self) -> float:
        return self.new_names / self.names

    @property
    def emerges(self) -> bool:
        """Whether it has a code of its own and mostly names that did not exist."""
        return self.is_new_code and self.share >= MOSTLY


def novelties(
    names: Mapping[str, Collection[str]],
    *,
    known_names: Collection[str],
    known_codes: Collection[str],
) -> list[Novelty]:
    """Occupations with at least one new name, those with the most first.

    ``names``: the names (identifiers that editions share) of each code of the later edition;
    ``known_names`` and ``known_codes``: those of the earlier one.
    """
    known = set(known_names)
    found = [
        Novelty(code, len(set(own) - known), len(set(own)), code not in known_codes)
        for code, own in names.items()
        if own
    ]
    kept = [one for one in found if one.new_names]
    return sorted(kept, key=lambda one: (-one.new_names, -one.share, one.code))
