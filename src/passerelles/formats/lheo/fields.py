"""The words of the field tables: which element of Lhéo fills which attribute of the model.

Order, cardinality, length and codes are the grammar's; a table adds only the attribute and how its
text becomes a value. Reader and writer are both derived from the same tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

NOT_TOLD = "non-communique"
"""Value of the attribute ``tag`` of an element that the writer had to fill: read it as absent."""

BEYOND = "hors-norme"
"""Name of the extras that hold, whole, the values that Lhéo 2.3 cannot carry in their place."""


class Kind(StrEnum):
    """How the text of a leaf becomes a value."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    DEGREES = "degrees"
    FORMACODE = "formacode"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text that fills the attribute ``name``."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Node:
    """An element that is a record of its own, in the attribute ``name``."""

    name: str
    record: "Record"


Target = Leaf | Node


@dataclass(frozen=True, slots=True)
class Record:
    """How one class of the model is read from, and written to, one element.

    ``fields`` goes from a path below the element (``telfixe/numtel``: an element that only wraps
    has no attribute of its own) to what it fills. ``attributes`` goes from attributes of XML to
    those of the model. ``missing`` gives the attributes without default when nothing tells them.
    """

    model: type
    element: str
    fields: Mapping[str, Target]
    attributes: Mapping[str, Leaf] = field(default_factory=dict)
    missing: Mapping[str, Any] = field(default_factory=dict)


def number(name: str) -> Leaf:
    return Leaf(name, Kind.NUMBER)


def flag(name: str) -> Leaf:
    return Leaf(name, Kind.FLAG)


def date(name: str) -> Leaf:
    return Leaf(name, Kind.DATE)


def degrees(name: str) -> Leaf:
    return Leaf(name, Kind.DEGREES)


def formacodes(name: str) -> Leaf:
    return Leaf(name, Kind.FORMACODE)


def texts(**names: str) -> dict[str, Target]:
    """Plain texts, with ``_`` for the hyphen of an element: ``code_RNCP="rncp"``."""
    return {element.replace("_", "-"): Leaf(name) for element, name in names.items()}
