"""What a loader gave, sorted by table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from passerelles.formats.common.rejection import Rejection


@dataclass
class Loaded:
    """``rows`` by name of model and key; ``read`` as the harvest counts it."""

    read: int = 0
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    rejections: list[Rejection] = field(default_factory=list)

    def rules(self) -> list[str]:
        return [rejection.rule for rejection in self.rejections]

    def counts(self) -> dict[str, int]:
        return {name: len(rows) for name, rows in self.rows.items()}


def drain(outcomes: Iterable[Sequence[Model] | Rejection]) -> Loaded:
    """Run a loader to its end; a key given twice fails the test."""
    loaded = Loaded()
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            loaded.rejections.append(outcome)
            loaded.read += outcome.severity == "error"
            continue
        loaded.read += 1
        for instance in outcome:
            table = loaded.rows[type(instance).__name__]
            assert instance.pk not in table, f"{instance.pk} given twice"
            table[str(instance.pk)] = instance
    return loaded
