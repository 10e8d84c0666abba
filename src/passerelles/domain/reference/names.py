"""Names of territories as a reader expects them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_SMALL = frozenset({"de", "du", "des", "la", "le", "les", "sur", "sous", "en", "et", "aux"})
_BORDERS = re.compile(r"(['’-])")
_WORD = re.compile(r"[^\W\d_]+")


def readable(name: str) -> str:
    """« ALÈS LA GRAND COMBE » reads « Alès la Grand Combe »; other names are kept as they are.

    A name with figures (« QP2 ») is a code rather than words in capitals.
    """
    if not name.isupper() or any(character.isdigit() for character in name):
        return name
    words = [_capital(word.lower()) for word in name.split(" ")]
    return " ".join((words[0], *(w.lower() if w.lower() in _SMALL else w for w in words[1:])))


def accents(known: Iterable[str]) -> dict[str, str]:
    """Each word of the known names by what it is without accents; the first of two keeps it."""
    found: dict[str, str] = {}
    for name in known:
        for word in _WORD.findall(name):
            found.setdefault(_plain(word), word)
    return found


def with_accents(text: str, accented: Mapping[str, str]) -> str:
    """The same text, each word that lost some of its accents having them again.

    « Beziers » reads « Béziers » where « Béziers » is known.
    """
    return _WORD.sub(lambda found: accented.get(_plain(found[0]), found[0]), text)


def _plain(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(one for one in letters if not unicodedata.combining(one))


def _capital(word: str) -> str:
    """Capitals at the beginning and after an apostrophe or a hyphen."""
    return "".join(part.capitalize() for part in _BORDERS.split(word))
