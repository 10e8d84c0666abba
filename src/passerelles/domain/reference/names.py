"""Names of territories as a reader expects them."""

import re

_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "aux"})
_BORDERS = re.compile(r"(['’-])")


def readable(name: str) -> str:
    """« ALÈS LA GRAND COMBE » reads « Alès la Grand Combe »; other names are kept as they are.

    A name with figures (« QP2 ») is a code rather than words in capitals.
    """
    if not name.isupper() or any(character.isdigit() for character in name):
        return name
    words = [_capital(word.lower()) for word in name.split(" ")]
    return " ".join((words[0], *(w.lower() if w.lower() in _SMALL else w for w in words[1:])))


def _capital(word: str) -> str:
    """Capitals at the beginning and after an apostrophe or a hyphen."""
    return "".join(part.capitalize() for part in _BORDERS.split(word))
