"""Extras: what Lhéo does not foresee and files say all the same (see docs/sources/offre.md)."""

from collections.abc import Iterable, Iterator

from passerelles.formats.lheo.model import Extra, Extras

# The group in which an export of ours keeps what a publisher wrote, beside what we read in it.
RECEIVED = "recu"

Groups = Iterable[Extras]


def said(groups: Groups, group: str, info: str) -> list[str]:
    """The texts of the extras ``info`` in the groups so named, at any depth."""
    return [leaf.text for leaf in _leaves(groups, group) if leaf.info == info and leaf.text]


def text(groups: Groups, group: str, info: str) -> str:
    """The first of the texts said, or ``""``."""
    return next(iter(said(groups, group, info)), "")


def flag(groups: Groups, group: str, info: str) -> bool | None:
    """True for 1, False for 0, None when nobody said."""
    return {"1": True, "0": False}.get(text(groups, group, info))


def number(groups: Groups, group: str, info: str) -> int | None:
    """A whole number; None when nobody said, or said something else."""
    given = text(groups, group, info)
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def received(groups: Groups, info: str, shown: str) -> str:
    """What the publisher wrote in the element ``info``: ``shown``, unless we read it otherwise."""
    return text(groups, RECEIVED, info) or shown


def group(info: str, *leaves: tuple[str, str]) -> tuple[Extras, ...]:
    """The group ``info`` of the leaves whose text is not empty; nothing when none is left."""
    children = tuple(Extra(name, value) for name, value in leaves if value)
    return (Extras(info, children=children),) if children else ()


def digit(value: bool | None) -> str:
    """``1``, ``0``, or ``""`` for unknown."""
    return "" if value is None else str(int(value))


def _leaves(groups: Groups, name: str) -> Iterator[Extra]:
    for found in groups:
        for child in found.children:
            if isinstance(child, Extras):
                yield from _leaves([child], name)
            elif found.info == name:
                yield child
