"""From facts read somewhere to the arrays that guidance calculates with."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.occupations.graph import RIASEC, OccupationGraph
from passerelles.domain.guidance.occupations.graph_facts import OccupationFacts, SkillFacts
from passerelles.domain.guidance.occupations.kinship import kinship
from passerelles.domain.guidance.occupations.sharing import once_each
from passerelles.domain.guidance.occupations.sparse import counted, normed, rarity, scaled, summed
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
    held = _called([[key for key, _ in one.skills] for one in occupations], skill_number)
    core = _called([[key for key, core in one.skills if core] for one in occupations], skill_number)
    uses = scaled(held + (CORE - 1.0) * core, rarity(held)).tocsr()
    parts, kin = kinship(_features(occupations, skills) | {"skills": normed(uses)})
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
        likenesses=parts,
        kin=kin,
        riasec=_interests(occupations),
        sectors=tuple(one.sectors for one in occupations),
        contexts=tuple(one.contexts for one in occupations),
        regulated=_integers([one.regulated for one in occupations]),
        levels=_integers([one.level for one in occupations]),
        demonstration=demonstration,
    )


def _interests(occupations: Sequence[OccupationFacts]) -> NDArray[np.float32]:
    found = np.array([interest_row(one.riasec) for one in occupations], dtype=np.float32)
    return found.reshape(-1, len(RIASEC))


def _called(keys: Sequence[Sequence[str]], number: dict[str, int]) -> Any:
    """1 where a row calls on a column, however often its source says so."""
    found = counted(keys, number)
    found.data[:] = 1.0
    return found


def _features(
    occupations: Sequence[OccupationFacts], skills: Sequence[SkillFacts]
) -> dict[str, Any]:
    """What occupations are compared by, besides their skills: rows of norm 1."""
    said = cache(stems)  # heirs of one occupation share their texts
    words = once_each(lambda texts: [stem for text in texts for stem in said(text)])
    labels = {one.key: one.label for one in skills}
    labelled = once_each(lambda links: words([labels.get(key, "") for key, _ in links]))
    return {
        "names": _told([words((*one.names, one.label)) for one in occupations]),
        "words": _told([labelled(one.skills) for one in occupations]),
        "texts": _told([words(one.texts) for one in occupations]),
        "certifications": _told([one.certifications for one in occupations]),
        "subjects": _told([one.subjects for one in occupations]),
        "hirings": _hirings(occupations),
    }


def _told(rows: Sequence[Sequence[str]]) -> Any:
    """Rows × words of norm 1, a rare word telling more, a repeat telling little."""
    found = counted(rows)
    found.data = np.sqrt(found.data)
    return normed(scaled(found, rarity(found)))


def _hirings(occupations: Sequence[OccupationFacts]) -> Any:
    """Logarithms: a sector that hires ten times more is not ten times closer."""
    found = summed([dict(one.hirings) for one in occupations])
    found.data = np.log1p(found.data)
    return normed(scaled(normed(found), rarity(found)))


def interest_row(letters: str) -> list[float]:
    """One number a letter of ``RIASEC``: 1 the first named, 0.5 the second; NaN when none is."""
    if not letters:
        return [float("nan")] * len(RIASEC)
    found = [0.0] * len(RIASEC)
    for letter, weight in zip(letters, (1.0, _MINOR), strict=False):
        found[RIASEC.index(letter)] = max(weight, found[RIASEC.index(letter)])
    return found


def _integers(values: Sequence[int | bool | None]) -> NDArray[np.int8]:
    return np.array([-1 if value is None else int(value) for value in values], dtype=np.int8)
