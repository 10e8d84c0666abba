"""Sorted groups of words in flat arrays: a few megabytes where dicts of sets take hundreds."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Groups:
    """Members (word numbers) by key (a stem, a family); ``members[offsets[k]:offsets[k + 1]]``."""

    keys: list[str]
    offsets: Ints
    members: Ints

    def of(self, key: str) -> Ints:
        """The word numbers filed under ``key``, none when it is unknown."""
        found = position(self.keys, key)
        if found < 0:
            return self.members[:0]
        return self.members[self.offsets[found] : self.offsets[found + 1]]


def group(keys_of_words: Sequence[str]) -> tuple[Groups, Ints]:
    """File word ``n`` under ``keys_of_words[n]``; also the number of the key of each word."""
    keys = sorted(set(keys_of_words))
    number = {key: at for at, key in enumerate(keys)}
    of_word = np.fromiter(map(number.__getitem__, keys_of_words), np.int32, len(keys_of_words))
    members = np.argsort(of_word, kind="stable").astype(np.int32)
    offsets = offsets_of(of_word, len(keys))
    return Groups(keys, offsets, members), of_word


def offsets_of(numbers: Ints, size: int) -> Ints:
    """Where each number from 0 to ``size`` starts once ``numbers`` are sorted."""
    counts = np.bincount(numbers, minlength=size)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def position(sorted_words: Sequence[str], word: str) -> int:
    """The place of ``word`` in a sorted list, -1 when absent."""
    at = bisect_left(sorted_words, word)
    return at if at < len(sorted_words) and sorted_words[at] == word else -1


def letters(word: str) -> int:
    """The letters of a folded word as a set of bits, ``a`` first; digits share the last bits."""
    bits = 0
    for character in set(word):
        bits |= 1 << (ord(character) & 31)
    return bits
