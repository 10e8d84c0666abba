"""The one list of rules: the checker, the console and the guide all read it."""

from passerelles.formats.lheo.check.families import (
    certifications,
    coherence,
    contacts,
    dates,
    files,
    identifiers,
    nomenclatures,
    places,
    structure,
    texts,
)
from passerelles.formats.lheo.check.rules import Check, Family, Rule
from passerelles.formats.lheo.check.vocabulary import Vocabulary

FAMILIES: tuple[Family, ...] = tuple(
    module.FAMILY
    for module in (
        files,
        structure,
        dates,
        identifiers,
        nomenclatures,
        certifications,
        contacts,
        places,
        texts,
        coherence,
    )
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)


def skipped_rules(vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The rules that this vocabulary cannot feed."""
    return tuple(rule for rule in RULES if not _fed(rule.needs, vocabulary))


def active_checks(vocabulary: Vocabulary) -> dict[str, tuple[Check, ...]]:
    """What to run on each element, by name, with this vocabulary."""
    active: dict[str, list[Check]] = {}
    for family in FAMILIES:
        for name, needs, check in family.checks:
            if _fed(needs, vocabulary):
                active.setdefault(name, []).append(check)
    return {name: tuple(checks) for name, checks in active.items()}


def _fed(needs: str, vocabulary: Vocabulary) -> bool:
    return not needs or getattr(vocabulary, needs) is not None
