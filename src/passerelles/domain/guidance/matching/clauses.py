"""A French text cut into the things it says, each as its folded words without grammar."""

import re
from collections.abc import Iterable

from passerelles.domain.guidance.words import fold

Clause = tuple[str, ...]

_BETWEEN = re.compile(r"[,;:.()•\n]+|\s(?:et|ou|puis|ainsi que|afin de)\s")
# « À la fin de la formation, vous saurez : », « Au programme : »: nothing of what is learnt.
_OPENING = re.compile(
    r"^[^:;.]{0,60}\b(?:formation|programme|objectifs?|modules?|contenus?)\b[^:;.]{0,40}:",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9+#]+")
_WRITTEN = """
a afin ai ainsi au aux avec avoir ce ceci cela celle celui ces cet cette ceux chaque chez ci
comme d dans de des du elle elles en entre est et etre eux il ils jusqu l la le les leur leurs
lors lui mais me n ne nos notre on ou par pas plus pour qu que qui quelque s sa sans se selon
ses si soi son sont sous sur tous tout toute toutes un une vers vos votre y c j m t
"""
_GRAMMAR = frozenset(_WRITTEN.split())
LONGEST = 5_000  # characters: a text beyond is a document, read no further


def clauses(text: str) -> tuple[Clause, ...]:
    """Between commas, points, « et », « ou ». Empty when the text says nothing."""
    told = _OPENING.sub("", text[:LONGEST])
    said = (words(part) for part in _BETWEEN.split(told))
    return tuple(clause for clause in said if clause)


def words(text: str) -> Clause:
    """Folded words, repeats kept: « L’étanchéité d’un toit » gives etancheite, toit."""
    return tuple(word for word in _WORD.findall(fold(text)) if word not in _GRAMMAR)


def all_clauses(texts: Iterable[str]) -> list[tuple[Clause, ...]]:
    """Each text in its clauses."""
    return [clauses(text) for text in texts]
