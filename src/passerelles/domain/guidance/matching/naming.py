"""The occupation that the title of a certification names."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from passerelles.domain.guidance.matching.clauses import words
from passerelles.domain.guidance.matching.roots import root

_ALIKE = 0.6  # Dice's ratio from which a title and a name say one trade
# Words that say which kind of title it is, not of what.
_KINDS = """
bac baccalaureat bep bp brevet bts but cap certificat diplome etat licence master
mention metier niveau option pro professionnel specialisation specialite superieur titre tp
"""
_DULL = frozenset(root(word) for word in _KINDS.split())


def named(titles: Iterable[str], known: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Of the ``known`` occupations (key → names), those that the titles name best; often none."""
    said = [_families(title) for title in titles]
    alike = {
        key: max((_dice(one, _families(name)) for one in said for name in names), default=0.0)
        for key, names in known.items()
    }
    best = max(alike.values(), default=0.0)
    return tuple(key for key, ratio in alike.items() if ratio == best >= _ALIKE)


@lru_cache(maxsize=50_000)
def _families(text: str) -> frozenset[str]:
    return frozenset(root(word) for word in words(text)) - _DULL


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)
