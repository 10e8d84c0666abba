"""Two records that seem to be one session: which to compare, and what speaks for or against.

Rules, weights and sentences are declared in ``duplicates_rules.py``. Candidates come from blocking
keys, and a block too large is compared by sliding along its order (sorted neighbourhood method,
Hernández and Stolfo, 1995): the number of comparisons grows with the number of sessions only.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from passerelles.domain.catalogue.duplicates_rules import RULES, Evidence, SessionTraits
from passerelles.domain.catalogue.duplicates_words import folded

WINDOW = 12
MONTH_EDGE = timedelta(days=7)
PROBABLE_FROM = 0.8

Key = tuple[Hashable, ...]


class Likeness(StrEnum):
    """What the rules alone conclude of two records."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """``kept`` stays when the two are merged; ``score`` goes from 0 to 1."""

    kept: SessionTraits
    other: SessionTraits
    score: float
    evidence: tuple[Evidence, ...]
    likeness: Likeness

    @property
    def ids(self) -> tuple[str, str]:
        return self.kept.id, self.other.id


def candidate_pairs(
    traits: Iterable[SessionTraits],
) -> Iterator[tuple[SessionTraits, SessionTraits]]:
    """Each pair worth comparing, once: at most ``WINDOW`` neighbours a session and a key."""
    seen: set[tuple[str, str]] = set()
    for block in _blocks(traits).values():
        for position, one in enumerate(block):
            for two in block[position + 1 : position + 1 + WINDOW]:
                ids = (one.id, two.id) if one.id < two.id else (two.id, one.id)
                if ids not in seen and _worth_comparing(one, two):
                    seen.add(ids)
                    yield one, two


def blocking_keys(traits: SessionTraits) -> frozenset[Key]:
    """What a twin of ``traits`` would share with it: provider or subject, month and place."""
    subjects: list[Key] = [("certification", code) for code in traits.certifications]
    if traits.siret:
        subjects.append(("siret", traits.siret))
    subjects.append(("provider", folded(traits.provider)))
    months, places = _months(traits), traits.communes or frozenset(("",))
    keys: set[Key] = {
        (traits.demonstration, *subject, month, place)
        for subject in subjects
        for month in months
        for place in places
    }
    if traits.siret:  # a twin may have no commune
        keys |= {(traits.demonstration, "siret", traits.siret, month) for month in months}
    return frozenset(keys)


def compare(one: SessionTraits, two: SessionTraits) -> Comparison:
    """Judge two records; the answer does not depend on their order."""
    kept, other = sorted((one, two), key=_precedence)
    evidence = tuple(said for rule in RULES if (said := rule(kept, other)))
    score = round(min(1.0, max(0.0, sum(e.weight for e in evidence) / 100)), 3)
    return Comparison(kept, other, score, evidence, _likeness(kept, other, score, evidence))


def settle(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """Keep what is worth a look; a certain pair that has a rival is left to a person.

    A session that would certainly be two different ones of one same source is none for certain.
    """
    kept = [c for c in comparisons if c.likeness is not Likeness.DIFFERENT]
    partners: dict[tuple[str, str], int] = defaultdict(int)
    for found in (c for c in kept if c.likeness is Likeness.CERTAIN):
        partners[found.kept.id, found.other.source] += 1
        partners[found.other.id, found.kept.source] += 1
    return [_with_rivals(c, partners) for c in kept]


def _with_rivals(found: Comparison, partners: dict[tuple[str, str], int]) -> Comparison:
    rivals = max(
        partners.get((found.kept.id, found.other.source), 0),
        partners.get((found.other.id, found.kept.source), 0),
    )
    if found.likeness is not Likeness.CERTAIN or rivals < 2:
        return found
    sentence = f"{rivals} sessions d’une même source se ressemblent autant : à vous de choisir."
    doubt = Evidence("rivals", sentence, 0)
    evidence = (*found.evidence, doubt)
    return Comparison(found.kept, found.other, found.score, evidence, Likeness.PROBABLE)


def _blocks(traits: Iterable[SessionTraits]) -> dict[Key, list[SessionTraits]]:
    blocks: dict[Key, list[SessionTraits]] = defaultdict(list)
    for one in traits:
        for key in blocking_keys(one):
            blocks[key].append(one)
    crowded = {key: block for key, block in blocks.items() if len(block) > 1}
    for block in crowded.values():
        block.sort(key=_neighbourhood)
    return crowded


def _neighbourhood(traits: SessionTraits) -> tuple[str, str, str]:
    day = traits.start.first
    return folded(traits.title), day.isoformat() if day else "", traits.id


def _months(traits: SessionTraits) -> frozenset[str]:
    """Months in which the start may be; a day at the edge of a month counts for both."""
    first, last = traits.start.first, traits.start.last
    if first is None or last is None:
        return frozenset((traits.start.precision.value,))
    if (last - first) > timedelta(days=31):
        return frozenset((f"{first.year}",))
    days = (first - MONTH_EDGE, first, last, last + MONTH_EDGE)
    return frozenset(f"{day.year}-{day.month}" for day in days)


def _worth_comparing(one: SessionTraits, two: SessionTraits) -> bool:
    """Parallel groups are usual inside one source: only near-identical records are compared."""
    if one.source != two.source:
        return True
    return (
        one.start == two.start
        and one.end == two.end
        and one.provider == two.provider
        and folded(one.title) == folded(two.title)
        and (one.mode, one.programme, one.hours) == (two.mode, two.programme, two.hours)
    )


def _precedence(traits: SessionTraits) -> tuple[int, int, str]:
    """Who is kept: the last updated, then the source that comes first in the register."""
    updated = traits.updated_on.toordinal() if traits.updated_on else 0
    return -updated, traits.rank, traits.id


def _likeness(
    one: SessionTraits, two: SessionTraits, score: float, evidence: Sequence[Evidence]
) -> Likeness:
    if score < PROBABLE_FROM:
        return Likeness.DIFFERENT
    against = any(e.weight < 0 for e in evidence)
    proofs = {e.rule for e in evidence if e.proves}
    subject = proofs & {"certification", "title"}
    sure = {"siret", "start", "place"} <= proofs and bool(subject) and not against
    return Likeness.CERTAIN if sure and one.source != two.source else Likeness.PROBABLE
