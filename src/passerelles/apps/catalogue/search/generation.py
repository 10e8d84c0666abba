"""The generation of the index that this process reads; it follows the number in the database."""

import logging
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tantivy import Index, Query, Searcher

from passerelles.apps.catalogue.models import SearchGeneration, Session
from passerelles.apps.catalogue.search.build import build_folder, build_generation
from passerelles.apps.catalogue.search.columns import Columns
from passerelles.apps.catalogue.search.errors import SearchUnavailable
from passerelles.apps.catalogue.search.folders import folder_of
from passerelles.apps.catalogue.search.offered_names import NameIndex
from passerelles.apps.catalogue.search.schema import session_schema
from passerelles.domain.catalogue.search_request import Facet
from passerelles.domain.catalogue.words import sound

_LOOK_EVERY = 1.0  # seconds


@dataclass(frozen=True, slots=True, eq=False)
class Generation:
    """One generation, open: what is searched and the columns beside it."""

    number: int
    searcher: Searcher
    columns: Columns
    names: NameIndex
    facet_numbers: dict[Facet, dict[str, int]] = field(default_factory=dict)
    # What was counted for each search: its facets, and how many sessions have begun.
    kept_counts: dict[object, tuple[Mapping[Facet, Mapping[str, int]], int]] = field(
        default_factory=dict
    )
    sounds: dict[str, str] = field(default_factory=dict)

    def heard(self, word: str) -> str:
        """The most frequent word of the offer that is heard like this one, else nothing."""
        if not self.sounds:
            frequent_last = sorted(self.columns.meta["words"].items(), key=lambda pair: pair[1])
            self.sounds.update({sound(known): known for known, _ in frequent_last})
        return self.sounds.get(sound(word), "")

    def rows(self, query: Query, limit: int, **options: Any) -> NDArray[np.int64]:
        """Rows of the hits of ``query``, in the order asked."""
        hits = self.searcher.search(query, max(limit, 1), count=False, **options).hits[:limit]
        return self._rows([address for _, address in hits])

    def scored(self, query: Query, limit: int, offset: int = 0) -> "ScoredRows":
        """Rows and scores of the best hits."""
        hits = self.searcher.search(query, max(limit, 1), count=False, offset=offset).hits[:limit]
        scores = np.array([score for score, _ in hits], dtype=np.float64)
        return ScoredRows(self._rows([address for _, address in hits]), scores)

    def count(self, query: Query) -> int:
        """How many sessions answer: an aggregate, which scores nothing."""
        found = self.searcher.aggregate(query, {"rows": {"value_count": {"field": "row"}}})
        return int(found["rows"]["value"])

    def _rows(self, addresses: list[Any]) -> NDArray[np.int64]:
        return np.array(self.searcher.fast_field_values("row", addresses), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class ScoredRows:
    rows: NDArray[np.int64]
    scores: NDArray[np.float64]


class _Served:
    """What this process serves, and when it last looked at the database (monotonic seconds)."""

    generation: Generation | None = None
    looked_at = float("-inf")


logger = logging.getLogger(__name__)
_served = _Served()
_opening = Lock()


def current_generation() -> Generation | None:
    """The generation that the database says; None while there is no offer.

    When its folder is missing or unreadable here, the one that this process served before goes on;
    without any, raises SearchUnavailable.
    """
    now = time.monotonic()
    if now - _served.looked_at < _LOOK_EVERY:
        return _served.generation
    number = _number()
    kept = _served.generation
    if number == (kept.number if kept else 0):
        _served.looked_at = now
        return kept
    # One thread opens; meanwhile the others serve the generation before.
    if not _opening.acquire(blocking=kept is None):
        return kept
    try:
        if _served.generation is None or _served.generation.number != number:
            _served.generation = _opened(number, kept)
        _served.looked_at = now
        return _served.generation
    finally:
        _opening.release()


def _opened(number: int, kept: Generation | None) -> Generation | None:
    """The generation asked for; the one already served when that one cannot be read here."""
    if not number:
        return None
    try:
        return open_generation(number)
    except SearchUnavailable:
        if kept is None:
            raise
        logger.exception("index %s unreadable, %s still served", number, kept.number)
        return kept


def open_generation(number: int) -> Generation:
    """Raises SearchUnavailable when the folder is missing, cut or of another version."""
    folder = folder_of(number)
    try:
        columns, names = Columns(folder), NameIndex(folder)
        searcher = Index(session_schema(), str(folder / "tantivy")).searcher()
        if searcher.num_docs != len(columns):
            raise ValueError(f"{searcher.num_docs} documents, {len(columns)} rows")
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise SearchUnavailable(
            f"L’index de recherche n° {number} manque ou ne se lit pas ({folder}) : lancez "
            "« passerelles search index » pour le reconstruire."
        ) from error
    numbers = {
        Facet(facet): {value: number for number, value in enumerate(values)}
        for facet, values in columns.meta["facets"].items()
    }
    return Generation(number, searcher, columns, names, numbers)


def ensure_index() -> int:
    """Make sure that this machine can serve the generation that the database says; its number.

    A missing or unreadable folder is built again from the database; the first generation is built
    when offer is there without any.
    """
    number = _number()
    if not number:
        return build_generation() if Session.objects.current().exists() else 0
    try:
        open_generation(number)
    except SearchUnavailable:
        shutil.rmtree(folder_of(number), ignore_errors=True)
        build_folder(number)
        forget()
    return number


def forget() -> None:
    """Drop what this process serves (tests, or a folder rebuilt under the same number)."""
    _served.generation, _served.looked_at = None, float("-inf")


def _number() -> int:
    return SearchGeneration.objects.values_list("number", flat=True).first() or 0


def index_size(number: int) -> int:
    """Bytes on disk of a generation."""
    return sum(path.stat().st_size for path in _files(folder_of(number)))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
