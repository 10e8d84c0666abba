"""The answers to one person: what she may have, why, and the question that would settle."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms

from passerelles.apps.aids.reads.listing import excluded_by
from passerelles.documents.aids.words import amount_text
from passerelles.documents.french import counted
from passerelles.documents.guidance.path_words import month_text, range_text
from passerelles.domain.aids.answer import AidAnswer, AmountUnit, OpenQuestion
from passerelles.domain.aids.income import IncomeMonth, IncomePart, Period
from passerelles.domain.aids.rules import Reference, Rule, RuleBook
from passerelles.domain.aids.situation import ProjectKind, Situation
from passerelles.domain.aids.timeline import timeline
from passerelles.domain.common.verdict import Verdict
from passerelles.portals.public.aids.asked import FIELDS, question_field
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
    excluded: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether a form of this page asks the question."""
        return self.question is not None and self.question.fact in FIELDS


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: its parts with an amount, then the names of those that nobody can count yet."""

    month: str
    total: str
    parts: tuple[tuple[str, str], ...]
    to_confirm: str


Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Income:
    """``view``: None while no month can be counted. ``opening``: each part that keeps from saying
    « at most », with what would settle it; ``notes``: what to know of each part. Said once for all
    months.
    """

    view: IncomeView | None
    months: tuple[MonthRow, ...]
    opening: Notes
    notes: Notes


@dataclass(frozen=True, slots=True)
class Results:
    """Sorted by verdict; ``income`` is None while no start is known."""

    yes: tuple[Result, ...]
    unknown: tuple[Result, ...]
    no: tuple[Result, ...]
    income: Income | None

    @property
    def counts(self) -> str:
        """« 1 aide ouverte, 6 à confirmer, 8 fermées. »."""
        opened = counted(len(self.yes), "aide ouverte", "aides ouvertes")
        closed = counted(len(self.no), "fermée", "fermées")
        return f"{opened}, {len(self.unknown)} à confirmer, {closed}."


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
        income=_income(situation, book, answers),
    )


def _of(answers: Sequence[AidAnswer], verdict: Verdict) -> list[AidAnswer]:
    """What is paid every month first, what is in kind or refunded last."""
    found = [one for one in answers if one.verdict is verdict]
    return sorted(found, key=lambda one: (not one.is_income, one.unit is not AmountUnit.MONTH))


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
            amount=amount_text(answer),
            question=question,
            field=question_field(fact, rank) if question and is_first else None,
            anchor=anchor,
            sources=tuple(book.sources[key] for key in answer.sources),
            excluded=tuple(one.label for one in excluded_by(book.rules[answer.code], book)),
        )


def _income(situation: Situation, book: RuleBook, answers: Sequence[AidAnswer]) -> Income | None:
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
    parts = [part for month in told for part in month.parts]
    return Income(
        view=income_view("Revenu estimé, mois par mois", told),
        months=tuple(map(_month, told)),
        opening=_opening(parts, answers),
        notes=_once((part.label, part.note) for part in parts),
    )


def _month(one: IncomeMonth) -> MonthRow:
    told = [part for part in one.parts if part.at_least or part.at_most is not None]
    others = [part.label for part in one.parts if part not in told]
    return MonthRow(
        month=month_text(one.month),
        total=range_text(one.at_least, one.at_most),
        parts=tuple((part.label, range_text(part.at_least, part.at_most)) for part in told),
        to_confirm=", ".join(others),
    )


def _opening(parts: Sequence[IncomePart], answers: Sequence[AidAnswer]) -> Notes:
    """The question that would close each part without an upper bound; its note when none would."""
    asked = {one.code: one.missing[0].question for one in answers if one.missing}
    return _once(
        (part.label, told)
        for part in parts
        if part.at_most is None
        for told in [asked[code] for code in part.code.split("+") if code in asked] or [part.note]
    )


def _once(told: Iterable[tuple[str, str]]) -> Notes:
    """Each sentence once, by label, in the order in which they come."""
    notes: dict[str, dict[str, None]] = {}
    for label, sentence in told:
        if sentence:
            notes.setdefault(label, {})[sentence] = None
    return tuple((label, " ".join(sentences)) for label, sentences in notes.items())


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
