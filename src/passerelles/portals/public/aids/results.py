"""The answers to one person: what she may have, why, and the question that would settle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms

from passerelles.domain.aids.answer import AidAnswer, OpenQuestion
from passerelles.domain.aids.income import Period
from passerelles.domain.aids.rules import Reference, Rule, RuleBook
from passerelles.domain.aids.situation import ProjectKind, Situation
from passerelles.domain.aids.timeline import timeline
from passerelles.domain.common.verdict import Verdict
from passerelles.portals.public.aids.asked import FIELDS, question_field
from passerelles.portals.public.aids.presentation import money
from passerelles.portals.public.guidance.income import IncomeView, income_view

_LONGEST = 24  # months shown
_AFTER = 2
_UNPLANNED = 6  # months shown of what has no end


@dataclass(frozen=True, slots=True)
class Result:
    """One aid for this person. ``field`` answers ``question`` here; None when an office has to."""

    answer: AidAnswer
    rule: Rule
    amount: str
    question: OpenQuestion | None
    field: forms.BoundField | None
    anchor: str
    sources: tuple[Reference, ...]

    @property
    def answerable(self) -> bool:
        """Whether a form of this page asks the question."""
        return self.question is not None and self.question.fact in FIELDS


@dataclass(frozen=True, slots=True)
class Results:
    """Sorted by verdict; ``income`` is None while no start is known."""

    yes: tuple[Result, ...]
    unknown: tuple[Result, ...]
    no: tuple[Result, ...]
    income: IncomeView | None


def results(answers: Sequence[AidAnswer], situation: Situation, book: RuleBook) -> Results:
    sorted_answers = [*_of(answers, Verdict.YES), *_of(answers, Verdict.UNKNOWN)]
    told = list(_results([*sorted_answers, *_of(answers, Verdict.NO)], book))
    by_verdict = {
        found: tuple(one for one in told if one.answer.verdict is found) for found in Verdict
    }
    return Results(
        yes=by_verdict[Verdict.YES],
        unknown=by_verdict[Verdict.UNKNOWN],
        no=by_verdict[Verdict.NO],
        income=_income(situation, book),
    )


def _of(answers: Sequence[AidAnswer], verdict: Verdict) -> Iterator[AidAnswer]:
    return (one for one in answers if one.verdict is verdict)


def _results(answers: Sequence[AidAnswer], book: RuleBook) -> Iterator[Result]:
    """A question is asked under the first aid that needs it; the others lead there."""
    anchors: dict[str, str] = {}
    for rank, answer in enumerate(answers, 1):
        question = answer.missing[0] if answer.missing else None
        fact = question.fact if question else ""
        is_first = fact not in anchors
        anchor = anchors.setdefault(fact, f"question-{rank}")
        yield Result(
            answer=answer,
            rule=book.rules[answer.code],
            amount=_amount(answer),
            question=question,
            field=question_field(fact, rank) if question and is_first else None,
            anchor=anchor,
            sources=tuple(book.sources[key] for key in answer.sources),
        )


def _amount(answer: AidAnswer) -> str:
    if answer.amount is None:
        return "montant à confirmer" if answer.verdict is Verdict.YES and answer.unit else ""
    return money(answer.amount, answer.unit)


def _income(situation: Situation, book: RuleBook) -> IncomeView | None:
    project = situation.project
    contract = project.contract
    start = (contract.start if contract else None) or project.entry
    if start is None or project.kind is None:
        return None
    end = contract.end if contract and project.kind is ProjectKind.JOB else project.end
    step = Period(start=start, end=end, label="moi", project=project)
    first = min(start, situation.date)
    last = end or start
    months = _months(first, last) + (_AFTER if end else _UNPLANNED) + 1
    told = timeline(situation.person, [step], book, first_month=first, months=min(months, _LONGEST))
    return income_view("Revenu estimé, mois par mois", told)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
