"""Which skills each training, and each block alone, brings: scored, with the origin of each link.

Four ways lead from a training to a skill. What its blocks say and what its texts say is read by
the matcher; the certification and the occupations that it leads to bring the skills of those
occupations, core ones more, shared out between them. A short training does not teach a whole
occupation: what comes from the occupation alone is cut by its hours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from passerelles.apps.guidance.reads.closing_rows import TaughtRows, taught_rows
from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.skill_words import skill_words
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.guidance.matching.clauses import all_clauses, words
from passerelles.domain.guidance.matching.closing import (
    Closing,
    Evidence,
    Origin,
    averaged,
    gathered,
    strongest,
)
from passerelles.domain.guidance.matching.matcher import SkillMatcher
from passerelles.domain.guidance.occupations.graph import OccupationGraph

LEAST = 0.2  # under which a link is not worth telling
CORE, MOBILISED = 0.8, 0.5  # what a certification brings of a skill of its only occupation
AIMED = 0.75  # an occupation that the training names, without the certification to vouch for it
WHOLE_HOURS = 400  # what it takes to teach an occupation, at least
EXPECTED_FLOOR = 0.3  # in a text, for a skill of an occupation that the training leads to
STRANGE_FLOOR, STRANGE = 0.7, 0.8  # and for any other: recognised from, worth less


@dataclass(frozen=True)
class Closings:
    """Read-only; one a generation. Skills are keys of the graph of ``occupation_graph()``."""

    skills: tuple[str, ...]
    trainings: Mapping[str, int]
    blocks: Mapping[str, int]
    by_training: Evidence
    by_block: Evidence

    def of(self, training: str) -> tuple[Closing, ...]:
        """The skills that a training brings, the surest first; nothing when it is unknown."""
        at = self.trainings.get(training)
        return () if at is None else self.by_training.row(at, self.skills)

    def of_block(self, code: str) -> tuple[Closing, ...]:
        """The skills that one block brings when it is taken alone."""
        at = self.blocks.get(code)
        return () if at is None else self.by_block.row(at, self.skills)

    def trainings_closing(self, skills: Iterable[str]) -> dict[str, float]:
        """Trainings that bring some of these skills, best first: mean of their scores (0 to 1)."""
        columns = [self._number[skill] for skill in dict.fromkeys(skills) if skill in self._number]
        if not columns:
            return {}
        means = np.asarray(self._columns[:, columns].sum(axis=1)).ravel() / len(columns)
        found = np.flatnonzero(means)
        best = found[np.argsort(-means[found], kind="stable")]
        return {self._ids[at]: float(means[at]) for at in best}

    @cached_property
    def _number(self) -> dict[str, int]:
        return {skill: at for at, skill in enumerate(self.skills)}

    @cached_property
    def _columns(self) -> Any:
        return self.by_training.scores.tocsc()

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(self.trainings)


@remembered
def closings() -> Closings:
    """The links of the whole offer. Eight queries, once a generation."""
    return build_closings(occupation_graph(), taught_rows())


def build_closings(graph: OccupationGraph, rows: TaughtRows) -> Closings:
    """Pure but for its imports: the graph and the rows decide everything."""
    scene = _Scene(graph, rows)
    return Closings(
        skills=graph.skill_keys,
        trainings={key: at for at, key in enumerate(rows.trainings)},
        blocks={code: at for at, code in enumerate(rows.block_labels)},
        by_training=scene.trainings(),
        by_block=scene.blocks(),
    )


class _Scene:
    """What is computed once and read by trainings as by blocks."""

    def __init__(self, graph: OccupationGraph, rows: TaughtRows) -> None:
        self.graph, self.rows = graph, rows
        self.brings = graph.uses.astype(bool) * MOBILISED + graph.core * (CORE - MOBILISED)
        self.matcher = SkillMatcher(
            [words(label) for label in graph.skill_labels],
            synonyms=skill_words(),
            kinds=graph.skill_kinds,
        )

    def trainings(self) -> Evidence:
        rows = self.rows
        keys = rows.trainings
        certified = [
            tuple(chain.from_iterable(rows.certified.get(c, ()) for c in certifications))
            for certifications in (rows.certifications.get(key, ()) for key in keys)
        ]
        aimed = [rows.occupations.get(key, ()) for key in keys]
        by_certification = self._by_occupations(certified)
        by_occupation = self._by_occupations(aimed)
        expected = by_certification + by_occupation
        blocks = [self._labels(rows.training_blocks.get(key, ())) for key in keys]
        parts = (
            (Origin.BLOCK, self._by_texts(blocks, expected)),
            (Origin.TEXT, self._by_texts([rows.texts[key] for key in keys], expected)),
            (Origin.CERTIFICATION, by_certification),
            (Origin.OCCUPATION, self._cut(by_occupation)),
        )
        return strongest(parts, least=LEAST)

    def blocks(self) -> Evidence:
        labels = self.rows.block_labels
        certified = [
            self.rows.certified.get(self.rows.of_block.get(code, ""), ()) for code in labels
        ]
        found = self._by_texts(
            [(label,) for label in labels.values()], self._by_occupations(certified)
        )
        return strongest([(Origin.BLOCK, found)], least=LEAST)

    def _by_occupations(self, aims: Sequence[Sequence[str]]) -> Any:
        """Owners × skills that the occupations each leads to bring, shared out between them."""
        from scipy.sparse import csr_matrix

        numbers = [{n for key in keys if (n := self._row(key)) is not None} for keys in aims]
        owners = [at for at, found in enumerate(numbers) for _ in found]
        columns = [number for found in numbers for number in sorted(found)]
        shape = (len(aims), len(self.graph))
        links = csr_matrix((np.ones(len(columns)), (owners, columns)), shape=shape)
        return averaged(links, self.brings)

    def _row(self, key: str) -> int | None:
        """An occupation of another edition is read under its code in the newest one."""
        code = key.rpartition(":")[2]
        return self.graph.number.get(key, self.graph.number.get(f"{self.graph.edition}:{code}"))

    def _cut(self, by_occupation: Any) -> Any:
        from scipy.sparse import diags

        hours = [self.rows.hours.get(key, WHOLE_HOURS) for key in self.rows.trainings]
        return diags(AIMED * np.minimum(1.0, np.array(hours, float) / WHOLE_HOURS)) @ by_occupation

    def _labels(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.rows.block_labels[code] for code in codes)

    def _by_texts(self, said: Sequence[Sequence[str]], expected: Any) -> Any:
        """What texts say; a skill of the occupations aimed at needs less to be recognised."""
        number = {text: at for at, text in enumerate(dict.fromkeys(chain.from_iterable(said)))}
        read = all_clauses(number)
        owners = [at for at, texts in enumerate(said) for _ in texts]
        taken = [number[text] for texts in said for text in texts]
        found = self.matcher.read(read, least=EXPECTED_FLOOR)
        likely = gathered(owners, taken, found.scores, len(said))
        told = gathered(owners, taken, found.links, len(said))
        told.data = np.where(told.data >= STRANGE_FLOOR, told.data * STRANGE, 0.0)
        return likely.multiply(expected.astype(bool)).tocsr().maximum(told)
