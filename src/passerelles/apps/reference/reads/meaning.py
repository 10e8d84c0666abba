"""Whether one code kept its meaning from one edition of the ROME to the next.

A code can be given to another trade: F1610 is roofing in 3.47 and solar installation in 4.60. No
file says so; what does is that the new label resembles neither the old label nor any of the old
appellations. Measured on the 532 codes common to 3.47 and 4.60: this rule singles out F1610 and
nothing else but rare rewordings, read by hand.
"""

import re
import unicodedata
from collections.abc import Iterable

_STEM = 5  # letters: « conduite » and « conducteur » share them, « couverture » and « couvreur » no
_ALIKE = 0.2  # share of common stems, on the data above: 0.12 for F1610, 0.20 for the next one
_EMPTY_WORDS = frozenset(
    (
        *("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"),
        *("ou", "par", "pour", "sur", "un", "une"),
    )
)


def same_meaning(label: str, old_label: str, old_appellations: Iterable[str] = ()) -> bool:
    """Whether ``label`` can still name what ``old_label`` and its appellations named."""
    stems = _stems(label)
    if stems & _stems(old_label):
        return True
    return any(_share(stems, _stems(name)) >= _ALIKE for name in old_appellations)


def _stems(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[a-z]{2,}", letters)
    return {word[:_STEM] for word in words if word not in _EMPTY_WORDS}


def _share(one: set[str], other: set[str]) -> float:
    either = one | other
    return len(one & other) / len(either) if either else 0.0
