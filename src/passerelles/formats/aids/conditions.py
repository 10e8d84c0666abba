"""Conditions as their files say them: all, any, not, a comparison, or what no text settles."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from passerelles.formats.aids.reading import code, text
from passerelles.formats.aids.records import ConditionRecord, Group, Place, Scalar
from passerelles.formats.common.fields import Fields, shown
from passerelles.formats.common.located import Document

OPERATORS = ("is", "in", "at_least", "at_most", "more_than", "less_than")
_WORDING = ("yes", "no")
_EXPECTED = "attendu : « all », « any », « not », « unsettled » ou « fact » avec une comparaison."


def condition(document: Document, fields: Fields, name: str) -> ConditionRecord:
    """The condition under ``name``; faults are told in ``fields.findings``."""
    inner = fields.inner(name)
    place = Place(document.file, document.line(f"{fields.prefix}{name}"))
    for group in ("all", "any"):
        if group in inner.given:
            return _group(document, inner, group, place)
    if "not" in inner.given:
        inner.refuse_others(("not", *_WORDING))
        part = condition(document, inner, "not")
        return ConditionRecord(place=place, group="not", parts=(part,), **_wording(inner))
    if "unsettled" in inner.given:
        return _unsettled(inner, place)
    if "fact" in inner.given:
        return _comparison(inner, place)
    inner.tell("", _EXPECTED)
    return ConditionRecord(place=place, group="all")


def _group(document: Document, inner: Fields, group: Group, place: Place) -> ConditionRecord:
    inner.refuse_others((group, *_WORDING))
    given = inner.listed(group, most=50, remedy="coupez la règle.")
    if not given:
        inner.tell(group, "est vide : écrivez au moins une condition.")
    parts = []
    for rank, value in enumerate(given):
        name = f"{group}[{rank}]"
        one = Fields({name: value}, inner.findings, prefix=inner.prefix)
        parts.append(condition(document, one, name))
    return ConditionRecord(place=place, group=group, parts=tuple(parts), **_wording(inner))


def _unsettled(inner: Fields, place: Place) -> ConditionRecord:
    inner.refuse_others(("unsettled", "slug", "confirm_with", "settled_by"))
    return ConditionRecord(
        place=place,
        group="unsettled",
        unsettled=text(inner, "unsettled"),
        slug=code(inner, "slug"),
        confirm_with=text(inner, "confirm_with"),
        parameter=inner.text("settled_by"),
    )


def _comparison(inner: Fields, place: Place) -> ConditionRecord:
    inner.refuse_others(("fact", *OPERATORS, *_WORDING))
    said = [name for name in OPERATORS if name in inner.given]
    if len(said) != 1:
        inner.tell("fact", f"se compare d’une seule façon : {', '.join(OPERATORS)}.")
        return ConditionRecord(place=place, group="compare")
    operand = inner.given[said[0]]
    return ConditionRecord(
        place=place,
        group="compare",
        fact=text(inner, "fact"),
        operator=said[0],
        values=_values(inner, said[0], operand),
        parameter=_named(operand, "parameter"),
        list_name=_named(operand, "list"),
        **_wording(inner),
    )


def _values(inner: Fields, name: str, operand: Any) -> tuple[Scalar, ...]:
    if isinstance(operand, Mapping):
        if set(operand) not in ({"parameter"}, {"list"}):
            inner.tell(name, "attendu : une valeur, « {parameter: code} » ou « {list: nom} ».")
        return ()
    values = tuple(operand) if isinstance(operand, list) else (operand,)
    for value in values:
        if not isinstance(value, bool | int | Decimal | str):
            inner.tell(name, f"« {shown(value)} » ne se compare pas : écrivez une valeur.")
            return ()
    return values


def _named(operand: Any, name: str) -> str:
    return str(operand.get(name) or "") if isinstance(operand, Mapping) else ""


def _wording(inner: Fields) -> dict[str, Any]:
    return {name: inner.text(name) for name in _WORDING}
