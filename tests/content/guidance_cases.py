"""The expert cases of guidance and how many the application answers, for tests and bench."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from passerelles.apps.guidance.reads.occupations import reachable
from passerelles.apps.guidance.reads.profiles import understand

TODAY = date(2026, 11, 23)
SHOWN = 10
_FILE = Path(__file__).parent / "guidance_cases.yaml"


@dataclass(frozen=True, slots=True)
class ExpertCase:
    """A person and what an adviser would show her; ``never`` holds codes or domains."""

    told: str
    profile: dict[str, Any]
    expected: frozenset[str]
    at_least: int
    never: tuple[str, ...]

    @property
    def codes(self) -> set[str]:
        """Every occupation code that the case names."""
        held = {one["code"] for one in self.profile.get("occupations", ())}
        whole = {code for code in self.never if len(code) == len("G1803")}
        return {*self.expected, *held, *whole}


@dataclass(frozen=True, slots=True)
class Answered:
    """``found``: expected codes among those shown; ``broken``: shown ones that never should be."""

    case: ExpertCase
    shown: tuple[str, ...]

    @property
    def found(self) -> int:
        return len(self.case.expected.intersection(self.shown))

    @property
    def broken(self) -> list[str]:
        return [code for code in self.shown if code.startswith(self.case.never)]

    @property
    def passes(self) -> bool:
        return self.found >= self.case.at_least and not self.broken


def expert_cases() -> list[ExpertCase]:
    return [
        ExpertCase(
            told=entry["told"],
            profile=entry["profile"],
            expected=frozenset(entry["expected"]),
            at_least=entry["at_least"],
            never=tuple(entry.get("never", ())),
        )
        for entry in yaml.safe_load(_FILE.read_text("utf-8"))
    ]


def answered(cases: Iterable[ExpertCase], *, placed: bool = True) -> list[Answered]:
    """What the application shows; ``placed`` False where no commune is loaded."""
    return [Answered(case, _shown(case, placed)) for case in cases]


def _shown(case: ExpertCase, placed: bool) -> tuple[str, ...]:
    told = {name: value for name, value in case.profile.items() if placed or name != "place"}
    understood = understand(told, today=TODAY)
    assert understood.profile is not None, (case.told, understood.findings)
    found = reachable(understood.profile, today=TODAY, limit=SHOWN)
    return tuple(one.occupation.rpartition(":")[2] for one in found.suggestions)
