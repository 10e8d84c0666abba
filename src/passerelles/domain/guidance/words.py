"""Words of labels, brought to what two spellings of one idea share."""

import re
import unicodedata
from collections.abc import Iterable

_STEM = 6  # letters kept: « servir », « service » and « serveuse » part later than « couvreur »
_SHORTEST = 3
_EMPTY = frozenset(
    (
        *("afin", "ainsi", "aux", "avec", "ces", "cet", "cette", "dans", "des", "elle", "entre"),
        *("est", "etc", "les", "leur", "leurs", "lors", "non", "nos", "notre", "par", "pas"),
        *("plus", "pour", "que", "qui", "sans", "selon", "ses", "son", "sous", "sur", "tout"),
        *("toute", "tous", "toutes", "une", "vers"),
    )
)


def fold(text: str) -> str:
    """Lower case without accents: « Œuvre d’été » gives « oeuvre d’ete »."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def stems(text: str) -> tuple[str, ...]:
    """First letters of the words that carry meaning, in their order, repeats kept."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return tuple(word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _EMPTY)


def grams(text: str, size: int = 4) -> Iterable[str]:
    """Every run of ``size`` letters of each word, its ends marked by a space."""
    for word in re.findall(r"[a-z0-9]+", fold(text)):
        marked = f" {word} "
        if len(word) >= _SHORTEST and word not in _EMPTY:
            yield from (marked[at : at + size] for at in range(max(1, len(marked) - size + 1)))
