"""Reads ``content/plan/bodies.yaml``: the bodies of the committee that the plan names.

The file is ours and experts correct it: the first mistake stops the reading with a French sentence
that names the file, the body and the value.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, get_type_hints

import yaml

from passerelles.formats.common.documents import read_yaml

KINDS = ("plenary", "bureau", "commission", "working_group")
CHAIRS = ("state", "region", "employers", "workers")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class BrokenBodies(ValueError):
    """The file cannot be used; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class BodyRecord:
    """A body: who it is, ``parent`` the code of the one that it works for, ``line`` of the source.

    ``chaired_by``: colleges; empty when the document does not say who presides.
    """

    code: str
    kind: str
    name: str
    line: int
    remit: str = ""
    parent: str = ""
    chaired_by: tuple[str, ...] = ()
    led_by: str = ""
    reviews_plan: bool = False


_HINTS = get_type_hints(BodyRecord)
_NEEDED = {field.name for field in fields(BodyRecord) if field.default is MISSING}
_TYPES = {str: "un texte", int: "un nombre entier", bool: "true ou false"}
_LISTS = {"chaired_by"}


def read_bodies(path: Path) -> tuple[BodyRecord, ...]:
    """The bodies of the file, in order, a parent before its children. Raises BrokenBodies."""
    try:
        document = read_yaml(path)
    except yaml.YAMLError as error:
        raise BrokenBodies(f"« {path.name} » n’est pas du YAML : {error}.") from error
    listed = document.get("bodies") if isinstance(document, Mapping) else None
    if not isinstance(listed, list) or not listed:
        raise BrokenBodies(f"« {path.name} » ne contient pas de liste « bodies » : ajoutez-la.")
    found: dict[str, BodyRecord] = {}
    for rank, given in enumerate(listed, 1):
        one = _body(given, f"{path.name}, instance {rank}")
        _check(one, found, f"{path.name}, instance « {one.code} »")
        found[one.code] = one
    return tuple(found.values())


def _body(given: object, place: str) -> BodyRecord:
    if not isinstance(given, Mapping):
        raise BrokenBodies(f"{place} : écrivez des champs « nom: valeur ».")
    for key in given:
        if key not in _HINTS:
            raise BrokenBodies(f"{place} : « {key} » n’existe pas ; champs : {', '.join(_HINTS)}.")
    for key in sorted(_NEEDED - given.keys()):
        raise BrokenBodies(f"{place} : il manque le champ « {key} » : ajoutez-le.")
    return BodyRecord(**{key: _value(key, value, place) for key, value in given.items()})


def _value(key: str, value: object, place: str) -> Any:
    if key in _LISTS:
        return _chairs(value, place)
    wanted = _HINTS[key]
    if type(value) is not wanted:
        raise BrokenBodies(f"{place} : « {key} » vaut « {value} », attendu {_TYPES[wanted]}.")
    return value


def _chairs(value: object, place: str) -> tuple[str, ...]:
    words = value if isinstance(value, list) else [value]
    for word in words:
        if word not in CHAIRS:
            raise BrokenBodies(
                f"{place} : « chaired_by » contient « {word} » ; collèges : {', '.join(CHAIRS)}."
            )
    return tuple(words)


def _check(one: BodyRecord, before: Mapping[str, BodyRecord], place: str) -> None:
    if not _CODE.fullmatch(one.code):
        raise BrokenBodies(f"{place} : un code s’écrit en minuscules, chiffres et tirets.")
    if one.code in before:
        raise BrokenBodies(f"{place} : ce code est déjà pris, donnez-en un autre.")
    if one.parent and one.parent not in before:
        raise BrokenBodies(f"{place} : « {one.parent} » n’est pas une instance écrite plus haut.")
    if one.kind not in KINDS:
        raise BrokenBodies(f"{place} : « kind » vaut « {one.kind} » ; mots : {', '.join(KINDS)}.")
