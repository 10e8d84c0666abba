"""The labelled sentences of blocks, what is measured on them, and plain ways to answer them.

Every way gives scores (sentences × skills); the skills above its threshold, five at most, are its
links. The threshold of a baseline is the best one on the tuned half: it is not handicapped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from passerelles.apps.guidance.reads.skill_words import skill_words
from passerelles.domain.guidance.matching.clauses import all_clauses, words
from passerelles.domain.guidance.matching.matcher import SkillMatcher

CONTENT = Path(__file__).parents[2] / "src/passerelles/content"
TUNED, HELD_OUT = "tuned", "held_out"
MOST = 5
_THRESHOLDS = np.arange(0.05, 1.0, 0.025)

Scores = NDArray[np.float64]
Way = Callable[[Sequence[str]], Scores]


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    skills: frozenset[int]


@dataclass(frozen=True, slots=True)
class Measure:
    """From 0 to 1; ``recall_at_5``: mean over the sentences that have skills."""

    precision: float
    recall: float
    f1: float
    recall_at_5: float


@cache
def vocabulary() -> tuple[Skill, ...]:
    sheets = sorted((CONTENT / "demonstration/skills").glob("*.yaml"))
    entries = [entry for sheet in sheets for entry in yaml.safe_load(sheet.read_text("utf-8"))]
    return tuple(Skill(entry["id"], entry["label"], entry["kind"]) for entry in entries)


@cache
def sentences(part: str) -> tuple[Sentence, ...]:
    """Raises KeyError when a sentence names a skill that the graph lacks."""
    number = {skill.id: at for at, skill in enumerate(vocabulary())}
    sheet = (Path(__file__).parent / "block_sentences.yaml").read_text("utf-8")
    return tuple(
        Sentence(one["text"], frozenset(number[name] for name in one["skills"]))
        for one in yaml.safe_load(sheet)[part]
    )


@cache
def our_matcher() -> SkillMatcher:
    return SkillMatcher(
        [words(skill.label) for skill in vocabulary()],
        synonyms=skill_words(),
        kinds=[skill.kind for skill in vocabulary()],
    )


def ours(part: str) -> Measure:
    """The matcher at the floor that it keeps in the application."""
    texts = all_clauses(one.text for one in sentences(part))
    found = our_matcher()
    return measured(part, found.links(texts).toarray(), found.scores(texts).toarray(), 1e-9)


def baseline(way: Way, part: str) -> Measure:
    tuned = way([one.text for one in sentences(TUNED)])
    threshold = max(_THRESHOLDS, key=lambda low: measured(TUNED, tuned, tuned, low).f1)
    scores = way([one.text for one in sentences(part)])
    return measured(part, scores, scores, float(threshold))


def exact_words(texts: Sequence[str]) -> Scores:
    """Part of the words of the label that the sentence writes, letter for letter."""
    labels = [frozenset(words(skill.label)) for skill in vocabulary()]
    said = [frozenset(words(text)) for text in texts]
    return np.array([[len(one & label) / len(label) for label in labels] for one in said])


def tf_idf(texts: Sequence[str]) -> Scores:
    """Cosine of the words weighted by rarity."""
    labels = [words(skill.label) for skill in vocabulary()]
    number = {word: at for at, word in enumerate(sorted({w for label in labels for w in label}))}
    known = _counts(labels, number)
    rarity = np.log((1 + len(labels)) / (1 + (known > 0).sum(axis=0))) + 1
    left, right = (_normed(_counts(rows, number) * rarity) for rows in (map(words, texts), labels))
    return np.asarray(left @ right.T)


def rapidfuzz_words(texts: Sequence[str]) -> Scores:
    """token_set_ratio of rapidfuzz on folded words."""
    labels = [" ".join(words(skill.label)) for skill in vocabulary()]
    said = [" ".join(words(text)) for text in texts]
    return np.asarray(process.cdist(said, labels, scorer=fuzz.token_set_ratio) / 100, dtype=float)


BASELINES: dict[str, Way] = {
    "exact words": exact_words,
    "TF-IDF cosine": tf_idf,
    "rapidfuzz": rapidfuzz_words,
}


def measured(part: str, links: Scores, ranks: Scores, threshold: float) -> Measure:
    """Links are told one by one; ``ranks`` gives the first five of each sentence."""
    found = wanted = right = 0
    recalls = []
    for sentence, told, ranked in zip(sentences(part), links, ranks, strict=True):
        first = np.argsort(-told, kind="stable")[:MOST]
        kept = {int(at) for at in first if told[at] >= threshold}
        found, wanted = found + len(kept), wanted + len(sentence.skills)
        right += len(kept & sentence.skills)
        if sentence.skills:
            five = set(np.argsort(-ranked, kind="stable")[:MOST].tolist())
            recalls.append(len(five & sentence.skills) / len(sentence.skills))
    return _measure(right / max(found, 1), right / max(wanted, 1), float(np.mean(recalls)))


def _measure(precision: float, recall: float, at_5: float) -> Measure:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Measure(*(round(value, 3) for value in (precision, recall, f1, at_5)))


def _counts(rows: Iterable[Iterable[str]], number: dict[str, int]) -> Scores:
    lines = [list(row) for row in rows]
    found = np.zeros((len(lines), len(number)))
    for at, line in enumerate(lines):
        for word in line:
            if word in number:
                found[at, number[word]] += 1
    return found


def _normed(matrix: Scores) -> Scores:
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms > 0, norms, 1))
