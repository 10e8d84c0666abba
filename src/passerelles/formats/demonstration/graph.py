"""Reads the demonstration graph: occupations, the skills they use, the moves between them.

The folder holds ``sectors.yaml``, ``skills/*.yaml`` and ``occupations/*.yaml``; its README.md
says what each field means. Unlike an official file, it is ours: nothing is quarantined, the first
mistake stops the reading and names the file and the identifier to mend.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from passerelles.formats.common.documents import read_yaml

# libyaml when the wheel carries it: ten times faster, same result

EDITION = "ROME-4.60"

SkillKind = Literal["know_how", "knowledge", "behaviour"]
_KINDS: dict[str, SkillKind] = {kind: kind for kind in get_args(SkillKind)}


class BrokenDemonstrationGraph(ValueError):
    """The graph contradicts itself; the message is a French sentence naming file and id."""


@dataclass(frozen=True, slots=True)
class DemonstrationSector:
    """A sector of the demonstration, in the order of display."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class DemonstrationSkill:
    """A skill of the common vocabulary; ``transversal`` when at least fifteen jobs use it."""

    id: str
    kind: SkillKind
    label: str
    transversal: bool


@dataclass(frozen=True, slots=True)
class DemonstrationOccupation:
    """An occupation under its code of edition ``EDITION``, with ids of skills and codes.

    ``riasec`` is two Holland letters, major first. ``near`` and ``evolution`` hold the codes of
    other occupations of the same graph.
    """

    rome: str
    label: str
    sector: str
    riasec: str
    core: tuple[str, ...]
    mobilised: tuple[str, ...]
    near: tuple[str, ...]
    evolution: tuple[str, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """Core skills, then mobilised ones."""
        return self.core + self.mobilised


@dataclass(frozen=True, slots=True)
class DemonstrationGraph:
    """The whole graph: every reference between its parts resolves."""

    sectors: tuple[DemonstrationSector, ...]
    skills: tuple[DemonstrationSkill, ...]
    occupations: tuple[DemonstrationOccupation, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One element of a YAML list and the file (relative to the folder) it comes from."""

    file: str
    cells: Mapping[str, Any]


def read_demonstration_graph(folder: Path) -> DemonstrationGraph:
    """The graph stored in ``folder``.

    Raises BrokenDemonstrationGraph for a missing file, a missing or unknown field, an identifier
    declared twice, or a reference to something that the graph does not contain.
    """
    sectors = _unique(_entries(folder, "sectors.yaml"), "id")
    skills = _unique(_entries(folder, "skills/*.yaml"), "id")
    occupations = _unique(_entries(folder, "occupations/*.yaml"), "rome")
    for code, entry in occupations.items():
        _check_sector(code, entry, known=sectors)
        _check_references(code, entry, ("core", "mobilised"), known=skills)
        _check_references(code, entry, ("near", "evolution"), known=occupations)
    return DemonstrationGraph(
        sectors=tuple(DemonstrationSector(key, _text(e, "label")) for key, e in sectors.items()),
        skills=tuple(_skill(key, entry) for key, entry in skills.items()),
        occupations=tuple(_occupation(code, entry) for code, entry in occupations.items()),
    )


def _entries(folder: Path, pattern: str) -> Iterator[_Entry]:
    files = sorted(folder.glob(pattern))
    if not files:
        raise BrokenDemonstrationGraph(
            f"« {folder / pattern} » : aucun fichier trouvé. Vérifiez le dossier du graphe."
        )
    for file in files:
        name = file.relative_to(folder).as_posix()
        for cells in _read_list(file, name):
            if not isinstance(cells, dict):
                raise BrokenDemonstrationGraph(
                    f"« {name} » : « {cells} » n’est pas une fiche « champ: valeur »."
                )
            yield _Entry(name, cells)


def _read_list(file: Path, name: str) -> list[Any]:
    try:
        document = read_yaml(file)
    except yaml.YAMLError as error:
        raise BrokenDemonstrationGraph(f"« {name} » n’est pas du YAML lisible : {error}") from error
    if not isinstance(document, list):
        raise BrokenDemonstrationGraph(f"« {name} » : le fichier doit contenir une liste.")
    return document


def _unique(entries: Iterable[_Entry], key: str) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for entry in entries:
        identifier = _text(entry, key)
        if identifier in found:
            raise BrokenDemonstrationGraph(
                f"« {entry.file} » : « {identifier} » existe déjà dans "
                f"« {found[identifier].file} ». Gardez une seule fiche."
            )
        found[identifier] = entry
    return found


def _text(entry: _Entry, field: str) -> str:
    value = entry.cells.get(field)
    if not isinstance(value, str) or not value:
        raise BrokenDemonstrationGraph(
            f"« {entry.file} », fiche « {_name(entry)} » : le champ « {field} » manque ou n’est "
            "pas un texte."
        )
    return value


def _references(entry: _Entry, field: str) -> tuple[str, ...]:
    value = entry.cells.get(field)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BrokenDemonstrationGraph(
            f"« {entry.file} », fiche « {_name(entry)} » : le champ « {field} » manque ou n’est "
            "pas une liste d’identifiants."
        )
    return tuple(value)


def _name(entry: _Entry) -> str:
    return str(entry.cells.get("rome") or entry.cells.get("id") or "sans identifiant")


def _check_sector(code: str, entry: _Entry, *, known: Collection[str]) -> None:
    sector = _text(entry, "sector")
    if sector not in known:
        raise BrokenDemonstrationGraph(
            f"« {entry.file} », métier {code} : le secteur « {sector} » n’est pas dans "
            "« sectors.yaml ». Corrigez-le ou ajoutez-le."
        )


def _check_references(
    code: str, entry: _Entry, fields: tuple[str, ...], *, known: Collection[str]
) -> None:
    for field in fields:
        for reference in _references(entry, field):
            if reference not in known:
                raise BrokenDemonstrationGraph(
                    f"« {entry.file} », métier {code}, champ « {field} » : « {reference} » "
                    "n’existe pas dans le graphe. Corrigez l’identifiant ou ajoutez sa fiche."
                )


def _skill(key: str, entry: _Entry) -> DemonstrationSkill:
    kind, transversal = _text(entry, "kind"), entry.cells.get("transversal")
    if kind not in _KINDS:
        raise BrokenDemonstrationGraph(
            f"« {entry.file} », compétence « {key} » : le genre « {kind} » est inconnu. "
            f"Choisissez parmi {', '.join(_KINDS)}."
        )
    if not isinstance(transversal, bool):
        raise BrokenDemonstrationGraph(
            f"« {entry.file} », compétence « {key} » : « transversal » vaut « {transversal} ». "
            "Écrivez true ou false."
        )
    return DemonstrationSkill(key, _KINDS[kind], _text(entry, "label"), transversal)


def _occupation(code: str, entry: _Entry) -> DemonstrationOccupation:
    return DemonstrationOccupation(
        rome=code,
        label=_text(entry, "label"),
        sector=_text(entry, "sector"),
        riasec=_text(entry, "riasec"),
        core=_references(entry, "core"),
        mobilised=_references(entry, "mobilised"),
        near=_references(entry, "near"),
        evolution=_references(entry, "evolution"),
    )
