"""Words of situations that no rule knows, though they look like one that rules do."""

import difflib
from collections.abc import Iterable, Iterator, Mapping

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
            near = difflib.get_close_matches(slug(typed), known[name], n=1, cutoff=_ALIKE)
            if near and slug(typed) not in known[name]:
                told = f"« {typed} » ne dit rien aux règles : vouliez-vous écrire « {near[0]} » ?"
                yield Finding(record.place.file, record.place.line, f"{record.path}.{name}", told)


def _known_words(book: RuleBook) -> Mapping[str, list[str]]:
    """By fact, every word that a rule compares it with."""
    words: dict[str, set[str]] = {name: set() for name in SLUGS}
    for check in (check for rule in book.rules.values() for check in _checks(rule)):
        if check.fact.name in words and isinstance(check.operand, frozenset):
            words[check.fact.name] |= check.operand
    return {name: sorted(found) for name, found in words.items()}


def _checks(rule: Rule) -> Iterator[Check]:
    for condition in (rule.conditions, *(branch.when for branch in rule.amounts)):
        yield from (leaf for leaf in leaves(condition) if isinstance(leaf, Check))
