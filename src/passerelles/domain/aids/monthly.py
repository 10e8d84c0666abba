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

# Answers on a situation, with the amounts of a day.
Judge = Callable[[Situation, date], Sequence[AidAnswer]]
_BENEFITS = frozenset({"aref"})  # they last as long as the benefit that they continue
_AFTER_BENEFITS = frozenset({"rff"})  # they start when it stops
_REOPENED = "La fin de l’allocation en cours de formation peut ouvrir cette aide : à confirmer."


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a timeline is read from. ``periods``: as ``bounded`` gives them; ``labels``: by code.

    ``asked``: the day on which the question is asked; ages and rights are those of that day.
    """

    asked: date
    person: PersonFacts
    periods: tuple[Period, ...]
    answers: Judge
    labels: Mapping[str, str]


def income(outlook: Outlook, *, first_month: date, months: int) -> tuple[IncomeMonth, ...]:
    """``months`` months from that of ``first_month``."""
    start = first_month.replace(day=1)
    return tuple(_month(outlook, month_after(start, rank)) for rank in range(months))


def _month(outlook: Outlook, month: date) -> IncomeMonth:
    end = outlook.person.are_end
    cuts = [end + timedelta(days=1)] if end else []
    found = [
        share for span in spans(month, outlook.periods, cuts) for share in _shares(outlook, span)
    ]
    parts = tuple(_parts(found, outlook.labels))
    bounds = [part.at_most for part in parts]
    known = [bound for bound in bounds if bound is not None]
    return IncomeMonth(
        month=month,
        at_least=sum((part.at_least for part in parts), ZERO),
        at_most=sum(known, ZERO) if len(known) == len(bounds) else None,
        parts=parts,
    )


def _shares(outlook: Outlook, span: Span) -> Iterator[Share]:
    yield from means(outlook.person, span)
    for period in span.running:
        if period.project is not None:
            yield from one_of_each_group(_aids(outlook, span, period))


def _aids(outlook: Outlook, span: Span, period: Period) -> Iterator[Share]:
    """What the rules give on the stretch for one step."""
    for answer in _answers(outlook, span, period):
        if answer.verdict is Verdict.NO or not answer.is_income:
            continue
        share = share_of(answer, span.fraction)
        opens = span.first in (period.start, span.first.replace(day=1))
        if answer.unit is AmountUnit.MONTH or (answer.unit is not AmountUnit.ONCE and opens):
            yield _while_it_lasts(share, outlook.person, period)
        elif span.first == period.start:
            yield share.widened(REPEATED) if _had(outlook, span, answer.code) else share


def _had(outlook: Outlook, span: Span, code: str) -> bool:
    """Whether an earlier step surely gave this one-off aid."""
    return any(
        answer.code == code and answer.verdict is Verdict.YES
        for step in span.ended
        if step.project is not None
        for answer in outlook.answers(_situation(outlook, step), step.start)
    )


def _answers(outlook: Outlook, span: Span, period: Period) -> Sequence[AidAnswer]:
    """Conditions are those of the entry, amounts those of the stretch; a benefit ends on its day,
    and what takes over starts on the next.
    """
    situation = _situation(outlook, period)
    said = outlook.answers(situation, span.first)
    end = outlook.person.are_end
    if outlook.person.on_are is False or end is None or end < period.start:
        return said
    if span.first <= end:
        return [answer for answer in said if answer.code not in _AFTER_BENEFITS]
    others = [answer for answer in said if answer.code not in _BENEFITS]
    return [*others, *_reopened(outlook, situation, span, others)]


def _reopened(
    outlook: Outlook, situation: Situation, span: Span, said: Sequence[AidAnswer]
) -> Iterator[AidAnswer]:
    """Monthly aids that only the benefit kept away: nothing says that they are paid afterwards."""
    refused = {answer.code for answer in said if answer.verdict is Verdict.NO}
    person = replace(outlook.person, on_are=False, are_end=None)
    for answer in outlook.answers(replace(situation, person=person), span.first):
        kept_away = answer.code in refused and answer.verdict is not Verdict.NO
        if kept_away and answer.unit is AmountUnit.MONTH:
            yield replace(answer, verdict=Verdict.UNKNOWN, note=_REOPENED)


def _while_it_lasts(share: Share, person: PersonFacts, period: Period) -> Share:
    unended = period.end is None or (share.code in _BENEFITS and person.are_end is None)
    return share.widened(NO_END) if unended else share


def _situation(outlook: Outlook, period: Period) -> Situation:
    """The step as somebody asks for it before its first day: it starts and ends as its period
    does, unless the project says so.
    """
    project = period.project or ProjectFacts()
    dated = replace(project, entry=project.entry or period.start, end=project.end or period.end)
    asked = min(outlook.asked, period.start - timedelta(days=1))
    return Situation(id=period.label, date=asked, person=outlook.person, project=dated)


def _parts(shares: Sequence[Share], labels: Mapping[str, str]) -> Iterator[IncomePart]:
    ordered = sorted(shares, key=lambda share: share.code)
    for code, members in groupby(ordered, key=lambda share: share.code):
        label = " ou ".join(labels.get(one, one) for one in code.split("+"))
        yield closed(list(members), label)
