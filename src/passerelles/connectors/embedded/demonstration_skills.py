"""The demonstration graph of skills, until the official links are imported."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import (
    Edition,
    Mobility,
    MobilityKind,
    OccupationSkill,
    Skill,
)
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.demonstration.graph import (
    EDITION as ROME,
)
from passerelles.formats.demonstration.graph import (
    DemonstrationOccupation,
    DemonstrationSkill,
    read_demonstration_graph,
)

SOURCE = "demonstration_skills"
EDITION = "Demonstration-1"
WRITTEN_ON = date(2026, 11, 23)


def load(files: Sequence[Path]) -> Iterator[Sequence[Model] | Rejection]:
    """Yield one record a skill, then one an occupation with its links and mobilities."""
    folder = next(file.parent for file in files if file.name == "sectors.yaml")
    graph = read_demonstration_graph(folder)
    edition = Edition(
        id=EDITION,
        scheme="Demonstration",
        version="1",
        published_on=WRITTEN_ON,
        source_id=SOURCE,
    )
    for skill in graph.skills:
        yield [edition, _skill(skill)]
    for occupation in graph.occupations:
        yield [*_links(occupation), *_mobilities(occupation)]


def _skill(skill: DemonstrationSkill) -> Skill:
    return Skill(
        id=f"{EDITION}:{skill.id}",
        edition_id=EDITION,
        code=skill.id,
        kind=skill.kind,
        label=skill.label,
        source_id=SOURCE,
    )


def _links(occupation: DemonstrationOccupation) -> Iterator[OccupationSkill]:
    key = f"{ROME}:{occupation.rome}"
    for position, skill in enumerate(occupation.skills):
        yield OccupationSkill(
            id=f"{key}:{EDITION}:{skill}",
            occupation_id=key,
            skill_id=f"{EDITION}:{skill}",
            is_core=skill in occupation.core,
            position=position,
            source_id=SOURCE,
        )


def _mobilities(occupation: DemonstrationOccupation) -> Iterator[Mobility]:
    key = f"{ROME}:{occupation.rome}"
    moves = ((MobilityKind.NEAR, occupation.near), (MobilityKind.EVOLUTION, occupation.evolution))
    for kind, targets in moves:
        for position, target in enumerate(targets):
            yield Mobility(
                id=f"{key}:{EDITION}:{kind}:{target}",
                occupation_id=key,
                target_id=f"{ROME}:{target}",
                kind=kind,
                position=position,
                source_id=SOURCE,
            )
