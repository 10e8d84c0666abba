"""What a label index is built from and what it answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found.

    ``variants`` are its other names as written (appellations, synonyms, postcodes), both gender
    forms in one text when ROME writes them so. ``weight`` (0 to 1) decides between equal answers:
    population of a commune, number of uses. ``variant_weights`` follows ``variants`` (0 to 1, a
    missing one is 1): a synonym shared by several occupations names the likeliest first.
    """

    kind: str
    edition: str
    code: str
    label: str
    variants: tuple[str, ...] = ()
    weight: float = 0.0
    variant_weights: tuple[float, ...] = ()

    def variant_weight(self, position: int) -> float:
        """The weight of one variant, by its position in ``variants``."""
        if position < len(self.variant_weights):
            return self.variant_weights[position]
        return 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """One answer: ``matched`` is the label, variant or code that matched, as written."""

    kind: str
    edition: str
    code: str
    label: str
    matched: str
    score: float


@dataclass(frozen=True, slots=True)
class Synonym:
    """Everyday words and the codes they lead to, likeliest first.

    A code is bare (``F1610``: the newest edition) or carries its edition (``ROME-3.47:F1610``).
    """

    words: tuple[str, ...]
    codes: tuple[str, ...]


_LOSS_PER_RANK = 0.08
_LOWEST_WEIGHT = 0.5


def with_synonyms(
    entries: Iterable[SearchEntry], synonyms: Sequence[Synonym], *, newest: str
) -> Iterator[SearchEntry]:
    """Add to each entry the everyday words that lead to its code.

    ``newest`` is the edition that bare codes mean: F1610 is roofing in ROME 3.47 and solar
    installation in 4.60, so a bare code never reaches an older edition.
    """
    by_key: dict[str, dict[str, float]] = {}
    for synonym in synonyms:
        for rank, code in enumerate(synonym.codes):
            weight = max(_LOWEST_WEIGHT, 1.0 - _LOSS_PER_RANK * rank)
            words = by_key.setdefault(code if ":" in code else f"{newest}:{code}", {})
            words.update({word: max(weight, words.get(word, 0.0)) for word in synonym.words})
    for entry in entries:
        yield _extended(entry, by_key.get(f"{entry.edition}:{entry.code}", {}))


def _extended(entry: SearchEntry, added: dict[str, float]) -> SearchEntry:
    if not added:
        return entry
    known = tuple(entry.variant_weight(position) for position in range(len(entry.variants)))
    return replace(
        entry,
        variants=(*entry.variants, *added),
        variant_weights=(*known, *added.values()),
    )
