"""Which skills each training, and each block alone, brings: scored, with the origin of each link.

Four ways lead from a training to a skill. What its blocks say and what its texts say is read by
the matcher; the certification and the occupations that it leads to bring the skills of those
occupations, core ones more, shared out between them; an occupation that its title names is brought
whole by a long training. A short training does not teach a whole occupation: what comes from the
occupation alone is cut by its hours, and a training that prepares or mobilises brings none of it.
One that gives some blocks brings that part of the certification, and nothing of the occupation but
what it says.
"""

from collections import Counter
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
    gathered,
    shared_out,
    strongest,
)
from passerelles.domain.guidance.matching.matcher import SkillMatcher
from passerelles.domain.guidance.matching.naming import named
from passerelles.domain.guidance.occupations.graph import OccupationGraph

LEAST = 0.2  # under which a link is not worth telling
CORE, MOBILISED = 0.8, 0.5  # what a certification brings of a skill of its only occupation
AIMED = 0.75  # an occupation that the training names, without the certification to vouch for it
PREPARING = frozenset({"5", "8", "9"})  # Lhéo: bases, pre-qualifying, mobilising
WHOLE_HOURS = 400  # what it takes to teach an occupation, at least
NAMED_HOURS = 800  # and to teach the whole of it
EXPECTED_FLOOR = 0.4  # in a text, for a skill of an occupation that the training leads to
STRANGE_FLOOR, STRANGE = 0.7, 0.8  # and for any other: recognised from, worth less


@dataclass(frozen=True)
class Closings:
    """Read-only; one a generation. Skills are keys of the graph of ``occupation_graph()``.

    ``block_labels``: what each block is called, by code, in the order of ``blocks``.
    """

    skills: tuple[str, ...]
    trainings: Mapping[str, int]
    blocks: Mapping[str, int]
    block_labels: Mapping[str, str]
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

    def trainings_closing(self, missing: Mapping[str, float]) -> dict[str, float]:
        """Trainings that bring some of these skills (weights), best first: the part they close."""
        whole = sum(missing.values())
        if not whole:
            return {}
        weights = np.array([missing.get(skill, 0.0) for skill in self.skills])
        parts = self.by_training.scores @ weights / whole
        found = np.flatnonzero(parts)
        best = found[np.argsort(-parts[found], kind="stable")]
        return {self._training_keys[at]: float(parts[at]) for at in best}

    def trainings_bringing(self, skill: str) -> tuple[tuple[str, Closing], ...]:
        """The trainings (keys) that bring a skill, the surest first; none when it is unknown."""
        return self._bringing(self.by_training, self._training_keys, skill)

    def blocks_bringing(self, skill: str) -> tuple[tuple[str, Closing], ...]:
        """The blocks (codes) that bring a skill, the surest first; none when it is unknown."""
        return self._bringing(self.by_block, tuple(self.blocks), skill)

    def _bringing(
        self, evidence: Evidence, owners: Sequence[str], skill: str
    ) -> tuple[tuple[str, Closing], ...]:
        at = self._number.get(skill)
        found = () if at is None else evidence.column(at, skill)
        return tuple((owners[owner], link) for owner, link in found)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {skill: at for at, skill in enumerate(self.skills)}

    @cached_property
    def _training_keys(self) -> tuple[str, ...]:
        return tuple(self.trainings)


@remembered
def closings() -> Closings:
    """The links of the whole offer. Nine queries, once a generation."""
    return build_closings(occupation_graph(), taught_rows())


def build_closings(graph: OccupationGraph, rows: TaughtRows) -> Closings:
    """Pure but for its imports: the graph and the rows decide everything."""
    scene = _Scene(graph, rows)
    return Closings(
        skills=graph.skill_keys,
        trainings={key: at for at, key in enumerate(rows.trainings)},
        blocks={code: at for at, code in enumerate(rows.block_labels)},
        block_labels=rows.block_labels,
        by_training=scene.trainings(),
        by_block=scene.blocks(),
    )


