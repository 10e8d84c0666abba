"""Search by everyday words, in memory: one index a kind, built when first asked for.

Each process keeps its own indexes and builds them again when the reference changes. Results carry
the edition and the code, which name one thing.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from passerelles.apps.reference.reads import search_entries
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import Remembered, remembered
from passerelles.apps.reference.reads.synonyms import synonyms
from passerelles.domain.reference.search.entries import Match, with_synonyms
from passerelles.domain.reference.search.index import LabelIndex


class SearchKind(StrEnum):
    """What can be searched; ``provider`` and ``place`` are those of the API."""

    OCCUPATION = "occupation"
    SKILL = "skill"
    CERTIFICATION = "certification"
    PROVIDER = "provider"
    PLACE = "place"


def search(query: str, kind: SearchKind, *, limit: int = 10) -> list[Match]:
    """The best answers of one kind, best first; none for an empty query.

    ``code`` is that of the edition for an occupation or a skill, the key of the register for a
    certification (``RNCP37780``), ``kind:code`` for a place (``commune:31555``), the key of the
    body for a provider. The first call after an import builds the index (seconds for places).
    """
    return _INDEXES[kind]().search(query, limit=limit)


def search_all(
    query: str, kinds: Collection[SearchKind] = tuple(SearchKind), *, limit: int = 10
) -> dict[SearchKind, list[Match]]:
    """The best answers of several kinds, kept apart: their scores do not compare."""
    return {kind: search(query, kind, limit=limit) for kind in kinds}


def warm() -> None:
    """Build every index now, the most asked for first: what a server does when it starts."""
    for kind in SearchKind:
        _INDEXES[kind]()


@remembered
def _occupation_index() -> LabelIndex:
    rome = newest_rome()
    newest = rome.id if rome else ""
    return LabelIndex(with_synonyms(search_entries.occupations(), synonyms(), newest=newest))


@remembered
def _skill_index() -> LabelIndex:
    return LabelIndex(search_entries.skills())


@remembered
def _certification_index() -> LabelIndex:
    return LabelIndex(search_entries.certifications())


@remembered
def _provider_index() -> LabelIndex:
    return LabelIndex(search_entries.bodies())


@remembered
def _place_index() -> LabelIndex:
    return LabelIndex(search_entries.places())


_INDEXES: Mapping[SearchKind, Remembered[LabelIndex]] = {
    SearchKind.OCCUPATION: _occupation_index,
    SearchKind.SKILL: _skill_index,
    SearchKind.CERTIFICATION: _certification_index,
    SearchKind.PROVIDER: _provider_index,
    SearchKind.PLACE: _place_index,
}
