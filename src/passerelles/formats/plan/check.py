"""Reading and checking the file of a plan: every finding is told at once."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import Node

from passerelles.formats.plan.document import compose, read_bytes
from passerelles.formats.plan.findings import BrokenPlan, Finding, line_of
from passerelles.formats.plan.reading import Reader
from passerelles.formats.plan.records import Plan
from passerelles.formats.plan.rules.bounds import check_bounds
from passerelles.formats.plan.rules.checking import Checking
from passerelles.formats.plan.rules.codes import check_codes
from passerelles.formats.plan.rules.links import check_links
from passerelles.formats.plan.rules.references import check_references
from passerelles.formats.plan.rules.targets import check_targets
from passerelles.formats.plan.rules.weights import check_weights


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """What a file holds: ``plan`` is None when it is not YAML; it is whole without findings.

    ``sha256`` is the fingerprint of the bytes that were read.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    sha256: str


def examine_plan(path: Path, *, indicators: Collection[str] | None = None) -> CheckedPlan:
    """The plan at ``path`` with all that is wrong in it, in the order of the file.

    ``indicators``: the codes that exist; None leaves them unchecked. Raises UnreadableFile when
    there is no file to read.
    """
    content = read_bytes(path)
    sha256 = hashlib.sha256(content).hexdigest()
    document = compose(content, file=str(path))
    if isinstance(document, Finding):
        return CheckedPlan(None, (document,), sha256)
    findings: list[Finding] = []

    def tell(line: int, rule: str, message: str) -> None:
        findings.append(Finding(line, rule, message, str(path)))

    def tell_node(node: Node, rule: str, message: str) -> None:
        tell(line_of(node), rule, message)

    reader = Reader(tell_node)
    plan: Plan = reader.record(Plan, document)
    _check(Checking(plan, reader.places, tell), indicators)
    return CheckedPlan(plan, tuple(sorted(findings)), sha256)


def check_plan(path: Path, *, indicators: Collection[str] | None = None) -> list[Finding]:
    """All that is wrong in the file, in its order; see ``examine_plan``. Raises UnreadableFile."""
    return list(examine_plan(path, indicators=indicators).findings)


def read_plan(path: Path, *, indicators: Collection[str] | None = None) -> Plan:
    """The plan at ``path``. Raises UnreadableFile, and BrokenPlan with every finding."""
    checked = examine_plan(path, indicators=indicators)
    if checked.plan is None or checked.findings:
        raise BrokenPlan(list(checked.findings))
    return checked.plan


def _check(checking: Checking, indicators: Collection[str] | None) -> None:
    check_codes(checking)
    check_references(checking, indicators)
    check_links(checking)
    check_weights(checking)
    check_targets(checking)
    check_bounds(checking)
