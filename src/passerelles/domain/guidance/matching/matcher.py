"""From a French text of a block, an objective or a programme to the skills it brings.

A skill is recognised by the words of its label that the text says, by their family, a synonym or
nearly the same letters, rare words counting more (Spärck Jones, 1972). The score is Tversky's
ratio (Features of similarity, 1977): what text and label share, over that and a part of what each
says alone. A block says more than one skill, so what the text alone says counts little.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.matching.clauses import Clause
from passerelles.domain.guidance.matching.label_words import LabelWords, read_labels
from passerelles.domain.guidance.matching.likeness import Synonyms, groups, likeness
from passerelles.domain.guidance.matching.passages import Passages, in_passages

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Sparse = Any  # csr or coo: SciPy has no types

_BATCH = 4_000  # passages
_AGREED = 0.95  # from which text and label say the same and nothing else
# A knowledge or a behaviour is named in passing more often than it is taught.
_TRUST = {"know_how": 1.0, "knowledge": 0.75, "behaviour": 0.7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leniency:
    """Settled on the tuned half of ``tests/content/block_sentences.yaml``.

    ``label``, ``text``: what a word that only one of them says weighs (Tversky's alpha and beta).
    ``unknown``: weight of a word that no label writes, against the rarest. ``rivalry``: in a
    passage, what scores less than this part of the best is dropped. ``floor``: the score from
    which a link is told. ``proof``: what a link must share, against the rarest word: one ordinary
    word (« réseaux », « entretien ») is no link unless it is all that both say.
    """

    label: float = 0.6
    text: float = 0.2
    unknown: float = 0.3
    rivalry: float = 0.9
    floor: float = 0.5
    proof: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class TextReading:
    """csr texts × labels. ``links``: the scores worth telling, nearly the best of a passage."""

    scores: Sparse
    links: Sparse


@dataclass(frozen=True, slots=True, eq=False)
class _Ratios:
    """``values``: coo passages × labels. ``common``: weight of the words shared, one a value."""

    values: Sparse
    common: Floats


class SkillMatcher:
    """Labels read once, then texts by batches.

    ``kinds`` of the labels: know_how, knowledge or behaviour; what a full agreement is worth
    depends on it. Unknown kinds are worth know-how.
    """

    def __init__(
        self,
        labels: Sequence[Clause],
        *,
        synonyms: Iterable[Iterable[str]] = (),
        kinds: Sequence[str] = (),
        leniency: Leniency | None = None,
    ) -> None:
        self.leniency = leniency or Leniency()
        self._labels: LabelWords = read_labels(labels)
        self._trust = np.array([_TRUST.get(kind, 1.0) for kind in kinds or [""] * len(labels)])
        self._synonyms: Synonyms = groups(synonyms)

    def scores(self, texts: Sequence[Sequence[Clause]]) -> Sparse:
        """csr texts × labels, from 0 to 1; a pair that shares nothing is not stored.

        A text is its clauses; a label is looked for in the whole and in each of them.
        """
        return self.read(texts).scores

    def links(self, texts: Sequence[Sequence[Clause]]) -> Sparse:
        """The scores worth telling: above the floor, and nearly the best of a passage."""
        return self.read(texts, least=self.leniency.floor).links

    def read(self, texts: Sequence[Sequence[Clause]], *, least: float = 0.0) -> TextReading:
        """Scores and links at once; scores under ``least`` are left out."""
        from scipy.sparse import csr_matrix

        if not texts or not self._labels.words:
            nothing = csr_matrix((len(texts), len(self._trust)))
            return TextReading(nothing, nothing)
        passages = in_passages(texts)
        ratios = self._ratios(passages, least)
        links = passages.best_of(self._proved(ratios), self.leniency.rivalry)
        links.data[links.data < self.leniency.floor] = 0.0
        links.eliminate_zeros()
        return TextReading(passages.best_of(ratios.values, 0.0), links)

    def _proved(self, found: _Ratios) -> Sparse:
        from scipy.sparse import coo_matrix

        least = self.leniency.proof * self._labels.rarity.max()
        whole = found.values.data >= _AGREED * self._trust[found.values.col]
        kept = (found.common >= least) | whole
        cells = (found.values.row[kept], found.values.col[kept])
        return coo_matrix((found.values.data[kept], cells), shape=found.values.shape)

    def _ratios(self, passages: Passages, least: float) -> _Ratios:
        """The ratios of at least ``least``."""
        from scipy.sparse import coo_matrix

        alike = likeness(passages.words, self._labels.words, self._synonyms)
        mass = passages.says @ self._weights(alike)
        parts = [
            self._ratio(passages.says[at : at + _BATCH] @ alike, mass[at : at + _BATCH], least)
            for at in range(0, passages.says.shape[0], _BATCH)
        ]
        rows = np.concatenate([one[0] + at * _BATCH for at, one in enumerate(parts)])
        columns, values, common = (np.concatenate([one[at] for one in parts]) for at in (1, 2, 3))
        shape = (passages.says.shape[0], len(self._trust))
        return _Ratios(coo_matrix((values, (rows, columns)), shape=shape), common)

    def _ratio(
        self, shared: Sparse, mass: Floats, least: float
    ) -> tuple[Ints, Ints, Floats, Floats]:
        """Rows, labels, Tversky's ratios and what they rest on."""
        shared.data = np.minimum(shared.data, 1.0)
        common = (shared @ self._labels.weights.T).tocoo()
        alone = self._labels.mass[common.col] - common.data
        strange = np.maximum(mass[common.row] - common.data, 0.0)
        whole = common.data + self.leniency.label * alone + self.leniency.text * strange
        ratio = np.divide(common.data, whole, out=np.zeros_like(whole), where=whole > 0)
        ratio *= self._trust[common.col]
        kept = ratio >= least
        rows = common.row[kept].astype(np.int64)
        return rows, common.col[kept], ratio[kept], common.data[kept]

    def _weights(self, alike: Sparse) -> Floats:
        """What each word of the texts counts for: the rarity of the likest word of the labels."""
        rarity = self._labels.rarity
        known: Floats = alike.multiply(rarity).max(axis=1).toarray().ravel()
        return np.where(known > 0, known, self.leniency.unknown * rarity.max())
