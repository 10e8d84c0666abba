"""What is wrong in the file of a plan, where, and how to mend it."""

from dataclasses import dataclass
from typing import Any

from yaml.nodes import Node


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: ``file:line`` and a French sentence that names the value and the remedy.

    ``rule`` is a stable slug such as ``plan.unknown-action``; ``line`` counts from 1.
    """

    line: int
    rule: str
    message: str
    file: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BrokenPlan(ValueError):
    """A plan cannot be used; the message holds its findings, one a line."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Places:
    """Where each record and each of its fields stands in the file.

    A field that could not be read is not *sound*: rules leave it alone, one fault is told once.
    """

    def __init__(self) -> None:
        self._records: dict[int, tuple[Any, Node]] = {}
        self._fields: dict[tuple[int, str], Node] = {}
        self._broken: set[tuple[int, str]] = set()

    def keep(self, record: object, node: Node, fields: dict[str, Node], broken: set[str]) -> None:
        # The record is kept so that its identity stays its own while the places are used.
        self._records[id(record)] = (record, node)
        self._fields.update({(id(record), name): place for name, place in fields.items()})
        self._broken.update((id(record), name) for name in broken)

    def is_sound(self, record: object, field: str) -> bool:
        return (id(record), field) not in self._broken

    def line(self, record: object, field: str = "", index: int | None = None) -> int:
        """The line of the record, of one of its fields, or of one element of a field, from 1."""
        node = self._fields.get((id(record), field), self._records[id(record)][1])
        if index is not None and isinstance(node.value, list) and index < len(node.value):
            node = node.value[index]
        return line_of(node)


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + 1
