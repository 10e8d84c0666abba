"""What a person wants of a pathway: the aim, what is lacking, and the limits that are theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from passerelles.domain.guidance.building.pathway import Gain, Pathway


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """``missing``: weight of each missing skill (key); only proportions count.

    ``minutes``: one-way trip accepted, None for no limit. ``held``: codes held, those of the blocks
    and certifications validated among them. ``paces``: those that suit, empty when all do.
    ``available_from``: first day of a first step; everything begins within ``horizon_days`` of it,
    and ends within them but the diploma of the target itself, which may take three years more.
    ``car`` False: candidates count their trips without a car.
    """

    target: str
    missing: Mapping[str, float]
    available_from: date
    today: date
    minutes: float | None = None
    remote_ok: bool = True
    held: frozenset[str] = field(default_factory=frozenset)
    paces: frozenset[str] = field(default_factory=frozenset)
    needs_adjustment: bool = False
    reserved_ok: bool = False
    horizon_days: int = 730
    max_steps: int = 4
    car: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """``pathways``: variants that differ, as an adviser shows them. ``gains``: the greatest first.

    ``reason``: why there is no pathway, as a kind of sentence (``nothing_missing``,
    ``no_candidate``, ``nothing_fits``), "" when there is one. ``proven`` False: the search was cut
    before it could prove that nothing better exists (then nothing is said to be the best).
    """

    pathways: tuple[Pathway, ...] = ()
    gains: tuple[Gain, ...] = ()
    reason: str = ""
    proven: bool = True
