"""Three-valued answers: an unknown fact is never read as a no (Kleene's strong logic)."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def verdict_of(fact: bool | None) -> Verdict:
    """The verdict of a fact that may be unknown."""
    if fact is None:
        return Verdict.UNKNOWN
    return Verdict.YES if fact else Verdict.NO


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """No as soon as one says no; yes when all do; yes of nothing."""
    found = set(verdicts)
    if Verdict.NO in found:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in found else Verdict.YES


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Yes as soon as one says yes; no when all do; no of nothing."""
    found = set(verdicts)
    if Verdict.YES in found:
        return Verdict.YES
    return Verdict.UNKNOWN if Verdict.UNKNOWN in found else Verdict.NO


def negation(verdict: Verdict) -> Verdict:
    """Yes and no exchanged; unknown stays."""
    return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(verdict, verdict)
