"""The smallest valid things of the label search."""

from passerelles.domain.reference.search.entries import SearchEntry
from passerelles.domain.reference.search.index import LabelIndex


def entry(code: str, label: str, *variants: str, weight: float = 0.0) -> SearchEntry:
    return SearchEntry("occupation", "ROME-4.60", code, label, variants, weight)


def place(code: str, label: str, *variants: str, weight: float = 0.0) -> SearchEntry:
    return SearchEntry("place", "COG-2026", code, label, variants, weight)


def codes(index: LabelIndex, query: str, **options: object) -> list[str]:
    return [match.code for match in index.search(query, **options)]
