"""Extras: what the language does not foresee, as deep as the publisher nested it."""

from passerelles.formats.lheo.model import Extra, Extras
from passerelles.formats.lheo.notes import Element, local_name


def read_extras(element: Element) -> Extras:
    """The group of extras of ``element``.

    An ``extra`` that holds elements (EDOF puts whole ``coordonnees`` in one) is read as a group:
    each element is named after its tag.
    """
    children = tuple([_child(child) for child in element])
    return Extras(element.get("info", ""), element.get("numero", ""), children)


def _child(element: Element) -> Extra | Extras:
    tag = element.tag
    if tag.endswith("extras"):
        return read_extras(element)
    if len(element):
        return _group(element)
    info = element.get("info", "") if tag.endswith("extra") else local_name(element)
    text = element.text
    return Extra(
        info,
        text.strip() if text else "",
        element.get("numero", ""),
        element.get("ref", ""),
    )


def _group(element: Element) -> Extras:
    name = local_name(element)
    info = element.get("info", "") if name == "extra" else name
    children: list[Extra | Extras] = [_child(child) for child in element]
    if text := (element.text or "").strip():
        children.insert(0, Extra("", text))
    return Extras(info, element.get("numero", ""), tuple(children))
