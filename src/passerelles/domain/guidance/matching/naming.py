"""Whether the title of a certification names an occupation."""

from collections.abc import Iterable

from passerelles.domain.guidance.matching.clauses import words
from passerelles.domain.guidance.matching.roots import root

_ALIKE = 0.6  # Dice's ratio from which a title and a name say one trade
# Words that say which kind of title it is, not of what.
_KINDS = """
bac baccalaureat bep bp brevet bts but cap certificat diplome etat licence master
mention metier niveau option pro professionnel specialisation specialite superieur titre
"""
_DULL = frozenset(root(word) for word in _KINDS.split())


def names(title: str, known: Iterable[str]) -> bool:
    """Whether one of the ``known`` names of an occupation is nearly the title."""
    said = _families(title)
    return any(_dice(said, _families(name)) >= _ALIKE for name in known)


def _families(text: str) -> frozenset[str]:
    return frozenset(root(word) for word in words(text)) - _DULL


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)
