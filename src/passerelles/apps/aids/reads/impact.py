"""What publishing an amount would change: worked cases, and a population of demonstration."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from passerelles.apps.aids.demonstration import population
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.aids.reads.amounts import laid_over
from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.aids.reads.cases import worked_cases
from passerelles.apps.aids.reads.situations import situation_of
from passerelles.domain.aids.answer import AidAnswer, AmountUnit
from passerelles.domain.aids.batch import judge_batch
from passerelles.domain.aids.columns import Floats, columns_of
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.common.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A worked case whose answer on one aid would change."""

    case: str
    title: str
    aid: str
    before: AidAnswer
    after: AidAnswer


@dataclass(frozen=True, slots=True)
class AidShift:
    """One aid in the population: how many answers change, how many get an amount or lose it.

    ``delta``: euros per person on average, among those who have an amount before and after.
    """

    aid: str
    unit: AmountUnit | None
    changed: int
    gained: int
    lost: int
    delta: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """``size`` people of demonstration who start within a year of ``entry_from``.

    ``until``: the last day on which the amount would be given; ``is_followed``: because another
    value starts on the next one.
    """

    cases: int
    changes: tuple[CaseChange, ...]
    size: int
    entry_from: date
    until: date
    is_followed: bool
    changed: int
    shifts: tuple[AidShift, ...]


def impact_of(row: DatedAmount) -> Impact:
    """What the row, saved or not, would change of what is answered today. One query."""
    before = rule_book()
    after = laid_over(before, [row])
    shifts, changed = _shifts(before, after, row.starts_on)
    until = after.parameters[row.parameter].last_day(row.starts_on) or row.review_by
    return Impact(
        cases=len(worked_cases()),
        changes=tuple(_case_changes(before, after)),
        size=len(population(row.starts_on)),
        entry_from=row.starts_on,
        until=until,
        is_followed=until < row.review_by,
        changed=changed,
        shifts=shifts,
    )


def _case_changes(before: RuleBook, after: RuleBook) -> Iterable[CaseChange]:
    for case in worked_cases():
        situation = situation_of(case.situation)
        pairs = zip(judge(situation, before), judge(situation, after), strict=True)
        for old, new in pairs:
            if _shown(old) != _shown(new):
                label = before.rules[old.code].label
                yield CaseChange(str(situation.id), case.title, label, old, new)


def _shown(answer: AidAnswer) -> tuple[Verdict, Decimal | None]:
    return answer.verdict, answer.amount


def _shifts(
    before: RuleBook, after: RuleBook, entry_from: date
) -> tuple[tuple[AidShift, ...], int]:
    """By aid that changes for somebody, and how many people change at all."""
    columns = columns_of(population(entry_from))
    old, new = judge_batch(columns, before), judge_batch(columns, after)
    anyone = np.zeros(columns.size, dtype=np.bool_)
    shifts = []
    for code in sorted(before.rules):
        was, now = old.amounts[code], new.amounts[code]
        same = (was == now) | (np.isnan(was) & np.isnan(now))
        moved = ~same | (old.verdicts[code] != new.verdicts[code])
        anyone |= moved
        if moved.any():
            shifts.append(_shift(before, code, moved, was, now))
    return tuple(shifts), int(anyone.sum())


def _shift(
    book: RuleBook,
    code: str,
    moved: npt.NDArray[np.bool_],
    was: Floats,
    now: Floats,
) -> AidShift:
    both = moved & ~np.isnan(was) & ~np.isnan(now)
    mean = Decimal(str(round(float((now - was)[both].mean()), 2))) if both.any() else None
    return AidShift(
        aid=book.rules[code].label,
        unit=book.rules[code].unit,
        changed=int(moved.sum()),
        gained=int((moved & np.isnan(was) & ~np.isnan(now)).sum()),
        lost=int((moved & ~np.isnan(was) & np.isnan(now)).sum()),
        delta=mean,
    )
