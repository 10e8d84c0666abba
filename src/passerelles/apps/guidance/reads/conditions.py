"""How surely each occupation exposes to what a person may refuse, and asks to drive."""

from collections import defaultdict
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.lines import lines
from passerelles.apps.reference.models import OccupationText, TextKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.reaching.axis_parts import Floats
from passerelles.formats.guidance.conditions import ConditionRecord, read_conditions

DRIVING, IN_SEASON = "driving", "seasonal"
_USUAL, _POSSIBLE = 1.0, 0.6
_DOMAIN_LENGTH = 3


@remembered
def exposures() -> dict[str, Floats]:
    """By constraint (and ``driving``, ``seasonal``), 0 to 1 a row of ``occupation_graph``.

    1 where it is usual, 0.6 where it is possible, 0 where it is rare or where the sheet tells the
    conditions without a word of it, NaN where nothing tells them. One query, once a generation.
    """
    texts = _texts()
    return {one.constraint: _exposure(one, texts) for one in _records()}


def _exposure(record: ConditionRecord, texts: dict[str, str]) -> Floats:
    graph, found = occupation_graph(), []
    for row, line in enumerate(lines().ancestry):
        places = {*line, graph.code(row)[:_DOMAIN_LENGTH]}
        text = next((texts[key] for key in line if key in texts), "")
        found.append(_degree(record, places, graph.contexts[row], text))
    return np.array(found, dtype=np.float64)


def _degree(
    record: ConditionRecord, places: Collection[str], contexts: frozenset[str], text: str
) -> float:
    if not record.rare.isdisjoint(places):
        return 0.0
    if not record.usual.isdisjoint(places) or not record.contexts.isdisjoint(contexts):
        return _USUAL
    if not record.possible.isdisjoint(places) or not record.sometimes.isdisjoint(contexts):
        return _POSSIBLE
    if any(word in text for word in record.words):
        return _POSSIBLE
    return 0.0 if text else np.nan


@cache
def _records() -> tuple[ConditionRecord, ...]:
    path = Path(str(files("passerelles.content"))) / "guidance" / "conditions.yaml"
    return read_conditions(path)


def _texts() -> dict[str, str]:
    """Conditions and access of each occupation that tells them, in lower case."""
    kinds = (TextKind.CONDITIONS, TextKind.ACCESS)
    rows = OccupationText.objects.filter(kind__in=kinds, closed_on=None).order_by("id")
    found = defaultdict[str, list[str]](list)
    for key, text in rows.values_list("occupation_id", "text").iterator():
        found[key].append(text.lower())
    return {key: " ".join(parts) for key, parts in found.items()}
