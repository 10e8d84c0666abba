"""Which sessions may appear: how many of the words typed one must hold."""

from math import ceil

MOST_WORDS = 12
_SHARE = 0.75


def required_words(count: int) -> int:
    """How many words out of ``count`` a session must hold: all of 1 or 2, all but one of 3 or 4,
    three quarters beyond, rounded up.
    """
    if count <= 2:
        return count
    if count <= 4:
        return count - 1
    return ceil(count * _SHARE)


def forgiven_errors(word: str) -> int:
    """How many typing errors are forgiven in a word: 1 from 6 letters, 2 from 9."""
    if not word.isalpha():
        return 0
    return (len(word) >= 6) + (len(word) >= 9)
