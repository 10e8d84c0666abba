"""What a rule is, and how a family gathers its rules and the checks that apply them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from passerelles.formats.lheo.check.scope import Scope
from passerelles.formats.lheo.check.tree import Node
from passerelles.formats.lheo.check.values import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A numbered rule; numbers never change meaning and are never used again.

    ``needs`` names the part of the Vocabulary without which the rule is skipped.
    """

    number: str
    slug: str
    severity: Severity
    title: str
    why: str
    remedy: str
    needs: str = ""

    def at(self, node: Node, message: str, *, value: str | None = None) -> "Fault":
        """Say that ``node`` breaks this rule; its text is the value unless told otherwise."""
        return Fault(self, node, message, node.text if value is None else value)


class Fault(NamedTuple):
    rule: Rule
    node: Node
    message: str
    value: str


Check = Callable[[Node, Scope], Iterator[Fault]]


@dataclass(slots=True)
class Family:
    """A group of rules; ``checks`` maps the name of an element to what is run on it."""

    title: str
    rules: list[Rule] = field(default_factory=list)
    checks: list[tuple[str, str, Check]] = field(default_factory=list)

    def rule(
        self, number: str, slug: str, severity: Severity, /, *, needs: str = "", **texts: str
    ) -> Rule:
        """Declare a rule: ``title``, ``why`` and ``remedy`` are French sentences."""
        made = Rule(number=number, slug=slug, severity=severity, needs=needs, **texts)
        self.rules.append(made)
        return made

    def on(self, *names: str, needs: str = "") -> Callable[[Check], Check]:
        """Run the decorated check on the elements of these ``names``, if ``needs`` is known."""

        def register(check: Check) -> Check:
            self.checks.extend((name, needs, check) for name in names)
            return check

        return register
