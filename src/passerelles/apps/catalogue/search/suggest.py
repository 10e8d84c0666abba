"""Suggestions while one types: occupations, trainings, certifications, providers, skills."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from passerelles.apps.catalogue.search.generation import current_generation
from passerelles.apps.catalogue.search.offered_names import NAME_KINDS
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.catalogue.suggestion import typed_prefix

LONGEST_PREFIX = 100
_REFERENCE_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class OfferSuggestion:
    """``kind``: occupation, training, certification, provider or skill; ``key`` is empty for a
    training title, which several trainings may share; ``sessions``: how many bear the name, None
    for what the offer does not count.
    """

    kind: str
    key: str
    label: str
    sessions: int | None = None


def suggest_offer(prefix: str, limit: int = 8) -> list[OfferSuggestion]:
    """What the words begun may become, kinds taking turns, occupations first; from three letters.

    Raises SearchUnavailable when the index cannot be read.
    """
    typed = typed_prefix(prefix[:LONGEST_PREFIX])
    if not typed or limit < 1:
        return []
    groups = [
        _from_reference(prefix, SearchKind.OCCUPATION, limit),
        *_from_offer(typed, limit),
        _from_reference(prefix, SearchKind.SKILL, limit),
    ]
    turns = (found for turn in zip_longest(*groups) for found in turn if found)
    return list(dict.fromkeys(turns))[:limit]


def _from_reference(prefix: str, kind: SearchKind, limit: int) -> list[OfferSuggestion]:
    found = search(prefix[:LONGEST_PREFIX], kind, limit=limit)
    return [
        OfferSuggestion(kind.value, f"{match.edition}:{match.code}", match.label)
        for match in found
        if match.score >= _REFERENCE_SCORE
    ]


def _from_offer(typed: str, limit: int) -> Sequence[list[OfferSuggestion]]:
    generation = current_generation()
    names = generation.names.complete(typed, 3 * limit) if generation else ()
    found = [OfferSuggestion(*name) for name in names]
    return [[name for name in found if name.kind == kind] for kind in NAME_KINDS]
