"""ROME 3 → FAP 2009, written by the Dares as two SAS formats (Latin-1).

``$FAP9RSQ`` gives the family of an occupation whatever the qualification; ``$FAP9RAQ`` that of an
occupation followed by the digit of its qualification (0 to 9), for those that need it. ``Other =
"ZZZZZ"`` says that what is not listed has no family.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.common.rejection import Rejection, UnreadableFile

ENCODING = "latin-1"
PLAIN, QUALIFIED = "ROME-3.47", "ROME-3.47-Q"
_LENGTHS = {"FAP9RSQ": 5, "FAP9RAQ": 6}
_VALUE = re.compile(r"value\s+\$(\w+)", re.IGNORECASE)
_ASSIGNED = re.compile(r'((?:"\w+"\s*,?\s*)+)=\s*"(\w{5})"\s*;?')
_CODE = re.compile(r'"(\w+)"')
_COMMENT = re.compile(r"/\*.*?\*/")
_NONE = "ZZZZZ"


@dataclass(frozen=True, slots=True)
class RomeFap:
    """One code of a format: the line as written, and the same without qualification."""

    written: BridgeLine
    plain: BridgeLine


def read_sas_formats(path: Path) -> Iterator[RomeFap | Rejection]:
    """Yield each code that the two formats list.

    ``written`` is of the edition ``ROME-3.47-Q`` (five characters: any qualification; six: the
    last is the qualification), one family a code; ``plain`` of ``ROME-3.47``, where an occupation
    that needs its qualification has several families. Raises UnreadableFile when a format is
    missing.
    """
    try:
        lines = path.read_text(encoding=ENCODING).splitlines()
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    _require_formats(path.name, "\n".join(lines))
    current, seen = "", set[str]()
    for number, received in enumerate(lines, start=1):
        line = _COMMENT.sub("", received)
        opened = _VALUE.search(line)
        current = opened[1].upper() if opened else current
        if '"' in line and not line.lstrip().casefold().startswith("other"):
            yield from _assigned(line, current, seen, place=f"{path.name}:{number}")


def _require_formats(name: str, text: str) -> None:
    found = {word.upper() for word in _VALUE.findall(text)}
    if missing := [word for word in _LENGTHS if word not in found]:
        raise UnreadableFile(
            f"« {name} » : format(s) SAS introuvable(s) : {', '.join(missing)}. Vérifiez que c’est "
            "la table de passage du ROME 3 à la FAP 2009."
        )


def _assigned(
    line: str, current: str, seen: set[str], *, place: str
) -> Iterator[RomeFap | Rejection]:
    match = _ASSIGNED.fullmatch(line.strip())
    if match is None or current not in _LENGTHS:
        yield Rejection(
            place,
            "bridge.unreadable-line",
            'Cette ligne n’est pas de la forme "A1403","A1407" = "A0Z41" : reprenez le fichier '
            "d’origine.",
            line,
        )
        return
    for code in _CODE.findall(match[1]):
        yield _fault(code, current, seen, Rejection(place, "", "", line)) or _pair(
            code, match[2], place=place
        )
        seen.add(code)


def _fault(code: str, current: str, seen: set[str], at: Rejection) -> Rejection | None:
    if len(code) != _LENGTHS[current]:
        return Rejection(
            at.path,
            "bridge.malformed-code",
            f"« {code} » a {len(code)} caractères ; le format {current} en veut "
            f"{_LENGTHS[current]} : corrigez le code.",
            at.fragment,
        )
    if code in seen:
        return Rejection(
            at.path,
            "bridge.duplicate",
            f"« {code} » est déjà affecté plus haut : gardez une seule affectation.",
            at.fragment,
        )
    return None


def _pair(code: str, family: str, *, place: str) -> RomeFap:
    target = "" if family == _NONE else family
    return RomeFap(
        BridgeLine(place, "exact", QUALIFIED, code, "FAP-2009", target),
        BridgeLine(place, "many_to_many", PLAIN, code[:5], "FAP-2009", target),
    )
