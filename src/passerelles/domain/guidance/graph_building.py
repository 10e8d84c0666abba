"""From facts read somewhere to the arrays that guidance calculates with."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.graph import RIASEC, OccupationGraph
from passerelles.domain.guidance.graph_facts import OccupationFacts, SkillFacts
from passerelles.domain.guidance.kinship import kinship
from passerelles.domain.guidance.sparse import counted, normed, rarity, scaled, summed
from passerelles.domain.guidance.words import stems

CORE = 2.0  # a core skill weighs twice another
_MINOR = 0.5


def build_graph(
    edition: str,
    occupations: Sequence[OccupationFacts],
    skills: Sequence[SkillFacts],
    *,
    demonstration: bool = False,
) -> OccupationGraph:
    """Rows in the order of ``occupations``, columns in that of ``skills``.

    A skill or a mobility towards what is not given is left out.
    """
    number = {one.key: row for row, one in enumerate(occupations)}
    skill_number = {one.key: column for column, one in enumerate(skills)}
    held = counted([[key for key, _ in one.skills] for one in occupations], skill_number)
    held.data[:] = 1.0
    core = counted([[key for key, core in one.skills if core] for one in occupations], skill_number)
    core.data[:] = 1.0
    uses = scaled(held + (CORE - 1.0) * core, rarity(held)).tocsr()
    features = {
        "names": _told([[*_words(one.names), *stems(one.label)] for one in occupations]),
        "words": _told(_skill_words(occupations, {one.key: one.label for one in skills})),
        "settings": _told([sorted(one.contexts) for one in occupations]),
        "hirings": normed(_hirings(occupations)),
    }
    riasec = np.array([_interests(one.riasec) for one in occupations], dtype=np.float32)
    riasec = riasec.reshape(-1, len(RIASEC))
    codes = [one.key.rpartition(":")[2] for one in occupations]
    return OccupationGraph(
        edition=edition,
        keys=tuple(number),
        labels=tuple(one.label for one in occupations),
        number=number,
        skill_keys=tuple(skill_number),
        skill_labels=tuple(one.label for one in skills),
        skill_kinds=tuple(one.kind for one in skills),
        skill_number=skill_number,
        uses=uses,
        core=core.astype(bool),
        near=counted([one.near for one in occupations], number).astype(bool),
        evolution=counted([one.evolution for one in occupations], number).astype(bool),
        **features,
        kin=kinship(uses, features, codes=codes, riasec=riasec),
        riasec=riasec,
        sectors=tuple(one.sectors for one in occupations),
        contexts=tuple(one.contexts for one in occupations),
        regulated=_integers([one.regulated for one in occupations]),
        levels=_integers([one.level for one in occupations]),
        demonstration=demonstration,
    )


def _told(rows: Sequence[Sequence[str]]) -> Any:
    """Rows × words of norm 1, a rare word telling more, a repeat telling little."""
    found = counted(rows)
    found.data = np.sqrt(found.data)
    return normed(scaled(found, rarity(found)))


def _words(names: Sequence[str]) -> list[str]:
    return [stem for name in names for stem in stems(name)]


def _skill_words(
    occupations: Sequence[OccupationFacts], labels: Mapping[str, str]
) -> list[list[str]]:
    said = {key: stems(label) for key, label in labels.items()}
    return [[w for key, _ in one.skills for w in said.get(key, ())] for one in occupations]


def _hirings(occupations: Sequence[OccupationFacts]) -> Any:
    """Logarithms: a sector that hires ten times more is not ten times closer."""
    found = summed([one.hirings for one in occupations])
    found.data = np.log1p(found.data)
    return found


def _interests(letters: str) -> list[float]:
    if not letters:
        return [float("nan")] * len(RIASEC)
    found = [0.0] * len(RIASEC)
    for letter, weight in zip(letters, (1.0, _MINOR), strict=False):
        found[RIASEC.index(letter)] = max(weight, found[RIASEC.index(letter)])
    return found


def _integers(values: Sequence[int | bool | None]) -> NDArray[np.int8]:
    return np.array([-1 if value is None else int(value) for value in values], dtype=np.int8)
