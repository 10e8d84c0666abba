"""The labelled sentences of blocks, what is measured on them, and plain ways to answer them.

Every way gives scores (sentences × skills); the skills above its threshold, five at most, are its
links. The threshold of a baseline is the best one on the tuned half: it is not handicapped.

A second set names codes of ROME 3.47 (``official_sentences.yaml``): nothing was settled on it.
"""

from collections.abc import Callable, Sequence
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
from passerelles.domain.guidance.occupations.sparse import counted, normed, scaled

CONTENT = Path(__file__).parents[2] / "src/passerelles/content"
TUNED, HELD_OUT = "tuned", "held_out"
MOST = 5
_THRESHOLDS = np.arange(0.05, 1.0, 0.025)

Scores = NDArray[np.float64]
Way = Callable[[Sequence[str], Sequence[str]], Scores]  # texts and labels of skills


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


def official_set(skills: Sequence[Skill]) -> tuple[Sentence, ...]:
    """The sentences on ROME 3.47. Raises KeyError when a code is not one of its skills."""
    number = {skill.id: at for at, skill in enumerate(skills)}
    sheet = (Path(__file__).parent / "official_sentences.yaml").read_text("utf-8")
    return tuple(
        Sentence(one["text"], frozenset(number[f"ROME-3.47:{code}"] for code in one["codes"]))
        for one in yaml.safe_load(sheet)
    )


def matcher_of(skills: Sequence[Skill]) -> SkillMatcher:
    return SkillMatcher(
        [words(skill.label) for skill in skills],
        synonyms=skill_words(),
        kinds=[skill.kind for skill in skills],
    )


@cache
def our_matcher() -> SkillMatcher:
    return matcher_of(vocabulary())


def ours(part: str) -> Measure:
    return ours_on(sentences(part), our_matcher())


def ours_on(asked: Sequence[Sentence], matcher: SkillMatcher) -> Measure:
    """The matcher at the floor that it keeps in the application."""
    texts = all_clauses(one.text for one in asked)
    links, scores = matcher.links(texts).toarray(), matcher.scores(texts).toarray()
    return measured(asked, links, scores, 1e-9)


def baseline(way: Way, part: str) -> Measure:
    return baseline_on(sentences(part), vocabulary(), way)


def baseline_on(asked: Sequence[Sentence], skills: Sequence[Skill], way: Way) -> Measure:
    tuned = way([one.text for one in sentences(TUNED)], [one.label for one in vocabulary()])
    threshold = max(_THRESHOLDS, key=lambda low: measured(sentences(TUNED), tuned, tuned, low).f1)
    scores = way([one.text for one in asked], [one.label for one in skills])
    return measured(asked, scores, scores, float(threshold))


def exact_words(texts: Sequence[str], labels: Sequence[str]) -> Scores:
    """Part of the words of the label that the sentence writes, letter for letter."""
    known = [frozenset(words(label)) for label in labels]
    said = [frozenset(words(text)) for text in texts]
    return np.array([[len(one & label) / max(len(label), 1) for label in known] for one in said])


def tf_idf(texts: Sequence[str], labels: Sequence[str]) -> Scores:
    """Cosine of the words weighted by rarity."""
    cut, said = ([words(one) for one in part] for part in (labels, texts))
    number = {word: at for at, word in enumerate(sorted({w for label in cut for w in label}))}
    known = counted(cut, number)
    rarity = np.log((1 + len(cut)) / (1 + np.asarray((known > 0).sum(axis=0)).ravel())) + 1
    left, right = (normed(scaled(one, rarity)) for one in (counted(said, number), known))
    return np.asarray((left @ right.T).toarray())


def rapidfuzz_words(texts: Sequence[str], labels: Sequence[str]) -> Scores:
    """token_set_ratio of rapidfuzz on folded words."""
    known = [" ".join(words(label)) for label in labels]
    said = [" ".join(words(text)) for text in texts]
    return np.asarray(process.cdist(said, known, scorer=fuzz.token_set_ratio) / 100, dtype=float)


BASELINES: dict[str, Way] = {
    "exact words": exact_words,
    "TF-IDF cosine": tf_idf,
    "rapidfuzz": rapidfuzz_words,
}


def measured(asked: Sequence[Sentence], links: Scores, ranks: Scores, threshold: float) -> Measure:
    """Links are told one by one; ``ranks`` gives the first five of each sentence."""
    found = wanted = right = 0
    recalls = []
    for sentence, told, ranked in zip(asked, links, ranks, strict=True):
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
