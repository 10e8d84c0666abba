"""For whom a scheme beside the pathways is: conditions on what is known of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Condition = bool | range | frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What decides whether a scheme suits a person on her way; None or empty when unsaid.

    ``youngest``: age of the youngest child. ``worked_24``: months worked in the last 24.
    ``in_line``: an occupation of the line of the target was practised. ``practised`` and
    ``towards``: ROME codes without edition, with the domains that hold them (``J``, ``J15``,
    ``J1506``), of what was practised and of the target. ``regulated``: whether the law reserves
    the target to holders of a diploma.
    """

    employed: bool | None = None
    jobseeker: bool | None = None
    on_are: bool | None = None
    student: bool | None = None
    disabled_worker: bool | None = None
    lone_parent: bool | None = None
    car: bool | None = None
    foreign_diploma: bool | None = None
    in_line: bool | None = None
    regulated: bool | None = None
    age: int | None = None
    level: int | None = None
    youngest: int | None = None
    worked_24: int | None = None
    employer: frozenset[str] = frozenset()
    french: frozenset[str] = frozenset()
    constraints: frozenset[str] = frozenset()
    practised: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()


def suits(
    known: Circumstances,
    cases: Sequence[Mapping[str, Condition]],
    unless: Mapping[str, Condition],
) -> bool:
    """Whether one case holds whole (none given: everybody), and nothing of ``unless`` does.

    What is unsaid never holds: it neither opens a scheme nor closes it.
    """
    if any(_holds(known, name, wanted) for name, wanted in unless.items()):
        return False
    return not cases or any(
        all(_holds(known, name, wanted) for name, wanted in case.items()) for case in cases
    )


def _holds(known: Circumstances, name: str, wanted: Condition) -> bool:
    told = getattr(known, name)
    if told is None:
        return False
    if isinstance(wanted, bool):
        return bool(told is wanted)
    if isinstance(wanted, range):
        return told in wanted
    return not wanted.isdisjoint(told)
