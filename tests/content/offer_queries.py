"""The expert relevance set of the session search: its reader, and how a session is judged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from passerelles.domain.catalogue.words import fold

HELD_OUT, TUNED = "held_out", "tuned"
_CODE = re.compile(r"[A-N]\d{4}|(?:RNCP|RS)\d+")
_NAMES = {"query", "near", "said", "radius", "exact", "fair", "refused", "wants"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What an expert looks at in a session; ``codes``: ROME and certifications as received."""

    id: str
    title: str
    provider: str
    codes: frozenset[str]
    programme: str
    mode: str
    paces: frozenset[str]
    contract: str
    level: int | None
    first: date | None
    last: date | None
    any_day: bool
    recruiting: bool
    communes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ExpertQuery:
    """One line of the set. ``near`` and ``said``: INSEE codes; ``radius`` in kilometres."""

    family: str
    text: str
    near: str
    said: str
    radius: float | None
    exact: tuple[str, ...]
    fair: tuple[str, ...]
    refused: tuple[str, ...]
    wants: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        return self.near or self.said

    @property
    def split(self) -> str:
        """Drawn once for all by a hash: nobody chooses what is held out."""
        drawn = crc32(f"{self.text}|{self.place}".encode()) % 3
        return HELD_OUT if drawn == 0 else TUNED

    def grade(self, session: Judged) -> int:
        """2 when it is exactly what is asked, 1 when acceptable, 0 otherwise."""
        if not self._wanted(session):
            return 0
        if any(_says(pattern, session) for pattern in self.exact):
            return 2
        return int(any(_says(pattern, session) for pattern in self.fair))

    def refuses(self, session: Judged) -> bool:
        """Whether a counsellor would never show it; what is also accepted is not refused."""
        if any(_says(pattern, session) for pattern in (*self.exact, *self.fair)):
            return False
        return any(_says(pattern, session) for pattern in self.refused)

    def _wanted(self, session: Judged) -> bool:
        wants = self.wants
        return (
            wants.get("mode", session.mode) == session.mode
            and wants.get("programme", session.programme) == session.programme
            and (bool(session.contract) or "alternance" not in wants)
            and wants.get("level", session.level) == session.level
            and ("pace" not in wants or wants["pace"] in session.paces)
            and _between(session, wants.get("after"), wants.get("before"))
        )


def expert_queries() -> list[ExpertQuery]:
    """Every line of ``offer_queries.yaml``; raises ValueError for a town or a name unknown."""
    text = Path(__file__).with_name("offer_queries.yaml").read_text("utf-8")
    families: dict[str, Any] = yaml.safe_load(text)
    places = families.pop("places")
    return [_query(family, line, places) for family, lines in families.items() for line in lines]


def _query(family: str, line: dict[str, Any], places: Mapping[str, str]) -> ExpertQuery:
    if unknown := (line.keys() - _NAMES):
        raise ValueError(f"{line['query']}: {sorted(unknown)}")
    towns = {name: places[line[name]] for name in ("near", "said") if name in line}
    return ExpertQuery(
        family=family,
        text=line["query"],
        near=towns.get("near", ""),
        said=towns.get("said", ""),
        radius=line.get("radius"),
        exact=tuple(line["exact"]),
        fair=tuple(line.get("fair", ())),
        refused=tuple(line["refused"]),
        wants=line.get("wants", {}),
    )


def _says(pattern: str, session: Judged) -> bool:
    """``A&B``: both; ``!A``: not A."""
    return all(_says_one(part, session) for part in pattern.split("&"))


def _says_one(part: str, session: Judged) -> bool:
    if part.startswith("!"):
        return not _says_one(part[1:], session)
    if _CODE.fullmatch(part):
        return part in session.codes
    kind, _, value = part.partition(":")
    if kind == "programme":
        return session.programme == value
    if kind == "provider":
        return bool(_compiled(value).search(_folded(session.provider)))
    return bool(_compiled(part).search(_folded(session.title)))


@cache
def _folded(text: str) -> str:
    return fold(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _between(session: Judged, after: str | None, before: str | None) -> bool:
    if not after and not before:
        return True
    if session.any_day:
        return True
    if session.first is None or session.last is None:
        return False
    return (not after or session.last >= date.fromisoformat(after)) and (
        not before or session.first <= date.fromisoformat(before)
    )


def joinable(session: Judged, today: date, *, forgiven_days: int) -> bool:
    """Whether one may still start: entries all year, or begun for few days and recruiting."""
    if session.any_day or session.last is None or session.last >= today:
        return True
    late = (today - session.last).days
    return session.recruiting and late < forgiven_days
