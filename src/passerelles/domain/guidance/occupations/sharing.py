"""Heirs of one occupation hold the very same objects: what is made of these is made once."""

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


def once_each(make: Callable[[Any], Made]) -> Callable[[Any], Made]:
    """``make``, remembered by the identity of what it is given."""
    # What was given stays with what was made: no other object can take its identity.
    kept: dict[int, tuple[Any, Made]] = {}

    def shared(given: Any) -> Made:
        key = id(given)
        if key not in kept:
            kept[key] = (given, make(given))
        return kept[key][1]

    return shared