class _Scene:
    """What is computed once and read by trainings as by blocks."""

    def __init__(self, graph: OccupationGraph, rows: TaughtRows) -> None:
        self.graph, self.rows = graph, rows
        self.brings = graph.uses.astype(bool) * MOBILISED + graph.core * (CORE - MOBILISED)
        said = chain(rows.block_labels.values(), chain.from_iterable(rows.texts.values()))
        self.texts = {text: at for at, text in enumerate(dict.fromkeys(said))}
        self.said = _matcher(graph).read(all_clauses(self.texts), least=EXPECTED_FLOOR)
        self.known_blocks = Counter(rows.of_block.values())

    def trainings(self) -> Evidence:
        rows = self.rows
        keys = rows.trainings
        certified = [
            tuple(chain.from_iterable(rows.certified.get(c, ()) for c in certifications))
            for certifications in (rows.certifications.get(key, ()) for key in keys)
        ]
        long = [min(1.0, rows.hours.get(key, NAMED_HOURS) / NAMED_HOURS) for key in keys]
        by_name = _scaled(long, self._by_occupations([_named(rows, key) for key in keys]))
        by_certification = self._by_occupations(certified).maximum(by_name)
        by_occupation = self._by_occupations([rows.occupations.get(key, ()) for key in keys])
        expected = by_certification + by_occupation
        blocks = [self._labels(rows.training_blocks.get(key, ())) for key in keys]
        parts = (
            (Origin.BLOCK, self._by_texts(blocks, expected)),
            (Origin.TEXT, self._by_texts([rows.texts[key] for key in keys], expected)),
            (Origin.CERTIFICATION, _scaled([self._whole(key) for key in keys], by_certification)),
            (Origin.OCCUPATION, _scaled([self._hours(key) for key in keys], by_occupation)),
        )
        return strongest(parts, least=LEAST)

    def blocks(self) -> Evidence:
        labels, of_block = self.rows.block_labels, self.rows.of_block
        certified = [self.rows.certified.get(of_block.get(code, ""), ()) for code in labels]
        by_certification = self._by_occupations(certified)
        part = [1.0 / max(self.known_blocks[of_block.get(code, "")], 1) for code in labels]
        parts = (
            (Origin.BLOCK, self._by_texts([(one,) for one in labels.values()], by_certification)),
            (Origin.CERTIFICATION, _scaled(part, by_certification)),
        )
        return strongest(parts, least=LEAST)

    def _by_occupations(self, aims: Sequence[Sequence[str]]) -> Any:
        """Owners × skills that the occupations each leads to bring, shared out between them."""
        from scipy.sparse import csr_matrix

        numbers = [{n for key in keys if (n := self._row(key)) is not None} for keys in aims]
        owners = [at for at, found in enumerate(numbers) for _ in found]
        columns = [number for found in numbers for number in sorted(found)]
        shape = (len(aims), len(self.graph))
        links = csr_matrix((np.ones(len(columns)), (owners, columns)), shape=shape)
        return shared_out(links, self.brings)

    def _row(self, key: str) -> int | None:
        """An occupation of another edition is read under its code in the newest one."""
        code = key.rpartition(":")[2]
        return self.graph.number.get(key, self.graph.number.get(f"{self.graph.edition}:{code}"))

    def _whole(self, training: str) -> float:
        """The part of its certification that a training gives; none when its blocks are unsaid."""
        if training not in self.rows.partial:
            return 1.0
        codes = self.rows.training_blocks.get(training, ())
        given = Counter(self.rows.of_block[code] for code in codes if code in self.rows.of_block)
        return max((n / self.known_blocks[of] for of, n in given.items()), default=0.0)

    def _hours(self, training: str) -> float:
        prepares = self.rows.objectives.get(training) in PREPARING
        if prepares or training in self.rows.partial:
            return 0.0
        return AIMED * min(1.0, self.rows.hours.get(training, WHOLE_HOURS) / WHOLE_HOURS)

    def _labels(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.rows.block_labels[code] for code in codes)

    def _by_texts(self, said: Sequence[Sequence[str]], expected: Any) -> Any:
        """What texts say; a skill of the occupations aimed at needs less to be recognised."""
        owners = [at for at, texts in enumerate(said) for _ in texts]
        taken = [self.texts[text] for texts in said for text in texts]
        likely = gathered(owners, taken, self.said.scores, len(said))
        told = gathered(owners, taken, self.said.links, len(said))
        told.data = np.where(told.data >= STRANGE_FLOOR, told.data * STRANGE, 0.0)
        return likely.multiply(expected.astype(bool)).tocsr().maximum(told)


def _named(rows: TaughtRows, training: str) -> tuple[str, ...]:
    """The occupations that a certifying training names, by its title or its certification's."""
    certifications = rows.certifications.get(training, ())
    titles = {rows.titles.get(one, "") for one in certifications} | set(rows.texts[training][:1])
    led_to = {
        key: rows.names.get(key, ())
        for one in certifications
        for key in (*rows.certified.get(one, ()), *rows.occupations.get(training, ()))
    }
    return named(sorted(titles), led_to)


def _matcher(graph: OccupationGraph) -> SkillMatcher:
    labels = [words(label) for label in graph.skill_labels]
    return SkillMatcher(labels, synonyms=skill_words(), kinds=graph.skill_kinds)


def _scaled(factors: Sequence[float], values: Any) -> Any:
    """Each row of ``values`` times its factor."""
    from scipy.sparse import diags

    return (diags(np.array(factors, dtype=float)) @ values).tocsr()
