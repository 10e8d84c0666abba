"""Income before, during and after a pathway, month by month, between two bounds.

Each stretch of days is judged with the parameters of its own days: a rate that changes on 1 April
changes there, a benefit stops on its date. A one-off aid falls in the month in which its step
starts. What is not known widens the interval and never raises « at least ».
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from passerelles.domain.aids.answer import AidAnswer
from passerelles.domain.aids.income import IncomeMonth, Period
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.means import MEANS_LABELS
from passerelles.domain.aids.monthly import Judge, Outlook, income
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.aids.situation import PersonFacts, Situation
from passerelles.domain.aids.spans import bounded


def timeline(
    person: PersonFacts,
    periods: Sequence[Period],
    book: RuleBook,
    *,
    first_month: date,
    months: int,
) -> tuple[IncomeMonth, ...]:
    """``months`` months from that of ``first_month``. Amounts a month are shared in calendar days
    and each line is rounded to the cent, half a cent up; totals are the sums of the lines.
    """
    labels = {code: rule.label for code, rule in book.rules.items()} | MEANS_LABELS
    outlook = Outlook(first_month, person, bounded(periods), _judge(book), labels)
    return income(outlook, first_month=first_month, months=months)


def _judge(book: RuleBook) -> Judge:
    """The rules, asked once for a situation as long as no dated value changes."""
    changes = sorted(_change_days(book))
    known: dict[tuple[Situation, int], tuple[AidAnswer, ...]] = {}

    def answers(situation: Situation, day: date) -> tuple[AidAnswer, ...]:
        key = situation, bisect_right(changes, day)
        if key not in known:
            known[key] = judge(situation, book, paid_on=day)
        return known[key]

    return answers


def _change_days(book: RuleBook) -> Iterator[date]:
    """The first days of values, and the days after which they are due for review."""
    for value in (value for one in book.parameters.values() for value in one.values):
        yield value.since
        if value.review_by is not None:
            yield value.review_by + timedelta(days=1)
