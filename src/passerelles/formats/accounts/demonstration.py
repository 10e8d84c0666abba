"""Reads ``content/accounts/demonstration.yaml``: the fictitious accounts."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import TypeVar

from passerelles.formats.common.documents import read_yaml


class BrokenDemonstration(ValueError):
    """The file cannot be used; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class DemonstrationInstitution:
    """An institution that fictitious people act for."""

    code: str
    name: str
    college: str


@dataclass(frozen=True, slots=True)
class DemonstrationPerson:
    """A fictitious person; ``institution`` is a code, or empty, and ``function`` goes with it."""

    email: str
    name: str
    role: str
    institution: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Demonstration:
    institutions: tuple[DemonstrationInstitution, ...]
    accounts: tuple[DemonstrationPerson, ...]


Row = TypeVar("Row", DemonstrationInstitution, DemonstrationPerson)


def read_demonstration(path: Path) -> Demonstration:
    """The whole file. Raises BrokenDemonstration and what ``read_yaml`` raises."""
    document = read_yaml(path)
    if not isinstance(document, Mapping):
        raise BrokenDemonstration(f"« {path.name} » ne contient ni institutions ni comptes.")
    institutions = _rows(document, "institutions", DemonstrationInstitution, path.name)
    accounts = _rows(document, "accounts", DemonstrationPerson, path.name)
    known = {one.code for one in institutions}
    for person in accounts:
        if person.institution and person.institution not in known:
            raise BrokenDemonstration(
                f"{path.name} : « {person.email} » agit pour « {person.institution} », absente de "
                "la liste des institutions."
            )
    return Demonstration(tuple(institutions), tuple(accounts))


def _rows(document: Mapping[str, object], key: str, kind: type[Row], file: str) -> list[Row]:
    given = document.get(key)
    if not isinstance(given, list):
        raise BrokenDemonstration(f"« {file} » n’a pas de liste « {key} » : ajoutez-la.")
    return [_row(one, kind, f"{file}, {key}, ligne {n}") for n, one in enumerate(given, 1)]


def _row(given: object, kind: type[Row], place: str) -> Row:
    if not isinstance(given, Mapping):
        raise BrokenDemonstration(f"{place} : écrivez des champs entre accolades.")
    known = {field.name for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}
    if not needed <= given.keys() <= known:
        raise BrokenDemonstration(f"{place} : les champs sont {', '.join(sorted(known))}.")
    return kind(**{key: str(value) for key, value in given.items()})
