"""How conditions of work show in a sheet: ``content/guidance/conditions.yaml``."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile

_LISTS = ("contexts", "sometimes", "words", "usual", "possible", "rare")
_PLACE = re.compile(r"[A-N]\d{2}|ROME-\d\.\d{2}:[A-N]\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRecord:
    """``constraint``: a slug. ``contexts``: labels of the ROME that state it.

    ``sometimes``: those that state it of some of the jobs. ``words``: lower case words of a sheet
    that announce it. ``usual``, ``possible`` and ``rare``: ROME domains (``F16``) or occupations
    with their edition (``ROME-3.47:J1501``); ``rare`` speaks before the others.
    """

    constraint: str
    contexts: frozenset[str]
    sometimes: frozenset[str]
    words: tuple[str, ...]
    usual: frozenset[str]
    possible: frozenset[str]
    rare: frozenset[str]


def read_conditions(path: Path) -> tuple[ConditionRecord, ...]:
    """The entries of the file. Raises UnreadableFile, naming the entry, on a wrong one."""
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise UnreadableFile(f"« {path.name} » doit être une liste de contraintes.")
    return tuple(_condition(entry, at, path.name) for at, entry in enumerate(entries, 1))


def _condition(entry: Any, at: int, file: str) -> ConditionRecord:
    if not isinstance(entry, dict) or set(entry) != {"constraint", *_LISTS}:
        raise UnreadableFile(
            f"« {file} », entrée {at} : donnez constraint, {', '.join(_LISTS)}, et rien d’autre."
        )
    places = [*entry["usual"], *entry["possible"], *entry["rare"]]
    wrong = [place for place in places if not _PLACE.fullmatch(str(place))]
    if wrong:
        raise UnreadableFile(
            f"« {file} », « {entry['constraint']} » : « {wrong[0]} » n’est ni un domaine du ROME "
            "(F16) ni un métier avec son édition (ROME-3.47:J1501)."
        )
    return ConditionRecord(
        constraint=str(entry["constraint"]),
        contexts=frozenset(entry["contexts"]),
        sometimes=frozenset(entry["sometimes"]),
        words=tuple(word.lower() for word in entry["words"]),
        usual=frozenset(entry["usual"]),
        possible=frozenset(entry["possible"]),
        rare=frozenset(entry["rare"]),
    )
