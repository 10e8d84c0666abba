"""Findings of the checker as a person reads them: grouped by rule, with the first places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from passerelles.formats.lheo.check import RULES, Finding, Severity

SHOWN = 3
LEVELS: dict[Severity, tuple[str, str]] = {
    "error": ("erreur", "erreurs"),
    "warning": ("avertissement", "avertissements"),
    "notice": ("remarque", "remarques"),
}


class FindingTable:
    """Counts findings as they pass, and keeps the first ones of each rule."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = defaultdict(int)
        self._first: dict[str, list[Finding]] = defaultdict(list)
        self._levels: dict[Severity, int] = defaultdict(int)

    @property
    def has_errors(self) -> bool:
        return self._levels["error"] > 0

    def counted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, counted."""
        for finding in findings:
            self._counts[finding.number] += 1
            self._levels[finding.severity] += 1
            if len(self._first[finding.number]) < SHOWN:
                self._first[finding.number].append(finding)
            yield finding

    def lines(self) -> Iterator[str]:
        """The rules broken, errors first, the most frequent first; then the totals."""
        order = list(LEVELS)
        for number in sorted(
            self._counts,
            key=lambda n: (order.index(self._first[n][0].severity), -self._counts[n], n),
        ):
            yield from self._rule(number)
        yield ", ".join(_counted(level, self._levels[level]) for level in LEVELS) + "."

    def _rule(self, number: str) -> Iterator[str]:
        first, count = self._first[number], self._counts[number]
        title = next((rule.title for rule in RULES if rule.number == number), first[0].rule)
        yield f"{number}  {LEVELS[first[0].severity][0]:<13} {count:>6} ×  {title}"
        for finding in first:
            place = f"{finding.path}:{finding.line}" if finding.line else finding.path
            yield f"      {place}  {finding.message}"
        if more := count - len(first):
            told = "autre (--json donne tout)" if more == 1 else "autres (--json donne tout)"
            yield f"      … et {more} {told}"
        yield f"      → {first[0].remedy}"
        yield ""


def rule_lines() -> Iterator[str]:
    """Every rule of the checker: number, severity, identifier, title."""
    for rule in RULES:
        yield f"{rule.number}  {LEVELS[rule.severity][0]:<13} {rule.slug:<32} {rule.title}"


def _counted(level: Severity, count: int) -> str:
    singular, plural = LEVELS[level]
    return f"{count} {plural if count > 1 else singular}"
