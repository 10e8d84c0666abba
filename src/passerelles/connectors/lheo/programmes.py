"""Which programme a text received names: « Qualif'Pro 2026 - lot 3 » is Qualif’Pro."""

from functools import cache

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.domain.reference.communes import fold_name

# An acronym inside a sentence is often another word: alone or in capitals, it is the acronym.
LONGEST_ACRONYM = 4


def programme_of(*received: str) -> str:
    """The slug of the first text that names a programme, ``""`` when none does."""
    return next(filter(None, map(_slug, received)), "")


def _slug(text: str) -> str:
    if not text or text in programmes():
        return text
    folded = f" {fold_name(text)} "
    capitals = {fold_name(word) for word in text.split() if word.isupper()}
    for name, slug in _names():
        alone = folded == f" {name} "
        if alone or (f" {name} " in folded and (len(name) > LONGEST_ACRONYM or name in capitals)):
            return slug
    return ""


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Every name of every programme with its slug, the longest first."""
    names = {
        fold_name(name): entry.slug
        for entry in programmes().values()
        for name in (entry.slug, entry.name, *entry.words)
    }
    return tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item)))
