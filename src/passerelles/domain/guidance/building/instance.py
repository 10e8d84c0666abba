"""The candidates as arrays of whole numbers, so that comparisons are exact and free of order.

One row a candidate, sorted by (start, end, key): the answer does not depend on the order received.
Candidates of one content (same skills, prerequisites, codes) share a row of ``parts``.
Units: days (ordinals), cents, minutes rounded, millionths of the gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.building.candidate import AT_WORK, Candidate
from passerelles.domain.guidance.building.fit import asked, implied, trip
from passerelles.domain.guidance.building.pathway import Concession
from passerelles.domain.guidance.building.values import Bools, Numbers
from passerelles.domain.guidance.building.wish import Wish

Parts = NDArray[np.float32]

WHOLE = 1_000_000
LEAST = WHOLE // 20
LEAST_ASIDE = WHOLE * 15 // 100  # of a step that prepares for another occupation
_MONTHS_A_YEAR, _DAYS_A_YEAR = 12, 365


@dataclass(frozen=True, slots=True)
class Instance:
    """``content``: row of ``parts`` (contents × skills), ``requires`` and ``gives``
    (contents × codes) of each candidate. ``least``: what each content must bring to be
    worth a step, unless it opens another. ``held``: which of those codes are held from the start.
    """

    candidates: tuple[Candidate, ...]
    start: Numbers
    end: Numbers
    cost: Numbers
    unknown: Numbers
    minutes: Numbers
    income: Numbers
    content: Numbers
    parts: Parts
    requires: Bools
    gives: Bools
    certified: Numbers
    at_work: Bools
    least: Numbers
    held: Bools
    first_day: int

    def __len__(self) -> int:
        return len(self.candidates)


def instance_of(
    candidates: Sequence[Candidate], wish: Wish, conceded: Concession | None = None
) -> Instance:
    """Candidates already sifted by ``fits``, as arrays."""
    rows = sorted(candidates, key=lambda one: (one.start, one.end, one.key))
    skills = _weights(wish.missing)
    shapes: dict[tuple[object, ...], int] = {}
    content = [shapes.setdefault(_shape(row, conceded), len(shapes)) for row in rows]
    models = [rows[content.index(number)] for number in range(len(shapes))]
    codes = sorted({code for row in models for code in asked(row, conceded)})
    held = implied(wish.held)
    return Instance(
        candidates=tuple(rows),
        start=_ints(row.start.toordinal() for row in rows),
        end=_ints(row.end.toordinal() for row in rows),
        cost=_ints(_cents(row.cost_left or Decimal(0)) for row in rows),
        unknown=_ints(row.cost_left is None for row in rows),
        minutes=_ints(round(trip(row, wish, conceded)) for row in rows),
        income=_ints(income_cents(row) for row in rows),
        content=_ints(content),
        parts=_parts(models, skills),
        requires=_codes([asked(row, conceded) for row in models], codes),
        gives=_codes([implied(row.gives) for row in models], codes),
        certified=_ints(certifies(row) for row in models),
        at_work=np.array([row.kind in AT_WORK for row in models], dtype=np.bool_),
        least=_ints(LEAST if row.on_target else LEAST_ASIDE for row in models),
        held=np.array([code in held for code in codes], dtype=np.bool_),
        first_day=max(wish.available_from, wish.today).toordinal(),
    )


def certifies(candidate: Candidate) -> bool:
    """Whether it gives a whole certification, not a block of one."""
    return any(code.startswith(("RNCP", "RS")) and "BC" not in code for code in candidate.gives)


def income_cents(candidate: Candidate) -> int:
    """Cents received during the step at least: its months (365 / 12 days), rounded down."""
    days = (candidate.end - candidate.start).days + 1
    return _cents(candidate.income_at_least) * days * _MONTHS_A_YEAR // _DAYS_A_YEAR


def _shape(row: Candidate, conceded: Concession | None) -> tuple[object, ...]:
    at_work = row.kind in AT_WORK
    return (tuple(sorted(row.closes)), asked(row, conceded), row.gives, at_work, row.on_target)


def _weights(missing: Mapping[str, float]) -> dict[str, int]:
    whole = sum(weight for weight in missing.values() if weight > 0)
    kept = {skill: weight for skill, weight in sorted(missing.items()) if weight > 0}
    return {skill: round(weight / whole * WHOLE) for skill, weight in kept.items()}


def _parts(rows: Sequence[Candidate], skills: Mapping[str, int]) -> Parts:
    """Whole numbers held as float32, exact below 2²⁴: sums are exact, and fast as products."""
    column = {skill: number for number, skill in enumerate(skills)}
    found = np.zeros((len(rows), len(skills)), dtype=np.float32)
    for number, row in enumerate(rows):
        for skill, part in row.closes:
            if skill in column:
                brought = round(skills[skill] * min(max(part, 0.0), 1.0))
                found[number, column[skill]] = max(found[number, column[skill]], brought)
    return found


def _codes(held: Sequence[frozenset[str]], codes: Sequence[str]) -> Bools:
    found = [[code in one for code in codes] for one in held]
    return np.array(found, dtype=np.bool_).reshape(len(held), len(codes))


def _cents(euros: Decimal) -> int:
    return int(euros * 100)


def _ints(values: Any) -> Numbers:
    return np.fromiter(values, dtype=np.int64)
