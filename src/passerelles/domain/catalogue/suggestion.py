"""Names that complete what is being typed, by the beginning of any of their words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from passerelles.domain.catalogue.words import GRAMMAR_WORDS, words_of

SHORTEST_PREFIX = 3
_MOST_STARTS = 8
_AFTER_EVERY_WORD = "\x7f"


@dataclass(frozen=True, slots=True)
class NameStart:
    """A name read from one of its words on: ``name`` is its number."""

    text: str
    name: int
    whole: bool


class SortedTexts(Protocol):
    """Texts by position, wherever they are kept."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> str: ...


def starts(names: Sequence[str]) -> list[NameStart]:
    """Every beginning by which a name can be typed, in order."""
    found = [start for number, name in enumerate(names) for start in _starts(number, name)]
    return sorted(found, key=lambda start: (start.text, start.name))


def typed_prefix(text: str) -> str:
    """What is looked up for a text being typed; empty below three letters."""
    prefix = " ".join(words_of(text))
    return prefix if len(prefix) >= SHORTEST_PREFIX else ""


def begun_by(texts: SortedTexts, prefix: str) -> range:
    """Positions of the sorted ``texts`` that begin with ``prefix``."""
    first = bisect_left(texts, prefix)
    return range(first, bisect_left(texts, prefix + _AFTER_EVERY_WORD, lo=first))


def _starts(number: int, name: str) -> Iterator[NameStart]:
    words = words_of(name)
    heads = (at for at, word in enumerate(words) if at == 0 or word not in GRAMMAR_WORDS)
    for at in islice(heads, _MOST_STARTS):
        yield NameStart(" ".join(words[at:]), number, whole=at == 0)
