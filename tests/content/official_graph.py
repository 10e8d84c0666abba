"""ROME 3.47 read from the official files into a graph, without a database."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Model

from passerelles.apps.reference.models import (
    Appellation,
    Mobility,
    Occupation,
    OccupationSector,
    OccupationSkill,
    OccupationText,
    Skill,
)
from passerelles.connectors.register import recognise
from passerelles.connectors.rome.load_347 import load
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.occupations.graph_building import build_graph
from passerelles.domain.guidance.occupations.graph_facts import OccupationFacts, SkillFacts

EDITION = "ROME-3.47"
_CERTIFICATIONS = "rncp/fc_rome_2026_02.csv"
_SUBJECTS = "rncp/fc_formacode_2026_02.csv"


def official_graph(real_data: Path) -> OccupationGraph:
    return build_graph(
        EDITION, list(_facts(_rows(real_data), real_data)), official_skills(real_data)
    )


def official_skills(real_data: Path) -> list[SkillFacts]:
    """In the order of their keys."""
    return [
        SkillFacts(key=one.id, label=one.label, kind=one.kind)
        for one in sorted(_rows(real_data)[Skill], key=lambda one: one.id)
    ]


@cache
def _rows(real_data: Path) -> dict[type[Model], list[Any]]:
    """The rows that the loader would write, by model, each key once."""
    files = recognise(real_data, source="rome_347")["rome_347"]
    found: dict[type[Model], dict[Any, Any]] = defaultdict(dict)
    for outcome in load(files):
        for row in outcome if isinstance(outcome, list | tuple) else ():
            found[type(row)].setdefault(row.pk, row)
    return {model: list(rows.values()) for model, rows in found.items()}


def _facts(rows: dict[type[Model], list[Any]], real_data: Path) -> Iterator[OccupationFacts]:
    skills, names, texts = (
        _by(rows[OccupationSkill]),
        _by(rows[Appellation]),
        _by(rows[OccupationText]),
    )
    moves, hirings = _by(rows[Mobility]), _by(rows[OccupationSector])
    certifications = _pairs(real_data / _CERTIFICATIONS, key=1, value=0)
    subjects = _pairs(real_data / _SUBJECTS, key=0, value=1)
    for one in sorted(rows[Occupation], key=lambda one: one.code):
        held = certifications.get(one.code, [])
        to = {kind: tuple(m.target_id for m in moves[one.id] if m.kind == kind) for kind in _KINDS}
        yield OccupationFacts(
            key=one.id,
            label=one.label,
            skills=tuple((link.skill_id, bool(link.is_core)) for link in skills[one.id]),
            **to,
            names=tuple(name.label for name in names[one.id]),
            texts=tuple(text.text for text in texts[one.id]),
            certifications=tuple(held),
            subjects=tuple(code for key in held for code in subjects.get(key, ())),
            hirings=tuple(
                (link.sector_id, link.hirings) for link in hirings[one.id] if link.hirings
            ),
        )


_KINDS = ("near", "evolution")


def _by(rows: list[Any]) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.occupation_id].append(row)
    return found


def _pairs(path: Path, *, key: int, value: int) -> dict[str, list[str]]:
    found = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as text:
        for line in list(csv.reader(text, delimiter=";"))[1:]:
            found[line[key]].append(line[value])
    return found
