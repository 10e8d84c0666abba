"""Nodes of YAML into the records of a plan, each fault told with its line, none stopping."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from passerelles.formats.plan import records
from passerelles.formats.plan.findings import Places, line_of
from passerelles.formats.plan.values import Unfit, scalar, shown

Tell = Callable[[Node, str, str], None]


class Reader:
    """Builds records; ``tell(node, rule, message)`` is called for each fault.

    A field that cannot be read gets an empty value and is marked unsound in ``places``, so that
    the codes around it stay known.
    """

    def __init__(self, tell: Tell) -> None:
        self.places = Places()
        self._tell = tell

    def record(self, kind: type[Any], node: Node) -> Any:
        """A record of dataclass ``kind``, whatever ``node`` is."""
        given = self._entries(kind, node)
        values, broken = {}, set()
        for field in fields(kind):
            hint = _HINTS[kind][field.name]
            if field.name in given:
                values[field.name], sound = self._value(given[field.name], hint, field)
            else:
                values[field.name], sound = _default(field, hint)
            if not sound:
                broken.add(field.name)
        made = kind(**values)
        self.places.keep(made, node, given, broken)
        return made

    def _entries(self, kind: type[Any], node: Node) -> dict[str, Node]:
        """The value of each key; a fault of keys is told."""
        if not isinstance(node, MappingNode):
            self._tell(
                node,
                "plan.shape",
                f"« {shown(node)} » n’est pas un bloc de champs : écrivez « champ: valeur ».",
            )
            return {}
        given: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, ScalarNode) else ""
            if name in given:
                self._tell_repeated(key, name, given[name])
            elif name in _HINTS[kind]:
                given[name] = value
            else:
                self._tell_unknown(key, kind)
        self._tell_missing(node, kind, given)
        return given

    def _tell_repeated(self, key: Node, name: str, first: Node) -> None:
        self._tell(
            key,
            "plan.duplicate-key",
            f"le champ « {name} » est écrit deux fois (déjà ligne {line_of(first)}) : "
            "gardez-en un seul.",
        )

    def _tell_unknown(self, key: Node, kind: type[Any]) -> None:
        allowed = ", ".join(_HINTS[kind])
        self._tell(
            key,
            "plan.unknown-key",
            f"le champ « {shown(key)} » n’existe pas ici. Champs : {allowed}.",
        )

    def _tell_missing(self, node: Node, kind: type[Any], given: Mapping[str, Node]) -> None:
        needed = [field.name for field in fields(kind) if field.default is MISSING]
        for name in needed:
            if name not in given:
                about = next((f" de « {shown(given[k])} »" for k in _NAMES if k in given), "")
                self._tell(
                    node,
                    "plan.missing-key",
                    f"il manque le champ « {name} »{about} : ajoutez-le.",
                )

    def _value(self, node: Node, hint: Any, field: "Field[Any]") -> tuple[Any, bool]:
        """The value, and whether it could be read whole."""
        if get_origin(hint) is tuple:
            return self._list(node, get_args(hint)[0], field)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, node), True
        return self._scalar(node, hint, field)

    def _list(self, node: Node, hint: Any, field: "Field[Any]") -> tuple[Any, bool]:
        if not isinstance(node, SequenceNode):
            self._tell(
                node,
                "plan.type",
                f"« {field.name} » vaut « {shown(node)} » : attendu, une liste (« [] » si vide).",
            )
            return (), False
        read = [self._element(one, hint, field) for one in node.value]
        return tuple(value for value, _ in read), all(sound for _, sound in read)

    def _element(self, node: Node, hint: Any, field: "Field[Any]") -> tuple[Any, bool]:
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, node), True
        return self._scalar(node, hint, field, is_needed=True)

    def _scalar(
        self, node: Node, hint: Any, field: "Field[Any]", *, is_needed: bool = False
    ) -> tuple[Any, bool]:
        try:
            value = scalar(node, hint)
        except Unfit as fault:
            self._tell(node, "plan.type", f"« {field.name} » vaut « {shown(node)} » : {fault}.")
            return _empty(hint), False
        if value == "" and (is_needed or field.default is MISSING):
            self._tell(node, "plan.empty", f"« {field.name} » est vide : écrivez sa valeur.")
            return value, False
        return value, True


_HINTS: Mapping[Any, dict[str, Any]] = {
    kind: get_type_hints(kind)
    for kind in vars(records).values()
    if isinstance(kind, type) and is_dataclass(kind)
}
# By which a reader recognises the record that lacks a field.
_NAMES = ("code", "printed", "measure", "name", "title")


def _default(field: "Field[Any]", hint: Any) -> tuple[Any, bool]:
    if field.default is MISSING:
        return _empty(hint), False
    return field.default, True


def _empty(hint: Any) -> Any:
    """Something of that type, for a field that could not be read."""
    if get_origin(hint) is tuple:
        return ()
    if type(None) in get_args(hint):
        return None
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{f.name: _empty(_HINTS[hint][f.name]) for f in fields(hint)})
    return {date: date.min, int: 0, Decimal: Decimal(0)}.get(hint, "")
