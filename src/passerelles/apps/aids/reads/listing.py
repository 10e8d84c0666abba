"""Rules as people look them up: the values each depends on, and those that are to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from passerelles.domain.aids.conditions import thresholds
from passerelles.domain.aids.parameters import DatedValue, Parameter
from passerelles.domain.aids.rules import Reference, Rule, RuleBook


@dataclass(frozen=True, slots=True)
class ValueStanding:
    """A parameter on a day. ``dated``: what is written for it; ``is_usable``: whether an answer
    may lean on it; ``source``: where it was read.
    """

    parameter: Parameter
    dated: DatedValue | None
    is_usable: bool
    source: Reference | None

    @property
    def review_by(self) -> date | None:
        return self.dated.review_by if self.dated else None


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """A rule on a day, with its amounts then its thresholds; ``excluded``: what it is never added
    to.
    """

    rule: Rule
    excluded: tuple[Rule, ...]
    amounts: tuple[ValueStanding, ...]
    thresholds: tuple[ValueStanding, ...]
    sources: tuple[Reference, ...]


def standings(book: RuleBook, on: date) -> tuple[RuleStanding, ...]:
    """Every rule, by name."""
    ordered = sorted(book.rules.values(), key=lambda rule: rule.label)
    return tuple(_rule(rule, book, on) for rule in ordered)


def value_standing(book: RuleBook, code: str, on: date) -> ValueStanding:
    """Raises KeyError for a code that the book does not know."""
    parameter = book.parameters[code]
    dated = parameter.dated(on)
    return ValueStanding(
        parameter=parameter,
        dated=dated,
        is_usable=parameter.on(on) is not None,
        source=book.sources.get(dated.source) if dated else None,
    )


def parameters_of(rule: Rule) -> tuple[str, ...]:
    """Codes of the amounts, then of the thresholds of a rule, each once."""
    return tuple(dict.fromkeys((*_amounts(rule), *_thresholds(rule))))


def excluded_by(rule: Rule, book: RuleBook) -> tuple[Rule, ...]:
    """The other rules of its cumulation group, by code: one of them is paid at most."""
    codes = sorted(book.rules) if rule.group else ()
    others = (book.rules[code] for code in codes if code != rule.code)
    return tuple(other for other in others if other.group == rule.group)


def rules_with(book: RuleBook, parameter: str) -> tuple[Rule, ...]:
    """The rules that depend on a parameter, by code."""
    return tuple(
        book.rules[c] for c in sorted(book.rules) if parameter in parameters_of(book.rules[c])
    )


def _rule(rule: Rule, book: RuleBook, on: date) -> RuleStanding:
    amounts = tuple(dict.fromkeys(_amounts(rule)))
    others = [code for code in dict.fromkeys(_thresholds(rule)) if code not in amounts]
    return RuleStanding(
        rule=rule,
        excluded=excluded_by(rule, book),
        amounts=tuple(value_standing(book, code, on) for code in amounts),
        thresholds=tuple(value_standing(book, code, on) for code in others),
        sources=tuple(book.sources[key] for key in rule.sources),
    )


def _amounts(rule: Rule) -> Iterator[str]:
    for branch in rule.amounts:
        yield from filter(None, (branch.parameter, branch.floor, branch.ceiling))


def _thresholds(rule: Rule) -> Iterator[str]:
    yield from thresholds(rule.conditions)
    for branch in rule.amounts:
        yield from thresholds(branch.when)
