"""The accessibility audit of the site: what was checked, against RGAA 4.1, with what result.

The verdicts are data (``accessibility.yaml``), so the footer, the public page and
``docs/accessibility.md`` can only say the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from passerelles.portals.public.shell.french import day

AUDIT = Path(__file__).with_name("accessibility.yaml")


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the thirteen topics of the RGAA, with the numbers of its criteria by verdict."""

    number: int
    label: str
    respected: tuple[int, ...]
    failed: tuple[int, ...]
    unchecked: tuple[int, ...]
    not_applicable: tuple[int, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole audit; ``checked_on`` is written in French."""

    checked_on: str
    topics: tuple[Topic, ...]

    @property
    def respected(self) -> int:
        return sum(len(topic.respected) for topic in self.topics)

    @property
    def applicable(self) -> int:
        """Criteria that concern the site; those not checked yet count, and count against us."""
        return self.respected + sum(
            len(topic.failed) + len(topic.unchecked) for topic in self.topics
        )

    @property
    def rate(self) -> int:
        """Share of applicable criteria known to be respected, in percent, rounded down."""
        return 100 * self.respected // self.applicable

    @property
    def rate_label(self) -> str:
        return f"partiellement conforme ({self.rate} %)"


@cache
def audit() -> Audit:
    raw = yaml.safe_load(AUDIT.read_text(encoding="utf-8"))
    return Audit(day(raw["checked_on"]), tuple(_topic(entry) for entry in raw["topics"]))


def _topic(entry: Mapping[str, Any]) -> Topic:
    return Topic(
        number=entry["number"],
        label=entry["label"],
        respected=tuple(entry.get("respected", ())),
        failed=tuple(entry.get("failed", ())),
        unchecked=tuple(entry.get("unchecked", ())),
        not_applicable=tuple(entry.get("not_applicable", ())),
        note=entry.get("note", ""),
    )
