"""Situations as columns: one array a field, NaN where nobody said, for many situations at once.

A boolean is 0 or 1, a day its ordinal, a word its rank in the vocabulary of its column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from passerelles.domain.aids.situation import (
    SLUGS,
    Contract,
    PersonFacts,
    ProjectFacts,
    Situation,
    hyphened,
)

Floats = npt.NDArray[np.float64]
NO_CHILD = 99  # years: pads the ages of a family, older than any limit
_NO_CONTRACT = Contract()
_HOLDERS: Mapping[str, type[Any]] = {
    "person": PersonFacts,
    "project": ProjectFacts,
    "contract": Contract,
}
_DAYS = frozenset(
    {"person.birth_date", "person.are_end", "project.entry", "project.end", "situation.date"}
    | {"contract.start", "contract.end"}
)
_WORDS = frozenset(
    {"person.commune", "project.kind", "project.programme", "project.funder", "project.sector"}
    | {"contract.type"}
)
_LEFT_OUT = frozenset({"person.children_ages", "project.contract"})


@dataclass(frozen=True, slots=True)
class Column:
    """``values``: n floats, NaN when unknown; ``words``: what ranks mean, None of numbers."""

    values: Floats
    words: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SituationColumns:
    """``said``: by name of field (``person.age``). ``ages``: n × k years of children, NO_CHILD
    where there is none; ``has_ages``: n booleans, whether the ages were said.
    """

    size: int
    said: Mapping[str, Column]
    ages: npt.NDArray[np.int16]
    has_ages: npt.NDArray[np.bool_]


def columns_of(situations: Sequence[Situation]) -> SituationColumns:
    """The columns of situations, in their order."""
    owners: dict[str, list[Any]] = {
        "person": [one.person for one in situations],
        "project": [one.project for one in situations],
        "contract": [one.project.contract or _NO_CONTRACT for one in situations],
    }
    said = {"situation.date": _days(one.date for one in situations)}
    for holder, kind in _HOLDERS.items():
        for field in kind.__dataclass_fields__:
            name = f"{holder}.{field}"
            if name not in _LEFT_OUT:
                said[name] = _column(name, [getattr(one, field) for one in owners[holder]])
    ages = [person.children_ages for person in owners["person"]]
    return SituationColumns(
        size=len(situations),
        said=said,
        ages=_padded(ages),
        has_ages=np.array([one is not None for one in ages], dtype=np.bool_),
    )


def word_column(words: Iterable[str | None]) -> Column:
    """Words by their rank; "" and None are unknown."""
    ranks: dict[str, int] = {}
    found = [ranks.setdefault(str(word), len(ranks)) if word else np.nan for word in words]
    return Column(np.array(found, dtype=np.float64), tuple(ranks))


def _column(name: str, values: list[Any]) -> Column:
    if name in _WORDS:
        is_slug = name in SLUGS
        return word_column(hyphened(word) if is_slug and word else word for word in values)
    # NumPy reads None as NaN when it is told that the column holds floats.
    return _days(values) if name in _DAYS else Column(np.array(values, dtype=np.float64))


def _days(values: Iterable[date | None]) -> Column:
    found = [np.nan if day is None else day.toordinal() for day in values]
    return Column(np.array(found, dtype=np.float64))


def _padded(families: list[tuple[int, ...] | None]) -> npt.NDArray[np.int16]:
    widest = max((len(ages) for ages in families if ages), default=0)
    padded = np.full((len(families), widest), NO_CHILD, dtype=np.int16)
    for rank, ages in enumerate(families):
        if ages:
            padded[rank, : len(ages)] = ages
    return padded
