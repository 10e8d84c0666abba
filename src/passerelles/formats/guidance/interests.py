"""The questionnaire of interests: ``content/guidance/interests.yaml``."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.common.rejection import UnreadableFile

_LETTERS = "RIASEC"
_FEWEST = 3  # statements a letter: fewer would let one answer decide
_FIELDS = {"code", "letter", "text"}


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One activity to like or not, and the letter that it speaks for."""

    code: str
    letter: str
    text: str


def read_interests(path: Path) -> tuple[StatementRecord, ...]:
    """The statements in the order of the file, which mixes the letters on purpose.

    Raises UnreadableFile on a wrong entry, a code given twice or a letter too little asked.
    """
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise UnreadableFile(f"« {path.name} » doit être une liste de phrases.")
    found = tuple(_statement(entry, at, path.name) for at, entry in enumerate(entries, 1))
    _check(found, path.name)
    return found


def _statement(entry: Any, at: int, file: str) -> StatementRecord:
    if not isinstance(entry, dict) or set(entry) != _FIELDS or entry["letter"] not in _LETTERS:
        raise UnreadableFile(
            f"« {file} », phrase {at} : donnez un code, une lettre parmi {_LETTERS} et un texte."
        )
    return StatementRecord(**{name: str(value) for name, value in entry.items()})


def _check(found: tuple[StatementRecord, ...], file: str) -> None:
    codes = Counter(one.code for one in found)
    twice = [code for code, count in codes.items() if count > 1]
    if twice:
        raise UnreadableFile(f"« {file} » : le code « {twice[0]} » est donné deux fois.")
    asked = Counter(one.letter for one in found)
    few = [letter for letter in _LETTERS if asked[letter] < _FEWEST]
    if few:
        raise UnreadableFile(f"« {file} » : il faut {_FEWEST} phrases au moins pour « {few[0]} ».")
