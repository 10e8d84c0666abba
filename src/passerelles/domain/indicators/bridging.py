"""Carrying figures from one nomenclature to another without making any up.

A count goes where its code goes. Where a code has several counterparts without published weights,
no count is split: codes are taken in groups (the connected components of the table), whose totals
are those of their origins. A published weight splits a count, and the result is an estimate. What
finds no counterpart is left out, and the coverage says how much that is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.correspondences import (
    Correspondence,
    Ways,
    connected_groups,
    counterparts,
)
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.indicators.totals import sum_of, sums_by


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was to be carried found a counterpart.

    ``codes`` have a figure, ``covered_codes`` of them a counterpart; ``total`` sums the known
    values, ``covered_total`` what of it was carried. Shares are 0 to 1, None when nothing is known.
    """

    codes: int
    covered_codes: int
    total: float
    covered_total: float

    @property
    def of_codes(self) -> float | None:
        return self.covered_codes / self.codes if self.codes else None

    @property
    def of_total(self) -> float | None:
        return min(self.covered_total / self.total, 1.0) if self.total > 0 else None

    @property
    def is_whole(self) -> bool:
        return self.covered_codes == self.codes


@dataclass(frozen=True, slots=True)
class CarriedPart:
    """A figure in the target nomenclature: that of ``targets`` taken together.

    ``origins`` are the codes whose figures it is made of.
    """

    origins: tuple[str, ...]
    targets: tuple[str, ...]
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Carried:
    """The parts carried, ordered by target; ``left`` the origins that found no counterpart.

    ``is_estimate``: weights have split some count.
    """

    parts: tuple[CarriedPart, ...]
    coverage: Coverage
    left: tuple[str, ...]
    is_estimate: bool = False

    def by_target(self) -> dict[str, Quantity]:
        """The figures of the targets that are alone in their part."""
        return {p.targets[0]: p.quantity for p in self.parts if len(p.targets) == 1}


def carry(figures: Mapping[str, Quantity], links: Iterable[Correspondence]) -> Carried:
    """Carry counts ≥ 0, by origin code, along ``links``.

    Split by weight when each code met has one counterpart or published weights, by connected
    groups else. A group touched by a code of which some part finds no counterpart is a lower bound.
    Linear in the links.
    """
    ways = counterparts(links)
    met = [code for code in figures if any(ways.get(code, {}))]
    if all(None not in ways[code].values() for code in met):
        return _split(figures, ways, met)
    return _grouped(figures, ways, met)


def inherit(values: Mapping[str, Quantity], links: Iterable[Correspondence]) -> Carried:
    """Carry what is not a count (an index, a rate) to each code that descends from one origin.

    A target of several valued origins gets nothing: an average would be made up.
    """
    ways = counterparts(links)
    met = [code for code in values if any(ways.get(code, {}))]
    origins: defaultdict[str, list[str]] = defaultdict(list)
    for code in met:
        for target in filter(None, ways[code]):
            origins[target].append(code)
    parts = [
        CarriedPart((found[0],), (target,), values[found[0]])
        for target, found in origins.items()
        if len(found) == 1
    ]
    reached = {part.origins[0] for part in parts}
    return _carried(values, parts, {code: float(code in reached) for code in met})


def _split(figures: Mapping[str, Quantity], ways: Ways, met: Sequence[str]) -> Carried:
    shares = {code: _fair(ways[code]) for code in met}
    origins: defaultdict[str, list[str]] = defaultdict(list)
    amounts: list[tuple[str, Quantity]] = []
    for code in met:
        for target, share in shares[code].items():
            if target:
                origins[target].append(code)
                amounts.append((target, _scaled(figures[code], share)))
    parts = [
        CarriedPart(tuple(sorted(origins[target])), (target,), quantity)
        for target, quantity in sums_by(amounts).items()
    ]
    kept = {code: 1.0 - shares[code].get("", 0.0) for code in met}
    split = any(0 < share < 1 for of in shares.values() for share in of.values())
    return _carried(figures, parts, kept, is_estimate=split)


def _fair(targets: Mapping[str, float | None]) -> dict[str, float]:
    """Weights that add up to 1: published ones are rounded, totals must stay."""
    known = {target: weight or 0.0 for target, weight in targets.items()}
    total = sum(known.values())
    return {target: weight / total for target, weight in known.items()}


def _grouped(figures: Mapping[str, Quantity], ways: Ways, met: Sequence[str]) -> Carried:
    leaking = {code for code in met if "" in ways[code]}
    links = [Correspondence(o, t) for o, targets in ways.items() for t in targets]
    parts = []
    for origins, targets in connected_groups(links):
        carried = sorted(origins & figures.keys() - leaking)
        if carried:
            quantity = sum_of(figures[code] for code in carried)
            if origins & leaking and quantity.value is not None:
                quantity = replace(quantity, bound=Bound.AT_LEAST)
            parts.append(CarriedPart(tuple(carried), tuple(sorted(targets)), quantity))
    return _carried(figures, parts, {code: float(code not in leaking) for code in met})


def _carried(
    figures: Mapping[str, Quantity],
    parts: Iterable[CarriedPart],
    kept: Mapping[str, float],
    *,
    is_estimate: bool = False,
) -> Carried:
    """``kept``: the share of each origin met that was carried."""
    covered = [code for code, share in kept.items() if share > 0]
    known = {code: q.value for code, q in figures.items() if q.value is not None}
    coverage = Coverage(
        codes=len(figures),
        covered_codes=len(covered),
        total=sum(known.values()),
        covered_total=sum(known[code] * kept[code] for code in covered if code in known),
    )
    left = tuple(sorted(figures.keys() - set(covered)))
    ordered = tuple(sorted(parts, key=lambda part: part.targets))
    return Carried(ordered, coverage, left, is_estimate)


def _scaled(quantity: Quantity, share: float) -> Quantity:
    if quantity.value is None or share == 1.0:
        return quantity
    between = quantity.interval
    return Quantity(
        value=quantity.value * share,
        bound=quantity.bound,
        interval=Interval(between.low * share, between.high * share) if between else None,
    )
