"""The months of a timeline, with any way of judging: what ``timeline`` does with the rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from passerelles.domain.aids.answer import AidAnswer, AmountUnit
from passerelles.domain.aids.income import IncomeMonth, IncomePart, Period
from passerelles.domain.aids.means import means
from passerelles.domain.aids.shares import (
    NO_END,
    REPEATED,
    ZERO,
    Share,
    closed,
    one_of_each_group,
    share_of,
)
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, Situation
from passerelles.domain.aids.spans import Span, month_after, spans
from passerelles.domain.common.verdict import Verdict

Judge = Callable[[Situation], Sequence[AidAnswer]]
_BENEFITS = frozenset({"aref"})  # they last as long as the benefit that they continue


@dataclass(frozen=True, slots=True)
class Ground:
    """What a timeline is read from. ``periods``: as ``bounded`` gives them; ``labels``: by code."""

    person: PersonFacts
    periods: tuple[Period, ...]
    answers: Judge
    labels: Mapping[str, str]


def income(ground: Ground, *, first_month: date, months: int) -> tuple[IncomeMonth, ...]:
    """``months`` months from that of ``first_month``."""
    start = first_month.replace(day=1)
    return tuple(_month(ground, month_after(start, rank)) for rank in range(months))


def _month(ground: Ground, month: date) -> IncomeMonth:
    end = ground.person.are_end
    cuts = [end + timedelta(days=1)] if end else []
    found = [
        share for span in spans(month, ground.periods, cuts) for share in _shares(ground, span)
    ]
    parts = tuple(_parts(found, ground.labels))
    bounds = [part.at_most for part in parts]
    known = [bound for bound in bounds if bound is not None]
    return IncomeMonth(
        month=month,
        at_least=sum((part.at_least for part in parts), ZERO),
        at_most=sum(known, ZERO) if len(known) == len(bounds) else None,
        parts=parts,
    )


def _shares(ground: Ground, span: Span) -> Iterator[Share]:
    yield from means(ground.person, span)
    for period in span.running:
        if period.project is not None:
            yield from one_of_each_group(_aids(ground, span, period))


def _aids(ground: Ground, span: Span, period: Period) -> Iterator[Share]:
    """What the rules give on the stretch for one step."""
    for answer in ground.answers(_situation(ground.person, period, span.first)):
        if answer.verdict is Verdict.NO:
            continue
        share = share_of(answer, span.fraction)
        opens = span.first in (period.start, span.first.replace(day=1))
        if answer.unit is AmountUnit.MONTH or (answer.unit is not AmountUnit.ONCE and opens):
            yield _while_it_lasts(share, ground.person, period)
        elif span.first == period.start:
            yield share.widened(REPEATED) if _had(ground, span, answer.code) else share


def _had(ground: Ground, span: Span, code: str) -> bool:
    """Whether an earlier step surely gave this one-off aid."""
    return any(
        answer.code == code and answer.verdict is Verdict.YES
        for step in span.ended
        if step.project is not None
        for answer in ground.answers(_situation(ground.person, step, step.start))
    )


def _while_it_lasts(share: Share, person: PersonFacts, period: Period) -> Share:
    unended = period.end is None or (share.code in _BENEFITS and person.are_end is None)
    return share.widened(NO_END) if unended else share


def _situation(person: PersonFacts, period: Period, day: date) -> Situation:
    """The step on a day: it starts and ends as its period does, unless the project says so."""
    project = period.project or ProjectFacts()
    dated = replace(project, entry=project.entry or period.start, end=project.end or period.end)
    return Situation(id=period.label, date=day, person=person, project=dated)


def _parts(shares: Sequence[Share], labels: Mapping[str, str]) -> Iterator[IncomePart]:
    ordered = sorted(shares, key=lambda share: share.code)
    for code, members in groupby(ordered, key=lambda share: share.code):
        label = " ou ".join(labels.get(one, one) for one in code.split("+"))
        yield closed(list(members), label)
