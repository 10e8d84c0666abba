"""Answers on aids as files, the console and the API give them: the fields of the contract."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from passerelles.domain.aids.answer import AidAnswer
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import Reference, RuleBook
from passerelles.domain.aids.situation import Situation
from passerelles.domain.common.verdict import Verdict


class AidFields(TypedDict):
    """One aid. ``missing``: fields of the situation, the first one to ask first; ``sources``: the
    title of each text, who published it and its address.
    """

    code: str
    verdict: str
    amount: float | None
    unit: str | None
    reasons: list[str]
    missing: list[str]
    sources: list[str]
    confidence: str


class SituationFields(TypedDict):
    """The answer to one situation: an aid that is not there answers no."""

    id: str | int
    aids: list[AidFields]


def evaluated(situations: Iterable[Situation], book: RuleBook) -> Iterator[SituationFields]:
    """The answers to each situation, in their order, the no's left out."""
    for situation in situations:
        found = judge(situation, book)
        aids = [aid_fields(one, book) for one in found if one.verdict is not Verdict.NO]
        yield SituationFields(id=situation.id, aids=aids)


def aid_fields(answer: AidAnswer, book: RuleBook) -> AidFields:
    """One answer; what is missing is said as a question among the reasons."""
    return AidFields(
        code=answer.code,
        verdict=answer.verdict.value,
        amount=None if answer.amount is None else float(answer.amount),
        unit=answer.unit.value if answer.unit else None,
        reasons=[*answer.reasons, *(one.question for one in answer.missing), *_noted(answer)],
        missing=[one.fact for one in answer.missing],
        sources=[_source(book.sources[key]) for key in answer.sources],
        confidence=answer.confidence.value,
    )


def _source(read: Reference) -> str:
    """« Décret n° 2021-522… (Légifrance, https://…) »."""
    return f"{read.title} ({', '.join(filter(None, (read.publisher, read.link)))})"


def _noted(answer: AidAnswer) -> tuple[str, ...]:
    return (answer.note,) if answer.note else ()
