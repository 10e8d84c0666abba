"""Elements to records, from the field tables: the hot path of the reader.

Each table is compiled once into a dictionary from the tag as the parser gives it
(``{namespace}name``) to a step, filled as tags are met, so that a file of any namespace, or of
none, costs one look-up an element.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from passerelles.formats.lheo.building import open_twin
from passerelles.formats.lheo.fields import BEYOND, Kind, Leaf, Node, Record, Target
from passerelles.formats.lheo.grammar import CONTAINERS, LEAVES, Slot
from passerelles.formats.lheo.notes import Element, Notes
from passerelles.formats.lheo.steps import (
    Beside,
    Converted,
    Edited,
    Filled,
    Many,
    Nested,
    Plain,
    Prose,
    Reader,
    Remembering,
    Step,
    Steps,
    Values,
    Wrapped,
)
from passerelles.formats.lheo.values import read_date

_SHORTEST_PROSE = 150
_TEXT = Kind.TEXT
_COME_BACK = (
    *("adresse", "coordonnees", "contact-formation", "contact-session", "lieu-de-formation"),
    *("organisme-formateur", "organisme-formation-responsable"),
)
# How 2.3 names the stamps that 2.2 and EDOF write as eight digits.
_TIMESTAMPS = {"datecrea": "horodatage-creation", "datemaj": "horodatage-modification"}


class RecordReader:
    """Reads one kind of element into one class of the model.

    ``filled``: the writer of this library marked elements that it had to fill; they are absent.
    """

    __slots__ = ("_attributes", "_lists", "_missing", "_model", "_open", "_places", "_steps")

    def __init__(self, record: Record, *, filled: bool = False) -> None:
        self._model = record.model
        self._open = open_twin(record.model)
        self._missing = tuple(record.missing.items())
        self._attributes = _attributes(record)
        lists = [one.name for one in fields(record.model) if str(one.type).startswith("tuple")]
        self._lists = tuple(lists)
        compiler = _Compiler(record.fields, filled)
        self._steps = Steps(compiler.steps(record.element))
        self._places = compiler.places

    def read(self, element: Element, notes: Notes) -> Any:
        values: Values = {}
        self._steps.fill(element, values, notes)
        if BEYOND in values:
            self._put_back(values.pop(BEYOND), values, notes)
        for name in self._lists:
            if name in values:
                values[name] = tuple(values[name])
        if self._attributes:
            self._stamp(element, values, notes)
        for name, value in self._missing:
            if name not in values:
                values[name] = value
        one = self._open(**values)
        one.__class__ = self._model
        return one

    def _stamp(self, element: Element, values: Values, notes: Notes) -> None:
        for name, text in element.items():
            leaf = self._attributes.get(name)
            if leaf and text and leaf.name not in values:
                try:
                    values[leaf.name] = text.strip() if leaf.kind is _TEXT else read_date(text)
                except ValueError as error:
                    notes.doubt(element, "lheo.unreadable-date", str(error))

    def _put_back(self, groups: Iterable[Element], values: Values, notes: Notes) -> None:
        restored: Values = {}
        for group in groups:
            for extra in group:
                if step := self._places.get(extra.get("info", "")):
                    for held in extra if len(extra) else [extra]:
                        step.read(held, restored, notes)
        values.update(restored)


def _attributes(record: Record) -> dict[str, Leaf]:
    given = record.attributes
    return {**given, **{_TIMESTAMPS[name]: given[name] for name in _TIMESTAMPS if name in given}}


class _Compiler:
    """Turns one table into steps; ``places`` receives the steps of values, by path."""

    def __init__(self, targets: Mapping[str, Target], filled: bool) -> None:
        self.places: dict[str, Step] = {}
        self._targets = targets
        self._filled = filled

    def steps(self, element: str, above: str = "") -> dict[str, Step]:
        """The steps of the children of ``element``, by name."""
        steps = {slot.name: self._step(slot, above + slot.name) for slot in CONTAINERS[element]}
        needed = {slot.name for slot in CONTAINERS[element] if slot.low}
        if not self._filled:
            return steps
        return {name: Filled(step) if name in needed else step for name, step in steps.items()}

    def _step(self, slot: Slot, path: str) -> Step:
        if slot.name == "extras":
            return Beside()
        target = self._targets.get(path)
        if target is None:
            return Wrapped(Steps(self.steps(slot.name, f"{path}/")))
        step = self._nested(slot, target) if isinstance(target, Node) else _leaf(slot, target)
        self.places[path] = step
        return step

    def _nested(self, slot: Slot, target: Node) -> Step:
        reader: Reader = RecordReader(target.record, filled=self._filled)
        if slot.name in _COME_BACK:
            reader = Remembering(reader)
        return Nested(target.name, reader, many=slot.high != 1)


def _leaf(slot: Slot, target: Leaf) -> Step:
    if target.kind in (Kind.FORMACODE, Kind.PUBLIC):
        return Edited(target)
    many = slot.high != 1
    if target.kind is not Kind.TEXT:
        return Converted(target, many=many)
    if many:
        return Many(target.name)
    prose = (LEAVES[slot.name].high or 0) >= _SHORTEST_PROSE
    return Prose(target.name) if prose else Plain(target.name)
