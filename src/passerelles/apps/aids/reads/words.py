"""Words of situations that no rule knows, though they look like one that rules do."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from passerelles.apps.aids.reads.situations import slug
from passerelles.domain.aids.conditions import Check, leaves
from passerelles.domain.aids.rules import Rule, RuleBook
from passerelles.domain.aids.situation import SLUGS
from passerelles.formats.aids.records import SituationRecord
from passerelles.formats.common.located import Finding

_ALIKE = 0.8  # « regoin » and « region »; « cpf » and « prf » are two words


def misspelt(records: Iterable[SituationRecord], book: RuleBook) -> Iterator[Finding]:
    """A word that means nothing to any rule is judged as such: a slip would read as a « no »."""
    known = _known_words(book)
    for record in records:
        for name in sorted(SLUGS):
            typed = getattr(record.project, name.removeprefix("project."))
            if near := _near(typed, known[name]):
                told = f"« {typed} » ne dit rien aux règles : vouliez-vous écrire « {near} » ?"
                yield Finding(record.place.file, record.place.line, f"{record.path}.{name}", told)


@lru_cache(maxsize=1_000)  # a file of a hundred thousand situations holds few words
def _near(typed: str, known: tuple[str, ...]) -> str:
    """The word that was meant; empty when it is one that rules know, or looks like none."""
    word = slug(typed)
    if not word or word in known:
        return ""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=_ALIKE)), "")


def _known_words(book: RuleBook) -> Mapping[str, tuple[str, ...]]:
    """By fact, every word that a rule compares it with."""
    words: dict[str, set[str]] = {name: set() for name in SLUGS}
    for check in (check for rule in book.rules.values() for check in _checks(rule)):
        if check.fact.name in words and isinstance(check.operand, frozenset):
            words[check.fact.name] |= check.operand
    return {name: tuple(sorted(found)) for name, found in words.items()}


def _checks(rule: Rule) -> Iterator[Check]:
    for condition in (rule.conditions, *(branch.when for branch in rule.amounts)):
        yield from (leaf for leaf in leaves(condition) if isinstance(leaf, Check))
