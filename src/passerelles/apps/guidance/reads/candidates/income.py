"""What the rules of aids grant for sure, each month of a session, to a person who told her facts.

Sessions that the rules cannot tell apart (programme, funder, hours a week) are judged together, on
the day of the first entry among them: amounts only rise with the age and the years.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from passerelles.apps.aids.reads.book import rule_book
from passerelles.apps.guidance.reads.candidates.rows import Row
from passerelles.apps.guidance.reads.candidates.values import funder_of
from passerelles.domain.aids.answer import AmountUnit
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import RuleBook
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, ProjectKind, Situation
from passerelles.domain.common.verdict import Verdict

_Alike = tuple[str, str, int]


def incomes(
    rows: Sequence[Row],
    person: PersonFacts | None,
    *,
    today: date,
) -> dict[str, Decimal]:
    """Euros a month at least, by key of session; nothing without the facts of a person."""
    if person is None:
        return {}
    groups: dict[_Alike, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_alike(row)].append(row)
    book = _monthly(rule_book())
    found: dict[str, Decimal] = {}
    for alike, several in groups.items():
        entry = min((row["start"] or today for row in several), default=today)
        amount = _amount(
            Situation(id="", date=today, person=person, project=_project(alike, max(entry, today))),
            book,
        )
        found |= {row["id"]: amount for row in several}
    return found


def _monthly(book: RuleBook) -> RuleBook:
    """The rules that give an income every month: the others are not asked."""
    kept = {
        code: rule
        for code, rule in book.rules.items()
        if rule.unit is AmountUnit.MONTH and rule.is_income
    }
    return replace(book, rules=kept)


def _alike(row: Row) -> _Alike:
    programme = row["action__programme"]
    if row["action__contract"] == "apprenticeship":
        programme = "apprentissage"
    weekly = row["action__hours_weekly"] or 0
    return programme, funder_of(row["funders"]), weekly


def _project(alike: _Alike, entry: date) -> ProjectFacts:
    programme, funder, weekly = alike
    return ProjectFacts(
        kind=ProjectKind.TRAINING,
        programme=programme,
        funder=funder,
        entry=entry,
        end=entry + timedelta(days=90),
        weekly_hours=Decimal(weekly) if weekly else None,
    )


def _amount(situation: Situation, book: RuleBook) -> Decimal:
    """The greatest sure monthly amount of each cumulation group, added up."""
    groups: dict[str, Decimal] = {}
    for answer in judge(situation, book):
        if answer.verdict is Verdict.YES:
            group = answer.group or answer.code
            groups[group] = max(groups.get(group, Decimal(0)), answer.amount or Decimal(0))
    return sum(groups.values(), Decimal(0))
