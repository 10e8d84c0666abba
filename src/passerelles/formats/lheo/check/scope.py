"""What checks share while a file is read: the reference data and what the file said before."""

from functools import cached_property

from passerelles.formats.lheo.check.vocabulary import Vocabulary


class Scope:
    """The memory of one check of one file."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._seen: set[int] = set()

    def first_time(self, *key: str) -> bool:
        """Whether ``key`` had not been met in this file; hashes keep a file of 2 GB in memory."""
        mark = hash(key)
        if mark in self._seen:
            return False
        self._seen.add(mark)
        return True

    @cached_property
    def registers(self) -> frozenset[str]:
        """The registers (RNCP, RS) that are loaded: of another, nothing can be said."""
        keys = self.vocabulary.certifications or {}
        return frozenset(key.rstrip("0123456789") for key in keys)

    @cached_property
    def codes_by_postcode(self) -> dict[str, list[str]]:
        """The INSEE codes that each postcode serves, arrondissements after their commune."""
        found: dict[str, list[str]] = {}
        for code, fact in (self.vocabulary.communes or {}).items():
            for postcode in fact.postcodes:
                found.setdefault(postcode, []).append(code)
        return found
