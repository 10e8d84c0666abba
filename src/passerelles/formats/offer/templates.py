"""Reads ``content/offer/trainings``: what the demonstration offer draws its trainings from.

These files are ours: the first mistake stops the reading with a French sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from passerelles.formats.common.documents import read_yaml
from passerelles.formats.offer.vocabulary import BrokenVocabulary


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """A block of competences of a certification, as providers word it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class TrainingTemplate:
    """A training as providers of Occitanie give it.

    ``kind``: TP, CAP, BTS… (empty: no diploma). ``name`` may hold both genders, separated by
    `` / ``. Levels are those of 2019, 1 for none asked, 0 for none given. ``aim``: Lhéo table of
    objectives. Hours are ranges. ``programmes``: slug → weight (``none``: outside any). ``marks``:
    green, rural, urban, toulouse, coast, evening, remote, blocks. ``code_left_out``: providers
    forget the number of the certification.
    """

    id: str
    sector: str
    kind: str
    name: str
    certifications: tuple[str, ...]
    code_left_out: bool
    level_in: int
    level_out: int
    aim: str
    rome: tuple[str, ...]
    formacodes: tuple[str, ...]
    nsf: tuple[str, ...]
    hours: tuple[int, int]
    company_hours: tuple[int, int]
    programmes: tuple[tuple[str, int], ...]
    marks: frozenset[str]
    departement: str
    objective: str
    content: tuple[str, ...]
    blocks: tuple[BlockTemplate, ...]


def read_templates(folder: Path) -> tuple[TrainingTemplate, ...]:
    """Every template, in the order of file names then of the files. Raises BrokenVocabulary."""
    found = [item for path in sorted(folder.glob("*.yaml")) for item in _read_file(path)]
    names = [template.id for template in found]
    if not found:
        raise BrokenVocabulary(f"« {folder} » : aucune formation. Vérifiez le dossier.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BrokenVocabulary(f"« {folder} » : fiche(s) en double : {', '.join(twice)}.")
    return tuple(found)


def _read_file(path: Path) -> Iterator[TrainingTemplate]:
    try:
        document = read_yaml(path)
        sector, entries = document["sector"], document["trainings"]
    except (yaml.YAMLError, TypeError, KeyError) as error:
        raise BrokenVocabulary(
            f"« {path.name} » doit donner « sector » et « trainings » en YAML : {error}"
        ) from error
    for number, cells in enumerate(entries, 1):
        try:
            yield _template(sector, cells)
        except (KeyError, TypeError, ValueError) as error:
            name = cells.get("id", number) if isinstance(cells, dict) else number
            raise BrokenVocabulary(
                f"« {path.name} », fiche « {name} » : champ absent ou mal écrit ({error})."
            ) from error


def _template(sector: str, cells: dict[str, Any]) -> TrainingTemplate:
    level_in, level_out = cells["levels"]
    low, high = cells["hours"]
    shortest, longest = cells.get("company_hours", (0, 0))
    return TrainingTemplate(
        id=cells["id"],
        sector=sector,
        kind=cells.get("kind", ""),
        name=cells["name"],
        certifications=tuple(cells.get("certifications", ())),
        code_left_out=cells.get("code_left_out", False),
        level_in=int(level_in),
        level_out=int(level_out),
        aim=cells["aim"],
        rome=tuple(cells["rome"]),
        formacodes=tuple(cells["formacodes"]),
        nsf=tuple(cells["nsf"]),
        hours=(int(low), int(high)),
        company_hours=(int(shortest), int(longest)),
        programmes=tuple((slug, int(weight)) for slug, weight in cells["programmes"].items()),
        marks=frozenset(cells.get("marks", ())),
        departement=cells.get("departement", ""),
        objective=cells["objective"],
        content=tuple(cells["content"]),
        blocks=tuple(BlockTemplate(**block) for block in cells.get("blocks", ())),
    )
