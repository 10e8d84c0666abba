"""Worked cases against the rules: which ones still hold, and what changed in the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from passerelles.apps.aids.reads.content import CONTENT
from passerelles.apps.aids.reads.situations import situation_of
from passerelles.domain.aids.answer import AidAnswer
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import RuleBook
from passerelles.formats.aids.cases import read_cases
from passerelles.formats.aids.records import CaseRecord, ExpectedRecord
from passerelles.formats.common.located import BrokenContent, Finding

_SAID = {"yes": "oui", "no": "non", "unknown": "inconnu"}


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A case that was run; ``faults`` are French sentences, none when it holds."""

    case: CaseRecord
    faults: tuple[str, ...]


@cache
def worked_cases(folder: Path = CONTENT / "cases") -> tuple[CaseRecord, ...]:
    """Every case of the content, read once. Raises BrokenContent."""
    cases: list[CaseRecord] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        found, wrong = read_cases(path)
        cases += found
        findings += wrong
    if findings:
        raise BrokenContent(findings)
    return tuple(cases)


def run_case(case: CaseRecord, book: RuleBook) -> CaseOutcome:
    """What the rules answer to a case, against what it expects of those that it names."""
    answers = {answer.code: answer for answer in judge(situation_of(case.situation), book)}
    faults = [fault for expected in case.expected for fault in _faults(expected, answers)]
    return CaseOutcome(case, tuple(faults))


def _faults(expected: ExpectedRecord, answers: Mapping[str, AidAnswer]) -> Iterator[str]:
    answer = answers.get(expected.code)
    if answer is None:
        yield f"aucune règle ne porte le code « {expected.code} »"
        return
    if answer.verdict.value != expected.verdict:
        told = _SAID[answer.verdict.value]
        yield f"{expected.code} : attendu {_SAID[expected.verdict]}, répondu {told}"
    if expected.has_amount and answer.amount != expected.amount:
        found, wanted = _euros(answer.amount), _euros(expected.amount)
        yield f"{expected.code} : attendu {wanted}, répondu {found}"
    asked = tuple(question.fact for question in answer.missing)
    if expected.missing and expected.missing != asked:
        found, wanted = ", ".join(asked) or "aucune", ", ".join(expected.missing)
        yield f"{expected.code} : questions attendues {wanted} ; posées {found}"


def _euros(amount: Decimal | None) -> str:
    return "aucun montant" if amount is None else f"{amount} €"
