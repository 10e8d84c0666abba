"""The inverted index of the labels of one kind, in flat arrays, built in one pass over the texts.

A row is one written form (a label, a variant, one of its gender forms); the rows of an entry are
next to one another. Words are numbered in alphabetical order, so that the postings of all the
words that share a prefix are one slice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.reference.search.appellations import (
    SEPARATOR,
    acronyms,
    gender_forms,
    without_acronyms,
)
from passerelles.domain.reference.search.entries import SearchEntry
from passerelles.domain.reference.search.groups import Groups, Ints, group, letters, offsets_of
from passerelles.domain.reference.search.words import (
    CONTRACTIONS,
    STOP_WORDS,
    family,
    fold_lines,
    stem,
)

Floats = NDArray[np.float32]
LABEL = -1  # the number of the variant of a row that is the label itself
_VARIANT_FACTOR = 0.97
_END_OF_LINE = "|"  # never in a folded text


@dataclass(frozen=True, slots=True)
class Rows:
    """The written forms: entry and variant of each, what each is worth."""

    entry: Ints
    variant: Ints
    factor: Floats
    total: Floats  # sum of the weights of its words
    starts: Ints  # first row of each entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words: their weight, their stems and families, and the same words by length."""

    words: list[str]
    weight: Floats
    stems: Groups
    families: Groups
    by_length: list[str]
    number_by_length: Ints
    letters_by_length: NDArray[np.uint32]
    length_offsets: Ints


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows of each word: ``row[offsets[w]:offsets[w + 1]]``, with the word of each posting."""

    offsets: Ints
    row: Ints
    word: Ints


@dataclass(frozen=True, slots=True)
class Exact:
    """Hashes of whole folded texts, sorted, and the row of each (``-1 - entry`` for a code)."""

    hashes: NDArray[np.int64]
    row: Ints

    def rows(self, text: str) -> Ints:
        """The rows written exactly so, once folded."""
        wanted = np.int64(hash(text))
        low = np.searchsorted(self.hashes, wanted, side="left")
        high = np.searchsorted(self.hashes, wanted, side="right")
        return self.row[low:high]


@dataclass(frozen=True, slots=True)
class Shard:
    """Everything needed to search the labels of one kind."""

    kind: str
    entries: list[SearchEntry]
    weights: Floats
    rows: Rows
    lexicon: Lexicon
    postings: Postings
    exact: Exact


@dataclass(slots=True)
class _Forms:
    """What is read from the entries before any array is made."""

    texts: list[str]
    entry: list[int]
    variant: list[int]
    factor: list[float]
    whole: list[tuple[str, int]]  # names in two gender forms, as written, and their first row


def build_shard(kind: str, entries: Sequence[SearchEntry]) -> Shard:
    """Index ``entries``, all of one kind, whatever their order."""
    ordered = sorted(entries, key=lambda entry: (entry.edition, entry.code))
    forms = _read_forms(ordered)
    lines = fold_lines(forms.texts)
    words, row, word = _tokens(lines)
    row, word = _without_stop_words(words, row, word)
    lexicon, postings = _lexicon(words, row, word, rows=len(lines))
    total = np.bincount(postings.row, lexicon.weight[postings.word], minlength=len(lines))
    return Shard(
        kind=kind,
        entries=ordered,
        weights=np.array([entry.weight for entry in ordered], np.float32),
        rows=_rows(forms, total.astype(np.float32), entries=len(ordered)),
        lexicon=lexicon,
        postings=postings,
        exact=_exact(ordered, forms, lines),
    )


def _read_forms(entries: Sequence[SearchEntry]) -> _Forms:
    forms = _Forms([], [], [], [], [])
    for number, entry in enumerate(entries):
        _add_form(forms, entry.label, number, LABEL, 1.0)
        for at, variant in enumerate(entry.variants):
            _add_form(forms, variant, number, at, _VARIANT_FACTOR * entry.variant_weight(at))
    return forms


def _add_form(forms: _Forms, text: str, entry: int, variant: int, factor: float) -> None:
    written: Sequence[str] = (text,)
    if SEPARATOR in text or "(" in text or " -" in text:
        written = _spoken_forms(text)
        forms.whole.append((text, len(forms.texts)))
    for form in written:
        forms.texts.append(form)
        forms.entry.append(entry)
        forms.variant.append(variant)
        forms.factor.append(factor)


def _spoken_forms(text: str) -> Sequence[str]:
    """Both gender forms without their acronyms, then each acronym alone."""
    names = gender_forms(text).distinct()
    alone = acronyms(text) if "(" in text or "-" in text else ()
    if not alone:
        return names
    return [*(without_acronyms(name) or name for name in names), *dict.fromkeys(alone)]


def _tokens(lines: Sequence[str]) -> tuple[list[str], Ints, Ints]:
    """The sorted vocabulary, then the row and the word of each token, contractions in full.

    One flat list: a list a line would keep the garbage collector busy for longer than the rest.
    """
    flat = f" {_END_OF_LINE} ".join(lines).split()
    vocabulary = set(flat) - {_END_OF_LINE}
    vocabulary.update(full for short, full in CONTRACTIONS.items() if short in vocabulary)
    words = sorted(vocabulary)
    number = {word: at for at, word in enumerate(words)}
    number.update((short, number[full]) for short, full in CONTRACTIONS.items() if short in number)
    number[_END_OF_LINE] = -1
    numbers = np.fromiter(map(number.__getitem__, flat), np.int32, len(flat))
    tokens = numbers >= 0
    return words, np.cumsum(~tokens, dtype=np.int32)[tokens], numbers[tokens]


def _without_stop_words(words: Sequence[str], row: Ints, word: Ints) -> tuple[Ints, Ints]:
    """Drop stop words, except from the rows that have nothing else."""
    empty = np.fromiter((w in STOP_WORDS for w in words), np.bool_, len(words))
    if not len(row):
        return row, word
    useful = np.bincount(row, ~empty[word], minlength=int(row[-1]) + 1)
    kept = ~empty[word] | (useful[row] == 0)
    return row[kept], word[kept]


def _lexicon(words: list[str], row: Ints, word: Ints, *, rows: int) -> tuple[Lexicon, Postings]:
    keys = np.unique(word.astype(np.int64) * max(rows, 1) + row)
    word, row = (part.astype(np.int32) for part in np.divmod(keys, max(rows, 1)))
    roots = [stem(w) for w in words]
    stems, stem_of_word = group(roots)
    frequency = np.bincount(stem_of_word[word], minlength=len(stems.keys))[stem_of_word]
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    order = np.argsort(lengths, kind="stable").astype(np.int32)
    lexicon = Lexicon(
        words=words,
        weight=np.log1p(rows / np.maximum(frequency, 1)).astype(np.float32),
        stems=stems,
        families=group([family(root) for root in roots])[0],
        by_length=[words[at] for at in order],
        number_by_length=order,
        letters_by_length=np.fromiter(map(letters, words), np.uint32, len(words))[order],
        length_offsets=offsets_of(lengths, int(lengths.max(initial=0)) + 1),
    )
    return lexicon, Postings(offsets_of(word, len(words)), row, word)


def _rows(forms: _Forms, total: Floats, *, entries: int) -> Rows:
    entry = np.array(forms.entry, np.int32)
    return Rows(
        entry=entry,
        variant=np.array(forms.variant, np.int32),
        factor=np.array(forms.factor, np.float32),
        total=np.maximum(total, np.float32(1e-6)),
        starts=offsets_of(entry, entries)[:-1],
    )


def _exact(entries: Sequence[SearchEntry], forms: _Forms, lines: Sequence[str]) -> Exact:
    whole = fold_lines([text for text, _ in forms.whole])[: len(forms.whole)]
    codes = fold_lines([entry.code for entry in entries])
    texts = [*lines, *whole, *codes]
    rows = np.concatenate(
        (
            np.arange(len(lines), dtype=np.int32),
            np.array([row for _, row in forms.whole], np.int32),
            -1 - np.arange(len(entries), dtype=np.int32),
        )
    )
    hashes = np.fromiter(map(hash, texts), np.int64, len(texts))
    order = np.argsort(hashes, kind="stable")
    return Exact(hashes[order], rows[order])
