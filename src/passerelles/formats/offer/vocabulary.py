"""Reads ``content/offer``: programmes, publics, funders and the small tables that pages say.

These files are ours: nothing is quarantined, the first mistake stops the reading with a French
sentence that names the file, the entry and the field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from passerelles.formats.common.documents import read_yaml

# libyaml when the wheel carries it: ten times faster, same result


class BrokenVocabulary(ValueError):
    """A file of the vocabulary cannot be used; the message is a French sentence."""


class WordList(StrEnum):
    """The small tables of ``lists.yaml``: a code of Lhéo, or a slug of ours, to its label."""

    OBJECTIVES = "objectives"
    CONTACT_KINDS = "contact_kinds"
    ADMISSION_KINDS = "admission_kinds"
    PATHWAYS = "pathways"
    RECRUITMENT_SCOPES = "recruitment_scopes"
    BLOCK_VALIDATIONS = "block_validations"
    EQUIPMENT_KINDS = "equipment_kinds"
    CONTRACT_KINDS = "contract_kinds"
    MODULES = "modules"
    QUALIOPI = "qualiopi"


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A scheme under which trainings are bought or opened.

    ``bookable_by_public`` False: shown, entered only through an administration. ``reference``
    names the plan and its action; ``words`` are what people and files call it.
    """

    slug: str
    name: str
    audience: str
    funded_by: str
    bookable_by_public: bool
    description: str
    reference: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """For whom a training is: its label in the person's words, its Formacodes (8xxxx)."""

    slug: str
    label: str
    formacodes: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FunderEntry:
    """Who pays: the code of Lhéo, today's name, and the name in the table when it has changed."""

    code: str
    label: str
    words: tuple[str, ...]
    received: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One element of a list, with the file and the name by which errors point to it."""

    file: str
    name: str
    cells: Mapping[str, Any]

    def text(self, field: str) -> str:
        value = self.cells.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"le champ « {field} » manque ou n’est pas un texte")
        return value.strip()

    def flag(self, field: str) -> bool:
        value = self.cells.get(field)
        if not isinstance(value, bool):
            raise self.fault(f"« {field} » vaut « {value} » : écrivez true ou false")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.cells.get(field)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(f"le champ « {field} » manque ou n’est pas une liste de textes")
        return tuple(value)

    def fault(self, what: str) -> BrokenVocabulary:
        return BrokenVocabulary(f"« {self.file} », entrée « {self.name} » : {what}.")


def read_programmes(path: Path) -> tuple[ProgrammeEntry, ...]:
    """The programmes, in the order of the file. Raises BrokenVocabulary."""
    return tuple(
        ProgrammeEntry(
            slug=entry.name,
            name=entry.text("name"),
            audience=entry.text("audience"),
            funded_by=entry.text("funded_by"),
            bookable_by_public=entry.flag("bookable_by_public"),
            description=entry.text("description"),
            reference=entry.text("reference"),
            words=entry.texts("words"),
        )
        for entry in _entries(path, "slug")
    )


def read_publics(path: Path) -> tuple[PublicEntry, ...]:
    """The publics; no Formacode stands under two of them. Raises BrokenVocabulary."""
    return tuple(
        PublicEntry(entry.name, entry.text("label"), codes, entry.texts("words"))
        for entry, codes in _with_own_codes(path)
    )


def read_funders(path: Path) -> tuple[FunderEntry, ...]:
    """The funders, those that people meet most first. Raises BrokenVocabulary."""
    return tuple(
        FunderEntry(
            code=entry.name,
            label=entry.text("label"),
            words=entry.texts("words"),
            received=entry.text("received") if "received" in entry.cells else "",
        )
        for entry in _entries(path, "code")
    )


def read_word_lists(path: Path) -> dict[WordList, dict[str, str]]:
    """Every table of ``lists.yaml``: code to label, in the order to show. Raises BrokenVocabulary.

    The keys of a table are texts: ``"6"``, never ``6``.
    """
    document = _document(path)
    if not isinstance(document, dict) or set(document) != set(WordList):
        raise BrokenVocabulary(
            f"« {path.name} » doit contenir exactement les tables {', '.join(WordList)}."
        )
    for name, table in document.items():
        if not isinstance(table, dict):
            raise BrokenVocabulary(
                f"« {path.name} », table « {name} » : écrivez « code: libellé »."
            )
        for code, label in table.items():
            if not isinstance(code, str) or not isinstance(label, str) or not label:
                raise BrokenVocabulary(
                    f"« {path.name} », table « {name} », code « {code} » : le code et le libellé "
                    "s’écrivent entre guillemets."
                )
    return {WordList(name): table for name, table in document.items()}


def _with_own_codes(path: Path) -> Iterator[tuple[_Entry, tuple[str, ...]]]:
    owners: dict[str, str] = {}
    for entry in _entries(path, "slug"):
        codes = entry.texts("formacodes")
        for code in codes:
            if not (len(code) == 5 and code.isdigit() and code.startswith("8")):
                raise entry.fault(f"« {code} » n’est pas un Formacode de public (8xxxx)")
            if code in owners:
                raise entry.fault(f"le Formacode {code} est déjà celui de « {owners[code]} »")
            owners[code] = entry.name
        yield entry, codes


def _entries(path: Path, key: str) -> Iterator[_Entry]:
    document = _document(path)
    if not isinstance(document, list):
        raise BrokenVocabulary(f"« {path.name} » doit contenir une liste d’entrées.")
    seen: set[str] = set()
    for number, cells in enumerate(document, 1):
        if not isinstance(cells, dict):
            raise BrokenVocabulary(
                f"« {path.name} », entrée {number} : « {cells} » n’est pas une fiche "
                "« champ: valeur »."
            )
        entry = _Entry(path.name, str(cells.get(key, number)), cells)
        if entry.text(key) in seen:
            raise entry.fault("elle existe deux fois ; gardez une seule fiche")
        seen.add(entry.name)
        yield entry


def _document(path: Path) -> Any:
    try:
        return read_yaml(path)
    except OSError as error:
        raise BrokenVocabulary(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except yaml.YAMLError as error:
        raise BrokenVocabulary(f"« {path.name} » n’est pas du YAML lisible : {error}") from error
