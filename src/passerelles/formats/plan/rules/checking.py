"""What every rule is given: the plan, where its parts stand, and whom to tell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from passerelles.formats.plan.findings import Places
from passerelles.formats.plan.records import Plan

Tell = Callable[[int, str, str], None]


@dataclass(frozen=True, slots=True)
class Checking:
    """``tell(line, rule, message)`` keeps a finding."""

    plan: Plan
    places: Places
    tell: Tell

    def fault(self, record: object, field: str, rule: str, message: str) -> None:
        """Tell of a field of ``record``, unless it could not be read: that was told already."""
        if self.places.is_sound(record, field):
            self.tell(self.places.line(record, field), rule, message)

    def records(self) -> Iterator[Any]:
        """Every record of the file, the plan first."""
        return _within(self.plan)


def _within(record: Any) -> Iterator[Any]:
    yield record
    for field in fields(record):
        value = getattr(record, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from _within(one)
