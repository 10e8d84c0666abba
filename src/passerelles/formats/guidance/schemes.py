"""What completes a pathway and no session gives: ``content/guidance/schemes.yaml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.profile import EMPLOYERS, FRENCH
from passerelles.formats.guidance.profile_words import CONSTRAINTS

FLAGS = (
    *("employed", "jobseeker", "on_are", "student", "disabled_worker", "lone_parent", "car"),
    *("foreign_diploma", "in_line", "regulated"),
)
RANGES = ("age", "level", "youngest", "worked_24")
NEAR = ("mission_locale", "agency")
WORDS = ("employer", "french", "constraints", "practised", "towards")
_KNOWN = {"employer": EMPLOYERS, "french": FRENCH, "constraints": CONSTRAINTS}
_FIELDS = {"slug", "title", "for", "unless", "why", "conditions", "contact", "near", "source"}
_RANGE = re.compile(r"(\d{1,2})-(\d{1,2})")
_DOMAIN = re.compile(r"[A-N](\d{2}(\d{2})?)?")

Wanted = bool | range | frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRecord:
    """``cases``: one that holds whole is enough, none given is everybody; ``unless``: what closes.

    ``near``: who welcomes near home, the kinds of bodies to look for in that order.
    ``why``: what it is good for. ``source``, ``url``: the text that says so, as of ``read_on``.
    """

    slug: str
    title: str
    cases: tuple[Mapping[str, Wanted], ...]
    unless: Mapping[str, Wanted]
    why: str
    conditions: str
    contact: str
    near: tuple[str, ...]
    source: str
    url: str
    read_on: date


def read_schemes(path: Path) -> tuple[SchemeRecord, ...]:
    """The schemes in the order of the file. Raises UnreadableFile on a wrong entry."""
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise UnreadableFile(f"« {path.name} » doit être une liste de dispositifs.")
    found = tuple(_scheme(entry, at, path.name) for at, entry in enumerate(entries, 1))
    slugs = [one.slug for one in found]
    twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
    if twice:
        raise UnreadableFile(f"« {path.name} » : « {twice} » est donné deux fois.")
    return found


def _scheme(entry: Any, at: int, file: str) -> SchemeRecord:
    where = f"« {file} », dispositif {at}"
    if not isinstance(entry, dict) or set(entry) != _FIELDS:
        wanted = ", ".join(sorted(_FIELDS))
        raise UnreadableFile(f"{where} : donnez ces champs et eux seuls : {wanted}.")
    if not isinstance(entry["for"], list):
        raise UnreadableFile(f"{where} : « for » est une liste de cas, vide pour tout le monde.")
    if not isinstance(entry["near"], list) or not set(entry["near"]) <= {*NEAR}:
        raise UnreadableFile(f"{where} : « near » est une liste : {', '.join(NEAR)}.")
    cases = tuple(_conditions(case, f"{where}, « for »") for case in entry["for"])
    unless = _conditions(entry["unless"], f"{where}, « unless »")
    try:
        return _record(entry, cases, unless)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(f"{where} : la date ou la source ne se lit pas.") from error


def _record(
    entry: dict[str, Any],
    cases: tuple[Mapping[str, Wanted], ...],
    unless: Mapping[str, Wanted],
) -> SchemeRecord:
    source = entry["source"]
    if not isinstance(source["read_on"], date):
        raise ValueError
    return SchemeRecord(
        slug=str(entry["slug"]),
        title=str(entry["title"]),
        cases=cases,
        unless=unless,
        why=str(entry["why"]),
        conditions=str(entry["conditions"]),
        contact=str(entry["contact"]),
        near=tuple(entry["near"]),
        source=str(source["title"]),
        url=str(source["url"]),
        read_on=source["read_on"],
    )


def _conditions(given: Any, where: str) -> Mapping[str, Wanted]:
    if not isinstance(given, dict):
        raise UnreadableFile(f"{where} : donnez des conditions « nom: valeur ».")
    return {name: _wanted(name, value, where) for name, value in given.items()}


def _wanted(name: str, value: Any, where: str) -> Wanted:
    if name in FLAGS and isinstance(value, bool):
        return value
    if name in RANGES and (bounds := _RANGE.fullmatch(str(value))):
        low, high = map(int, bounds.groups())
        if low <= high:
            return range(low, high + 1)
    if name in WORDS and isinstance(value, list) and value and all(_known(name, v) for v in value):
        return frozenset(value)
    raise UnreadableFile(f"{where} : « {name} » ne se lit pas ; {_remedy(name)}.")


def _known(name: str, word: Any) -> bool:
    if name in _KNOWN:
        return word in _KNOWN[name]
    return isinstance(word, str) and _DOMAIN.fullmatch(word) is not None


def _remedy(name: str) -> str:
    if name in FLAGS:
        return "écrivez true ou false"
    if name in RANGES:
        return "écrivez « 16-25 », le plus petit nombre d’abord"
    if name in WORDS:
        return f"écrivez une liste : {', '.join(_KNOWN.get(name, ('J', 'J15', 'J1506')))}"
    return f"conditions : {', '.join((*FLAGS, *RANGES, *WORDS))}"
