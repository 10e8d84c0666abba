"""The rules over many situations at once: verdicts and amounts, as ``judge`` gives them one by one.

Kleene's logic on small integers: no is -1, unknown 0, yes 1, so all is a minimum, any a maximum.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from passerelles.domain.aids.columns import Column, Floats, SituationColumns
from passerelles.domain.aids.conditions import (
    Check,
    Condition,
    Either,
    Every,
    Negation,
    Operator,
    Threshold,
    Unsettled,
)
from passerelles.domain.aids.derived_columns import DERIVED
from passerelles.domain.aids.parameters import Parameter
from passerelles.domain.aids.rules import AmountBranch, Rule, RuleBook

Signs = npt.NDArray[np.int8]
YES, UNKNOWN, NO = 1, 0, -1
_COMPARE: Mapping[Operator, Callable[[Floats, Any], npt.NDArray[np.bool_]]] = {
    Operator.IS: lambda values, wanted: values == wanted,
    Operator.AT_LEAST: lambda values, wanted: values >= wanted,
    Operator.AT_MOST: lambda values, wanted: values <= wanted,
    Operator.MORE_THAN: lambda values, wanted: values > wanted,
    Operator.LESS_THAN: lambda values, wanted: values < wanted,
}


@dataclass(frozen=True, slots=True)
class BatchAnswers:
    """By code of rule, n values in the order of the situations: ``verdicts`` YES, UNKNOWN or NO;
    ``amounts`` euros, NaN where ``judge`` gives none.
    """

    verdicts: Mapping[str, Signs]
    amounts: Mapping[str, Floats]


def judge_batch(
    columns: SituationColumns, book: RuleBook, *, paid_on: date | None = None
) -> BatchAnswers:
    """What the book answers to every situation; ``paid_on`` as in ``judge``."""
    ground = _Ground(columns, book.parameters)
    paid = ground if paid_on is None else ground.paid(paid_on)
    verdicts = {code: ground.verdict(rule.conditions) for code, rule in book.rules.items()}
    amounts = {code: paid.amount(rule, verdicts[code]) for code, rule in book.rules.items()}
    return BatchAnswers(verdicts, amounts)


@dataclass(slots=True)
class _Ground:
    """Columns, dated values, and what was computed of them once."""

    columns: SituationColumns
    parameters: Mapping[str, Parameter]
    _day: Floats | None = None
    _facts: dict[str, Column] = field(default_factory=dict)
    _verdicts: dict[int, Signs] = field(default_factory=dict)
    _dated: dict[str, Floats] = field(default_factory=dict)

    def paid(self, day: date) -> "_Ground":
        """The same facts, the values of one day."""
        days = np.full(self.columns.size, float(day.toordinal()))
        return _Ground(self.columns, self.parameters, days, self._facts)

    def verdict(self, condition: Condition) -> Signs:
        found = self._verdicts.get(id(condition))
        if found is None:
            found = self._verdicts[id(condition)] = self._judged(condition)
        return found

    def _judged(self, condition: Condition) -> Signs:
        match condition:
            case Check():
                return self._compared(condition)
            case Every(parts):
                return self._gathered(parts, np.minimum, YES)
            case Either(parts):
                return self._gathered(parts, np.maximum, NO)
            case Negation(part):
                return -self.verdict(part)
            case Unsettled(settled_by=code):
                return self._settled(code) if code else self._same(UNKNOWN)

    def _gathered(
        self, parts: tuple[Condition, ...], gather: Callable[[Signs, Signs], Signs], start: int
    ) -> Signs:
        found = self._same(start)
        for part in parts:
            found = gather(found, self.verdict(part))
        return found

    def _same(self, sign: int) -> Signs:
        return np.full(self.columns.size, sign, dtype=np.int8)

    def _settled(self, code: str) -> Signs:
        return np.where(np.isnan(self.dated(code)), UNKNOWN, YES).astype(np.int8)

    def _compared(self, check: Check) -> Signs:
        column = self.fact(check.fact.name)
        wanted = check.operand
        if column.words is not None:
            met, is_unknown = _words_met(column, wanted), np.isnan(column.values)
        else:
            against = self._against(wanted)
            met = _COMPARE[check.operator](column.values, against)
            is_unknown = np.isnan(column.values) | np.isnan(against)
        return np.where(is_unknown, UNKNOWN, np.where(met, YES, NO)).astype(np.int8)

    def _against(self, wanted: Any) -> Any:
        if isinstance(wanted, Threshold):
            return self.dated(wanted.parameter)
        return float(wanted.toordinal() if isinstance(wanted, date) else wanted)

    def fact(self, name: str) -> Column:
        if name not in self._facts:
            derived = DERIVED.get(name)
            self._facts[name] = derived(self.columns) if derived else self.columns.said[name]
        return self._facts[name]

    def dated(self, code: str) -> Floats:
        """The value of a parameter on the day of each situation, NaN when nobody may say it."""
        if code not in self._dated:
            day = self.fact("start_day").values if self._day is None else self._day
            self._dated[code] = _values_on(self.parameters[code], day)
        return self._dated[code]

    def amount(self, rule: Rule, verdicts: Signs) -> Floats:
        """One amount where every branch that may apply gives the same."""
        is_open = verdicts == YES
        found = np.full(self.columns.size, np.nan)
        has_found = np.zeros(self.columns.size, dtype=np.bool_)
        is_doubtful = np.zeros(self.columns.size, dtype=np.bool_)
        for branch in rule.amounts:
            sign = self.verdict(branch.when)
            reached = is_open & (sign != NO)
            value = self._branch(branch)
            is_doubtful |= reached & (np.isnan(value) | (has_found & (value != found)))
            found = np.where(reached & ~has_found, value, found)
            has_found |= reached
            is_open &= sign != YES
        return np.where(is_doubtful, np.nan, found)

    def _branch(self, branch: AmountBranch) -> Floats:
        if branch.parameter:
            return _to_cents(self.dated(branch.parameter))
        if branch.fact is None:
            return np.full(self.columns.size, np.nan)
        value = self.fact(branch.fact.name).values
        if branch.floor:
            value = np.maximum(value, self.dated(branch.floor))
        if branch.ceiling:
            value = np.minimum(value, self.dated(branch.ceiling))
        return _to_cents(value)


def _words_met(column: Column, wanted: Any) -> npt.NDArray[np.bool_]:
    allowed = wanted if isinstance(wanted, frozenset) else {wanted}
    table = np.array([*(word in allowed for word in column.words or ()), False])
    met: npt.NDArray[np.bool_] = table[np.nan_to_num(column.values, nan=-1).astype(np.int64)]
    return met


def _values_on(parameter: Parameter, day: Floats) -> Floats:
    """The dated values of a parameter for each day (ordinals)."""
    ordered = parameter.values
    since = np.array([one.since.toordinal() for one in ordered], dtype=np.float64)
    values = [one.on(one.since) for one in ordered]
    due = [np.inf if one.review_by is None else one.review_by.toordinal() for one in ordered]
    # One more element, for the days before the first value and for those unknown.
    values_of = np.array([*(np.nan if v is None else float(v) for v in values), np.nan])
    due_of = np.array([*due, np.inf])
    rank = np.searchsorted(since, day, side="right") - 1
    rank = np.where(np.isnan(day), -1, rank)
    return np.where(day > due_of[rank], np.nan, values_of[rank])


def _to_cents(value: Floats) -> Floats:
    # Half up, as the amounts of one situation; the nudge is under any amount in decimals.
    return np.floor(value * 100 + 0.5 + 1e-7) / 100
