"""Words of labels, brought to what two spellings of one idea share."""

import re
import unicodedata

_STEM = 8  # letters kept: « réception » meets « réceptionniste », « couvreur » no « couverture »
_ACCENTS = re.compile("[\u0300-\u036f]")
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
    return _ACCENTS.sub("", plain)


def stems(text: str) -> tuple[str, ...]:
    """First letters of the words that carry meaning, in their order, repeats kept."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    return tuple(word[:_STEM] for word in words if len(word) >= _SHORTEST and word not in _EMPTY)
