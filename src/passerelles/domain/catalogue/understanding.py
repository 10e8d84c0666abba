"""What the words typed say: filters that the person sees, and the words left to search."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passerelles.domain.catalogue.words import meant, words_of

LONGEST_PHRASE = 8
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre",
)  # fmt: skip
_BEFORE, _AFTER = ("avant",), ("apres", "partir")
_ROMAN = {"i": 7, "ii": 6, "iii": 5, "iv": 4, "v": 3}  # the levels of 1969, as many still say them
_DIPLOMAS = {"cap": 3, "bep": 3, "bac": 4, "bts": 5, "licence": 6, "master": 7, "doctorat": 8}
_AFTER_BAC = {1: 4, 2: 5, 3: 6, 4: 6, 5: 7, 8: 8}
_YEAR = re.compile(r"20\d\d")
_BLOCK = re.compile(r"rncp\d{3,6}bc\d{1,2}")
_FILLING = frozenset(("a", "au", "de", "des", "d", "en", "le", "la", "les", "l", "du"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What some words say: a filter and its values.

    ``openings``: words of which one must come just before, for words that also mean otherwise
    (« tours » is a town after « à »); empty when the words are enough.
    """

    name: str
    values: tuple[str, ...]
    openings: frozenset[str] = frozenset()


Phrases = Mapping[tuple[str, ...], Phrase]


@dataclass(frozen=True, slots=True)
class ReadWords:
    """A filter read: ``words`` as typed."""

    name: str
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """``words``: folded words left to search, in order; ``ignored``: those that say nothing."""

    filters: tuple[ReadWords, ...]
    words: tuple[str, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    chunk: int


def read(
    text: str, phrases: Sequence[Phrases], *, today: date, kept: Collection[str] = ()
) -> Reading:
    """Read filters in ``text``, the longest phrase first; ``kept`` stay words."""
    chunks = text.split()
    tokens = _tokens(chunks)
    kept_words = {tuple(words_of(words)) for words in kept}
    filters: list[ReadWords] = []
    left: list[str] = []
    at = 0
    while at < len(tokens):
        if length := _kept_length(tokens, at, kept_words):
            left += [token.word for token in tokens[at : at + length]]
            at += length
            continue
        found = _longest(tokens, at, phrases, today)
        if found is None:
            left.append(tokens[at].word)
            at += 1
            continue
        length, phrase = found
        said = dict.fromkeys(token.chunk for token in tokens[at : at + length])
        typed = " ".join(chunks[chunk] for chunk in said).strip(" ,;.!?")
        filters.append(ReadWords(phrase.name, phrase.values, typed))
        at += length
    wanted = meant(left)
    return Reading(tuple(filters), tuple(wanted), tuple(w for w in left if w not in wanted))


def _tokens(chunks: Sequence[str]) -> list[_Token]:
    tokens = [_Token(word, at) for at, chunk in enumerate(chunks) for word in words_of(chunk)]
    joined: list[_Token] = []
    for token in tokens:
        # « R 489 » is one name.
        if joined and joined[-1].word == "r" and re.fullmatch(r"\d{3}", token.word):
            joined[-1] = _Token(f"r{token.word}", token.chunk)
        else:
            joined.append(token)
    return joined


def _kept_length(tokens: Sequence[_Token], at: int, kept: Collection[tuple[str, ...]]) -> int:
    words = tuple(token.word for token in tokens[at:])
    return max((len(phrase) for phrase in kept if phrase == words[: len(phrase)]), default=0)


def _longest(
    tokens: Sequence[_Token],
    at: int,
    phrases: Sequence[Phrases],
    today: date,
) -> tuple[int, Phrase] | None:
    before = tokens[at - 1].word if at else ""
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
        words = tuple(token.word for token in tokens[at : at + length])
        for table in phrases:
            phrase = table.get(words)
            if phrase and (not phrase.openings or before in phrase.openings):
                return length, phrase
        phrase = _level(words) or _month(words, before, today) or _block(words)
        if phrase:
            return length, phrase
    return None


def _level(words: tuple[str, ...]) -> Phrase | None:
    """« niveau 4 », « niveau IV », « niveau bac », « bac+2 »; « bac » alone is only a word."""
    if len(words) != 2:
        return None
    first, second = words
    number = 0
    if first in ("niveau", "niv"):
        number = int(second) if second in tuple("12345678") else _ROMAN.get(second, 0)
        number = number or _DIPLOMAS.get(second, 0)
    elif first == "bac" and second.isdigit():
        number = _AFTER_BAC.get(int(second), 0)
    return Phrase("levels_out", (str(number),)) if number else None


def _block(words: tuple[str, ...]) -> Phrase | None:
    """« RNCP36004BC01 »: a block of competences."""
    if len(words) != 1 or not _BLOCK.fullmatch(words[0]):
        return None
    return Phrase("block", (words[0].upper(),))


def _month(words: tuple[str, ...], before: str, today: date) -> Phrase | None:
    """« janvier », « en mars 2027 », « avant mars », « à partir de juin »."""
    relation = words[0]
    rest = [w for w in words if w not in _FILLING and w not in (*_BEFORE, *_AFTER)]
    if not rest or rest[0] not in _MONTHS or len(rest) > 2:
        return None
    if words[-1] != rest[-1] or (len(rest) == 2 and not _YEAR.fullmatch(rest[1])):
        return None
    if words[0] != rest[0] and words[0] not in (*_BEFORE, *_AFTER, "a", "en", "des"):
        return None
    year = int(rest[1]) if len(rest) == 2 else 0
    first = _next(_MONTHS.index(rest[0]) + 1, year, today)
    if relation in _BEFORE:
        return Phrase("start_before", ((first - timedelta(days=1)).isoformat(),))
    if relation in _AFTER or "partir" in words or relation == "des":
        shift = _month_after(first) if relation == "apres" else first
        return Phrase("start_after", (shift.isoformat(),))
    last = _month_after(first) - timedelta(days=1)
    return Phrase("start", (first.isoformat(), last.isoformat()))


def _next(month: int, year: int, today: date) -> date:
    """The first day of the month said: of that year, else the next one, this month included."""
    if not year:
        year = today.year + (month < today.month)
    return date(year, month, 1)


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
