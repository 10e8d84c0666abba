"""Reading of the synonyms that experts write: one YAML list a sector.

    - words: [cuisto, cuistot]
      occupations: [G1609, G1602]
      note: "…"

A code without edition means the newest ROME; ``ROME-3.47:F1610`` names its edition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from passerelles.formats.common.rejection import Rejection, UnreadableFile

CODE = re.compile(r"(ROME-\d+\.\d+:)?[A-N]\d{4}")
_KEYS = frozenset({"words", "occupations", "note"})


@dataclass(frozen=True, slots=True)
class SynonymRecord:
    """Words that people say and the ROME codes they lead to, likeliest first.

    ``sector`` is the name of the file, ``path`` the place of the entry (``file:line``).
    """

    words: tuple[str, ...]
    occupations: tuple[str, ...]
    note: str
    sector: str
    path: str


class _Refused(ValueError):
    """Why an entry is refused: ``rule`` is its slug, the text a French sentence."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def read_synonyms(path: Path) -> Iterator[SynonymRecord | Rejection]:
    """Yield the entries of one file, refused ones included.

    Raises UnreadableFile when the file is missing, is not UTF-8 YAML or is not a list.
    """
    loader = _open(path)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.SequenceNode):
            raise UnreadableFile(
                f"« {path.name} » n’est pas une liste d’entrées : commencez chaque entrée par "
                "« - words: [mot, mot] »."
            )
        for node in root.value:
            yield _read_entry(node, loader.construct_object(node, deep=True), path)
    except yaml.YAMLError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas du YAML lisible ({_place(error)}) : vérifiez les retraits, "
            "les crochets et les guillemets."
        ) from error
    finally:
        loader.dispose()


def read_synonym_folder(folder: Path) -> Iterator[SynonymRecord | Rejection]:
    """Yield the entries of every ``*.yaml`` of ``folder``; a word may be written only once."""
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for item in read_synonyms(path):
            yield item if isinstance(item, Rejection) else _once(item, seen)


def _once(record: SynonymRecord, seen: dict[str, str]) -> SynonymRecord | Rejection:
    for word in record.words:
        first = seen.setdefault(word.casefold(), record.path)
        if first != record.path:
            return Rejection(
                path=record.path,
                rule="synonyms.duplicate-word",
                message=f"« {word} » est déjà écrit en {first} : réunissez les deux entrées.",
                fragment=", ".join(record.words),
            )
    return record


def _open(path: Path) -> yaml.SafeLoader:
    try:
        return yaml.SafeLoader(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas écrit en UTF-8 (octet {error.start}) : enregistrez-le dans "
            "cet encodage."
        ) from error


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"ligne {mark.line + 1}" if mark else "ligne inconnue"


def _read_entry(node: yaml.Node, value: object, path: Path) -> SynonymRecord | Rejection:
    place = f"{path.name}:{node.start_mark.line + 1}"
    try:
        entry = _mapping(value)
        return SynonymRecord(
            words=_words(entry.get("words")),
            occupations=_codes(entry.get("occupations")),
            note=str(entry.get("note") or ""),
            sector=path.stem,
            path=place,
        )
    except _Refused as refusal:
        return Rejection(place, refusal.rule, str(refusal), str(value))


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _Refused(
            "synonyms.not-an-entry",
            f"« {value} » n’est pas une entrée : écrivez « words: » puis « occupations: ».",
        )
    unknown = sorted(set(map(str, value)) - _KEYS)
    if unknown:
        raise _Refused(
            "synonyms.unknown-key",
            f"Clé inconnue : {', '.join(unknown)}. Les clés admises sont words, occupations, note.",
        )
    return value


def _texts(value: object, *, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise _Refused(
            "synonyms.empty-list",
            f"« {key} » vaut « {value} » : il faut une liste non vide, entre crochets.",
        )
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise _Refused(
                "synonyms.not-text",
                f"« {item} » dans « {key} » n’est pas lu comme un texte : mettez-le entre "
                "guillemets.",
            )
    texts = tuple(item.strip() for item in value)
    if len({text.casefold() for text in texts}) < len(texts):
        raise _Refused(
            "synonyms.repeated", f"« {key} » répète un élément ({', '.join(texts)}) : retirez-le."
        )
    return texts


def _words(value: object) -> tuple[str, ...]:
    return _texts(value, key="words")


def _codes(value: object) -> tuple[str, ...]:
    codes = _texts(value, key="occupations")
    for code in codes:
        if not CODE.fullmatch(code):
            raise _Refused(
                "synonyms.bad-code",
                f"« {code} » n’est pas un code ROME : une lettre de A à N puis quatre chiffres, "
                "par exemple G1602 ou ROME-3.47:F1610.",
            )
    return codes
