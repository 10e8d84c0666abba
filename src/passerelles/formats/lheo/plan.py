"""Field tables and grammar put together: in what order a record is written, and what may not be.

Compiled once a record; the serialiser only walks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passerelles.formats.lheo.fields import Kind, Leaf, Node, Record, Target
from passerelles.formats.lheo.fillers import FILLERS, HYPHEN
from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES, Slot

_SHORTEST_PROSE = 50
# Texts as long as prose that lose their meaning when cut.
_INDIVISIBLE = frozenset({"urlweb", "courriel"})


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """How to write a text: ``path`` names it from its record, ``filler`` what replaces it."""

    tag: str
    path: str
    name: str
    kind: Kind
    low: int
    high: int | None
    codes: frozenset[str]
    most: int | None
    filler: str | None
    divisible: bool


@dataclass(frozen=True, slots=True)
class NodePlan:
    """How to write a record below; ``blank`` stands for it when it is required and absent."""

    tag: str
    path: str
    name: str
    record: "RecordPlan"
    most: int | None
    blank: Any


@dataclass(frozen=True, slots=True)
class WrapperPlan:
    """An element that only groups; optional, it is written when something is in it."""

    tag: str
    required: bool
    parts: "tuple[Part, ...]"


Part = LeafPlan | NodePlan | WrapperPlan


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """The parts of a record in the order of the grammar, its extras last."""

    parts: tuple[Part, ...]
    attributes: Mapping[str, Leaf]


def plan_of(record: Record) -> RecordPlan:
    """The plan of ``record``. Raises KeyError when a table names what the grammar lacks."""
    parts = _parts(record.element, record.fields, "")
    return RecordPlan(parts, record.attributes)


def _parts(element: str, fields: Mapping[str, Target], above: str) -> tuple[Part, ...]:
    slots = [slot for slot in CONTAINERS[element] if slot.name != "extras"]
    return tuple(_part(slot, fields, above) for slot in slots)


def _part(slot: Slot, fields: Mapping[str, Target], above: str) -> Part:
    path = above + slot.name
    target = fields.get(path)
    if target is None:
        parts = _parts(slot.name, fields, f"{path}/")
        return WrapperPlan(slot.name, slot.low > 0, parts)
    if isinstance(target, Node):
        return _node(slot, path, target)
    return _leaf(slot, path, target)


def _node(slot: Slot, path: str, target: Node) -> NodePlan:
    blank = target.record.model(**target.record.missing) if slot.low else None
    return NodePlan(slot.name, path, target.name, plan_of(target.record), slot.high, blank)


def _leaf(slot: Slot, path: str, target: Leaf) -> LeafPlan:
    shape = LEAVES[slot.name]
    longest = shape.high or 0
    text = shape.kind == "text"
    return LeafPlan(
        tag=slot.name,
        path=path,
        name=target.name,
        kind=target.kind,
        low=shape.low if text else 0,
        high=shape.high if text else None,
        codes=shape.codes,
        most=slot.high,
        filler=FILLERS.get(slot.name, HYPHEN) if slot.low else None,
        divisible=text and longest >= _SHORTEST_PROSE and slot.name not in _INDIVISIBLE,
    )
