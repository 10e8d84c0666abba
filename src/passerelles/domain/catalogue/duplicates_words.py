"""Names and titles as two publishers may both write them."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

_EMPTY = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour")
)


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Lower case without accents, punctuation or articles: « C.A.P. Pâtissier », cap patissier."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace(".", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", letters)
    return " ".join(word for word in words if word not in _EMPTY)


def similarity(one: str, two: str) -> float:
    """From 0 to 1, whatever the order of the words; 0 when one is empty."""
    left, right = folded(one), folded(two)
    if not left or not right:
        return 0.0
    return token_sort_ratio(*sorted((left, right))) / 100
