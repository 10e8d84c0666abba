"""Extras: what the language does not foresee, as deep as the publisher nested it."""

from typing import Any

from passerelles.formats.lheo.building import open_twin
from passerelles.formats.lheo.model import Extra, Extras
from passerelles.formats.lheo.notes import Element, local_name

_OPEN_EXTRA = open_twin(Extra)
_OPEN_EXTRAS = open_twin(Extras)


def read_extras(element: Element) -> Extras:
    """The group of extras of ``element``.

    An ``extra`` that holds elements (EDOF puts whole ``coordonnees`` in one) is read as a group:
    each element is named after its tag.
    """
    get = element.get
    children = tuple([_child(child) for child in element])
    return _extras(get("info", ""), get("numero", ""), children)


def _child(element: Element) -> Extra | Extras:
    tag = element.tag
    if tag.endswith("extras"):
        return read_extras(element)
    if len(element):
        return _group(element)
    get = element.get
    info = get("info", "") if tag.endswith("extra") else local_name(element)
    text = element.text
    one: Any = _OPEN_EXTRA(info, text.strip() if text else "", get("numero", ""), get("ref", ""))
    one.__class__ = Extra
    closed: Extra = one
    return closed


def _group(element: Element) -> Extras:
    name = local_name(element)
    info = element.get("info", "") if name == "extra" else name
    children: list[Extra | Extras] = [_child(child) for child in element]
    if text := (element.text or "").strip():
        children.insert(0, Extra("", text))
    return _extras(info, element.get("numero", ""), tuple(children))


def _extras(info: str, number: str, children: tuple[Extra | Extras, ...]) -> Extras:
    one: Any = _OPEN_EXTRAS(info, number, children)
    one.__class__ = Extras
    closed: Extras = one
    return closed
