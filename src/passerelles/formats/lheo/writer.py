"""Write trainings as one Lhéo 2.3 file, always valid against the schema, byte for byte the same.

Order, cardinalities, lengths and codes are those of the grammar. A required element that nobody
told is filled as ``fillers`` says; what 2.3 cannot hold is kept as ``serialiser`` says, so that
reading the file gives the trainings back unchanged.
"""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from passerelles.formats.lheo.dates import LheoDate
from passerelles.formats.lheo.model import Extra, Extras, Training
from passerelles.formats.lheo.offer_tables import TRAINING
from passerelles.formats.lheo.plan import plan_of
from passerelles.formats.lheo.serialiser import Serialiser

_NAMESPACE = "http://lheo.gouv.fr/2.3"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="{_NAMESPACE}">\n<offres>\n'
_PLAN = plan_of(TRAINING)


class NothingToWrite(ValueError):
    """Lhéo has no valid file without any formation; the message is a French sentence."""


def write_lheo(
    target: Path | BinaryIO,
    trainings: Iterable[Training],
    *,
    exported: LheoDate | None = None,
    extras: Iterable[Extras] = (),
) -> int:
    """Write ``trainings`` one after the other, and return how many there were.

    A path is written beside, then put in place: a cut export leaves the file of before.
    ``exported`` goes into the extras ``flux``, ``extras`` at the end of the file.
    Raises NothingToWrite when there is no training.
    """
    todo = iter(trainings)
    first = next(todo, None)
    if first is None:
        raise NothingToWrite("Il n’y a aucune formation à écrire : élargissez votre sélection.")
    closing = tuple(extras)
    texts = _texts(chain([first], todo), [*_flux(exported, closing), *closing])
    if isinstance(target, Path):
        return _write_path(target, texts)
    return _write(target, texts)


def _write_path(target: Path, texts: Iterator[str]) -> int:
    beside = target.with_name(f"{target.name}.part")
    try:
        with beside.open("wb") as raw:
            count = _write(raw, texts)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    return count


def _write(raw: BinaryIO, texts: Iterator[str]) -> int:
    written = 0
    for text in texts:
        raw.write(text.encode())
        written += 1
    return written - 2  # neither the head nor the foot is a training


def _texts(trainings: Iterable[Training], extras: Iterable[Extras]) -> Iterator[str]:
    """The head, each training, the foot."""
    yield _HEAD
    serialiser = Serialiser()
    for training in trainings:
        yield serialiser.training(_PLAN, training)
    serialiser.lines = []
    serialiser.extras(extras)
    yield f"</offres>\n{''.join(serialiser.lines)}</lheo>\n"


def _flux(exported: LheoDate | None, extras: tuple[Extras, ...]) -> tuple[Extras, ...]:
    """The group that tells the day of the export, unless ``extras`` tell it already."""
    if exported is None or any(_tells(group) for group in extras):
        return ()
    return (Extras("flux", children=(Extra("date-export", exported.written()),)),)


def _tells(group: Extras) -> bool:
    return any(
        _tells(child) if isinstance(child, Extras) else child.info == "date-export"
        for child in group.children
    )
