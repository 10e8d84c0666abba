"""Elements to records, from the field tables: the hot path of the reader.

Each table is compiled once into a dictionary from the tag as the parser gives it
(``{namespace}name``) to a step, filled as tags are met, so that a file of any namespace, or of
none, costs one look-up an element.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from passerelles.formats.lheo.fields import BEYOND, Kind, Leaf, Node, Record, Target
from passerelles.formats.lheo.fillers import FILLERS
from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES, Slot
from passerelles.formats.lheo.notes import Element, Notes
from passerelles.formats.lheo.steps import (
    Beside,
    Coded,
    Edited,
    Many,
    Nested,
    Plain,
    Prose,
    Step,
    Steps,
    Values,
    Wrapped,
)
from passerelles.formats.lheo.values import read_date

_SHORTEST_PROSE = 150
# How 2.3 names the stamps that 2.2 and EDOF write as eight digits.
_TIMESTAMPS = {"datecrea": "horodatage-creation", "datemaj": "horodatage-modification"}


class RecordReader:
    """Reads one kind of element into one class of the model."""

    __slots__ = ("_attributes", "_missing", "_model", "_places", "_steps")

    def __init__(self, record: Record) -> None:
        self._model = record.model
        self._missing = record.missing
        self._attributes = _attributes(record)
        self._places: dict[str, Step] = {}
        self._steps = Steps(_steps(record.element, record.fields, self._places))

    def read(self, element: Element, notes: Notes) -> Any:
        values: Values = {}
        self._steps.fill(element, values, notes)
        if BEYOND in values:
            self._put_back(values.pop(BEYOND), values, notes)
        for name, value in values.items():
            if value.__class__ is list:
                values[name] = tuple(value)
        for attribute, leaf in self._attributes:
            if leaf.name not in values and (text := element.get(attribute)):
                _attribute(element, (leaf, text), values, notes)
        for name, value in self._missing.items():
            values.setdefault(name, value)
        return self._model(**values)

    def _put_back(self, groups: Iterable[Element], values: Values, notes: Notes) -> None:
        restored: Values = {}
        for group in groups:
            for extra in group:
                if step := self._places.get(extra.get("info", "")):
                    for held in extra if len(extra) else [extra]:
                        step.read(held, restored, notes)
        values.update(restored)


def _attributes(record: Record) -> list[tuple[str, Leaf]]:
    given = list(record.attributes.items())
    return given + [(_TIMESTAMPS[name], leaf) for name, leaf in given if name in _TIMESTAMPS]


def _attribute(element: Element, received: tuple[Leaf, str], values: Values, notes: Notes) -> None:
    leaf, text = received
    if leaf.kind is Kind.TEXT:
        values[leaf.name] = text.strip()
        return
    try:
        values[leaf.name] = read_date(text.strip())
    except ValueError as error:
        notes.doubt(element, "lheo.unreadable-date", str(error))


def _steps(
    element: str, fields: Mapping[str, Target], places: dict[str, Step], above: str = ""
) -> dict[str, Step]:
    """The steps of the children of ``element``; ``places`` receives those of values, by path."""
    steps: dict[str, Step] = {}
    for slot in CONTAINERS[element]:
        path = above + slot.name
        if slot.name == "extras":
            steps[slot.name] = Beside()
        elif path in fields:
            steps[slot.name] = places[path] = _step(slot, fields[path])
        else:
            below = _steps(slot.name, fields, places, f"{path}/")
            steps[slot.name] = Wrapped(Steps(below))
    return steps


def _step(slot: Slot, target: Target) -> Step:
    many = slot.high != 1
    if isinstance(target, Node):
        return Nested(target.name, RecordReader(target.record), many=many)
    if target.kind in (Kind.FORMACODE, Kind.PUBLIC):
        return Edited(target)
    filler = FILLERS.get(slot.name) if slot.low else None
    if target.kind is not Kind.TEXT or filler is not None:
        return Coded(target, many=many, filler=filler)
    if many:
        return Many(target.name)
    prose = (LEAVES[slot.name].high or 0) >= _SHORTEST_PROSE
    return Prose(target.name) if prose else Plain(target.name)
