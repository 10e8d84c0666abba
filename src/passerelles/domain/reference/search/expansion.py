"""From one typed word to the words of the index that it may mean, with how likely each is."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from passerelles.domain.reference.search.groups import Ints, letters, position
from passerelles.domain.reference.search.shard import Lexicon
from passerelles.domain.reference.search.words import ABBREVIATIONS, INTENT_WORDS, family, stem

EXACT, STEM, JOINED, ABBREVIATED, FAMILY = 1.0, 0.95, 0.95, 0.9, 0.62
_PREFIX_LENGTH = 3
_TYPO_LENGTH = 6
_TWO_TYPOS_LENGTH = 9
_COST_OF_TYPO = 1.6
# Kin: shared beginning, at least 4 letters and 60 % of the typed word.
_KIN_LENGTH, _KIN_SHARED, _KIN_SHARE = 5, 4, 0.6
_KIN_FACTOR, _KIN_MOST = 0.7, 200
_INTENT_FACTOR = 0.15
_UNKNOWN_FACTOR = 0.5


@dataclass(slots=True)
class Expansion:
    """The words that one typed word may mean.

    ``similar`` gives a similarity (0 to 1) to word numbers, ``prefixed`` is the range of the words
    that begin so, ``weight`` is what the typed word counts for in the query.
    """

    typed: str
    similar: dict[int, float] = field(default_factory=dict)
    prefixed: range = range(0)
    weight: float = 0.0

    def add(self, number: int, similarity: float) -> None:
        """Keep the best similarity given to a word."""
        self.similar[number] = max(similarity, self.similar.get(number, 0.0))


def expand(lexicon: Lexicon, typed: Sequence[str]) -> list[Expansion]:
    """Expand each typed word; a compound that nobody wrote is split, two words are also joined."""
    words = [part for word in typed for part in _parts(lexicon, word)]
    expansions = [_expand_word(lexicon, word) for word in words]
    for first, second in pairwise(expansions):
        joined = position(lexicon.words, first.typed + second.typed)
        if joined >= 0:
            first.add(joined, JOINED)
            second.add(joined, JOINED)
    return expansions


def allowed_typos(length: int) -> int:
    """How many errors are forgiven in a word of this length: 1 from 6 letters, 2 from 9."""
    return (length >= _TYPO_LENGTH) + (length >= _TWO_TYPOS_LENGTH)


def _expand_word(lexicon: Lexicon, typed: str) -> Expansion:
    found = Expansion(typed)
    for number, similarity in _kin(lexicon, typed):
        found.add(number, similarity)
    for number in lexicon.families.of(family(stem(typed))):
        found.add(int(number), FAMILY)
    for number in lexicon.stems.of(stem(ABBREVIATIONS.get(typed, ""))):
        found.add(int(number), ABBREVIATED)
    same_stem = lexicon.stems.of(stem(typed))
    for number in same_stem:
        found.add(int(number), STEM)
    exact = position(lexicon.words, typed)
    if exact >= 0:
        found.add(exact, EXACT)
    else:
        for number, similarity in _typos(lexicon, typed):
            found.add(number, similarity)
    found.prefixed = _prefixed(lexicon, typed)
    found.weight = _weight(lexicon, found, same_stem)
    return found


def _prefixed(lexicon: Lexicon, typed: str) -> range:
    if len(typed) < _PREFIX_LENGTH:
        return range(0)
    start = bisect_left(lexicon.words, typed)
    return range(start, bisect_left(lexicon.words, typed + "\x7f", lo=start))


def _kin(lexicon: Lexicon, typed: str) -> Iterator[tuple[int, float]]:
    """Words that begin alike: « bijoux » and « bijoutier », « élagage » and « élagueur »."""
    if len(typed) < _KIN_LENGTH or not typed.isalpha():
        return
    begun = _prefixed(lexicon, typed[: max(_KIN_SHARED, ceil(_KIN_SHARE * len(typed)))])
    if len(begun) > _KIN_MOST:
        return
    for number in begun:
        alike = Indel.normalized_similarity(typed, lexicon.words[number])
        yield number, _KIN_FACTOR * alike


def _typos(lexicon: Lexicon, typed: str) -> Iterator[tuple[int, float]]:
    """Words at a small distance, transpositions counting one, the first letter free to change."""
    length, last = len(typed), len(lexicon.length_offsets) - 1
    reach = allowed_typos(length + allowed_typos(length + 1))
    if not reach or not typed.isalpha():
        return
    bounds = (max(length - reach, 0), min(length + reach + 1, last))
    if bounds[0] >= bounds[1]:
        return
    low, high = lexicon.length_offsets[bounds[0]], lexicon.length_offsets[bounds[1]]
    candidates = low + _same_letters(lexicon.letters_by_length[low:high], letters(typed), reach)
    words = [lexicon.by_length[at] for at in candidates.tolist()]
    near = process.extract(typed, words, scorer=OSA.distance, score_cutoff=reach, limit=None)
    for word, distance, at in near:
        longest = max(len(word), length)
        if distance <= allowed_typos(longest):
            number = int(lexicon.number_by_length[candidates[at]])
            yield number, 1.0 - _COST_OF_TYPO * distance / longest


def _same_letters(sets: NDArray[np.uint32], typed: int, reach: int) -> NDArray[np.intp]:
    """Words that lack at most ``reach`` letters on either side: no other can be near enough."""
    wanted = np.uint32(typed)
    missing = np.bitwise_count(sets & ~wanted)
    extra = np.bitwise_count(~sets & wanted)
    return np.flatnonzero((missing <= reach) & (extra <= reach))


def _weight(lexicon: Lexicon, found: Expansion, same_stem: Ints) -> float:
    """What the typed word counts for: its rarity, or that of what it probably means."""
    if len(same_stem):
        weight = float(lexicon.weight[same_stem[0]])
    elif found.similar:
        weight = float(lexicon.weight[max(found.similar, key=lambda n: found.similar[n])])
    elif found.prefixed:
        weight = float(np.mean(lexicon.weight[found.prefixed.start : found.prefixed.stop]))
    else:
        weight = _UNKNOWN_FACTOR * float(lexicon.weight.max(initial=1.0))
    return weight * (_INTENT_FACTOR if found.typed in INTENT_WORDS else 1.0)


def _parts(lexicon: Lexicon, typed: str) -> tuple[str, ...]:
    """Two known words written as one, when the whole means nothing: « webdesigner »."""
    if position(lexicon.words, typed) >= 0 or len(lexicon.stems.of(stem(typed))):
        return (typed,)
    for at in range(_PREFIX_LENGTH, len(typed) - _PREFIX_LENGTH + 1):
        parts = typed[:at], typed[at:]
        if all(len(lexicon.stems.of(stem(part))) for part in parts):
            return parts
    return (typed,)
