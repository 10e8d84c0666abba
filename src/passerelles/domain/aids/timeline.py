"""Income before, during and after a pathway, month by month, between two bounds.

Each stretch of days is judged with the parameters of its own days: a rate that changes on 1 April
changes there, a benefit stops on its date. A one-off aid falls in the month in which its step
starts. What is not known widens the interval and never raises « at least ».
"""

from collections.abc import Sequence
from datetime import date

from passerelles.domain.aids.answer import AidAnswer
from passerelles.domain.aids.income import IncomeMonth, Period
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.means import MEANS_LABELS
from passerelles.domain.aids.monthly import Outlook, income
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

    def answers(situation: Situation, day: date) -> tuple[AidAnswer, ...]:
        return judge(situation, book, paid_on=day)

    outlook = Outlook(first_month, person, bounded(periods), answers, labels)
    return income(outlook, first_month=first_month, months=months)
