"""What is looked for once the words are understood: words with their names, filters, place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from passerelles.apps.catalogue.search.answers import (
    ReadFilter,
    Understanding,
    UnderstoodOccupation,
)
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.names import (
    NO_MEANING,
    Meaning,
    meanings,
    near_names,
    said_stems,
)
from passerelles.apps.catalogue.search.phrases import fixed_phrases, place_phrases
from passerelles.domain.catalogue.appearing import MOST_WORDS, forgiven_errors, required_words
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.catalogue.understanding import Reading, ReadWords, read
from passerelles.domain.catalogue.words import ABBREVIATIONS, stem, words_of

_SPACED_NUMBER = re.compile(r"\b(\d{3}) (\d{3}) (\d{3})(?: (\d{5}))?\b")
_DAYS = {"start_after", "start_before"}
_ONE_VALUE = _DAYS | {"commune", "block"}


@dataclass(frozen=True, slots=True)
class WantedWord:
    """One word: its roots (any of them will do) and what the name it belongs to says."""

    word: str
    stems: tuple[str, ...]
    meaning: Meaning = NO_MEANING


@dataclass(frozen=True, slots=True)
class Wanted:
    """``required``: how many of the words a session must hold."""

    words: tuple[WantedWord, ...]
    required: int
    filters: SearchFilters
    today: date


def understand(generation: Generation, request: SearchRequest) -> tuple[Wanted, Understanding]:
    """Read the text of a request: what to look for, and what to tell the person."""
    text = _SPACED_NUMBER.sub(lambda found: "".join(filter(None, found.groups())), request.text)
    tables = [fixed_phrases(), *([] if request.filters.commune else [place_phrases()])]
    reading = read(text, tables, today=request.today, kept=request.keep_words)
    filters, added = _with_read(request.filters, reading)
    typed = list(reading.words[:MOST_WORDS])
    kept = {word for words in request.keep_words for word in words_of(words)}
    corrections = _corrections(generation, [word for word in typed if word not in kept])
    words = [corrections.get(word, word) for word in typed]
    wanted = _named(generation, words)
    understanding = Understanding(
        filters=tuple(added),
        occupations=_occupations(wanted),
        corrections=corrections,
        ignored=reading.ignored,
    )
    return Wanted(wanted, required_words(len(wanted)), filters, request.today), understanding


def known(generation: Generation, word: str) -> bool:
    """Whether some session holds the word."""
    return generation.searcher.doc_freq("all", stem(word)) > 0


def _named(generation: Generation, words: Sequence[str]) -> tuple[WantedWord, ...]:
    wanted = [WantedWord(word, _stems(word)) for word in words]
    found = False
    for span, meaning in meanings(words):
        found = True
        for at in span:
            wanted[at] = replace(wanted[at], meaning=meaning)
    if words and not found and not all(_titled(generation, word) for word in words):
        near = Meaning(near_names(" ".join(words)))
        wanted = [replace(word, meaning=near) for word in wanted]
    return tuple(wanted)


def _titled(generation: Generation, word: str) -> bool:
    return generation.searcher.doc_freq("title", stem(word)) > 0


def _stems(word: str) -> tuple[str, ...]:
    full = ABBREVIATIONS.get(word)
    return (stem(word), stem(full)) if full else (stem(word),)


def _corrections(generation: Generation, typed: Sequence[str]) -> dict[str, str]:
    """Words of 6 letters or more that no session holds, and the nearest word that one holds."""
    corrections = {}
    for word in typed:
        if not forgiven_errors(word) or known(generation, word) or stem(word) in said_stems():
            continue
        if nearest := _nearest(generation, word):
            corrections[word] = nearest
    return corrections


def _nearest(generation: Generation, typed: str) -> str:
    """The word at the fewest errors, the most frequent of those, else one heard the same.

    The first letter may change.
    """
    words: Mapping[str, int] = generation.columns.meta["words"]
    cutoff = forgiven_errors(typed)
    near = process.extract(
        typed, words.keys(), scorer=OSA.distance, score_cutoff=cutoff, limit=None
    )
    best = min(near, key=lambda found: (found[1], -words[found[0]]), default=None)
    return best[0] if best else generation.heard(typed)


def _occupations(words: Sequence[WantedWord]) -> tuple[UnderstoodOccupation, ...]:
    found = {
        occupation.code: (occupation, strength)
        for word in words
        for occupation, strength in word.meaning.occupations
    }
    ranked = sorted(found.values(), key=lambda pair: -pair[1])
    return tuple(occupation for occupation, _ in ranked)


def _with_read(filters: SearchFilters, reading: Reading) -> tuple[SearchFilters, list[ReadFilter]]:
    """Add what was read to the filters chosen; a filter that the person set is left as it is."""
    changes: dict[str, Any] = {}
    added: list[ReadFilter] = []
    for found in reading.filters:
        for name, value in _values(found):
            if getattr(filters, name):
                continue
            changes[name] = _added(name, value, changes.get(name))
            added.append(ReadFilter(name, value, found.words))
    return replace(filters, **changes), added


def _values(found: ReadWords) -> list[tuple[str, str]]:
    if found.name == "start":
        return [("start_after", found.values[0]), ("start_before", found.values[1])]
    return [(found.name, value) for value in found.values]


def _added(name: str, value: str, before: Any) -> Any:
    if name in _DAYS:
        return date.fromisoformat(value)
    if name in _ONE_VALUE:
        return value
    return (before or frozenset()) | {int(value) if name.startswith("levels") else value}
