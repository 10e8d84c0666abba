"""Findings counted by rule and by provider, for the console and the quality page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.formats.lheo.check.registry import RULES
from passerelles.formats.lheo.check.rules import Rule
from passerelles.formats.lheo.check.values import Finding, Severity


@dataclass(frozen=True, slots=True)
class RuleCount:
    rule: Rule
    count: int


@dataclass(frozen=True, slots=True)
class ProviderCount:
    """Findings of one provider; ``rules`` are the numbers and counts, the most frequent first."""

    provider: str
    count: int
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FindingSummary:
    """Counts over a whole file; rules and providers with the most findings come first."""

    count: int
    severities: dict[Severity, int]
    rules: tuple[RuleCount, ...]
    providers: tuple[ProviderCount, ...]

    @property
    def has_errors(self) -> bool:
        return self.severities["error"] > 0


class SummaryBuilder:
    """Counts findings as they pass: memory grows with providers, not with findings."""

    def __init__(self) -> None:
        self._rules: Counter[str] = Counter()
        self._severities: Counter[Severity] = Counter()
        self._providers: dict[str, Counter[str]] = {}

    def add(self, finding: Finding) -> None:
        self._rules[finding.number] += 1
        self._severities[finding.severity] += 1
        if finding.provider:
            self._providers.setdefault(finding.provider, Counter())[finding.number] += 1

    def summary(self) -> FindingSummary:
        """What was counted so far."""
        by_number = {rule.number: rule for rule in RULES}
        rules = (RuleCount(by_number[number], count) for number, count in _sorted(self._rules))
        providers = (
            ProviderCount(name, counts.total(), tuple(_sorted(counts)))
            for name, counts in self._providers.items()
        )
        return FindingSummary(
            count=self._rules.total(),
            severities={
                "error": self._severities["error"],
                "warning": self._severities["warning"],
                "notice": self._severities["notice"],
            },
            rules=tuple(rules),
            providers=tuple(sorted(providers, key=lambda one: (-one.count, one.provider))),
        )


def summarize(findings: Iterable[Finding]) -> FindingSummary:
    """Count all the ``findings``."""
    builder = SummaryBuilder()
    for finding in findings:
        builder.add(finding)
    return builder.summary()


def _sorted(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
