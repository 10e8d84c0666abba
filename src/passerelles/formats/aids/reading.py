"""What files of content must say: each helper tells a fault and answers something empty."""

import re
from typing import Any, cast, get_args

from passerelles.formats.aids.records import Level, Unit
from passerelles.formats.common.fields import Fields, shown

_CODE = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[\w./%?=&#+~-]*)?")
LEVELS: tuple[Level, ...] = get_args(Level)
UNITS: tuple[Unit, ...] = get_args(Unit)


def text(fields: Fields, name: str) -> str:
    """A text that has to be written."""
    found = fields.text(name)
    if not found and fields.given.get(name) in (None, ""):
        fields.tell(name, "manque : écrivez-le.")
    return found


def code(fields: Fields, name: str = "code") -> str:
    """A stable identifier."""
    found = text(fields, name)
    if found and not _CODE.fullmatch(found):
        fields.tell(name, f"« {shown(found)} » : minuscules, chiffres, « _ » et « - » seulement.")
    return found


def texts(fields: Fields, name: str, *, many: bool = False) -> tuple[str, ...]:
    """Texts of a list; numbers written bare (départements) are read as they are spelled."""
    values = fields.listed(name, most=500 if many else 20, remedy="gardez l’essentiel.")
    inner = Fields(
        {name: [str(v) if isinstance(v, int) else v for v in values]},
        fields.findings,
        prefix=fields.prefix,
    )
    return inner.texts(name, most=500, remedy="gardez l’essentiel.")


def level(fields: Fields) -> Level:
    return cast(Level, _among(fields, "confidence", LEVELS) or "unknown")


def unit(fields: Fields) -> Unit | None:
    if fields.given.get("unit") is None:
        return None
    return cast("Unit | None", _among(fields, "unit", UNITS) or None)


def link(fields: Fields) -> str:
    found = fields.text("link")
    if found and not _LINK.fullmatch(found):
        fields.tell("link", f"« {shown(found)} » n’est pas une adresse « https://… ».")
    return found


def _among(fields: Fields, name: str, allowed: tuple[Any, ...]) -> str:
    found = text(fields, name)
    if found and found not in allowed:
        fields.tell(name, f"« {shown(found)} » n’existe pas ; valeurs : {', '.join(allowed)}.")
        return ""
    return found
