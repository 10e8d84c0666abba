"""Links between the codes of two nomenclatures: along them, back, and which hold together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Ways = Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """``target`` is a counterpart of ``origin``; empty when the producer finds it none.

    ``weight`` is the share of the origin that goes to the target, 0 to 1; None when unpublished.
    """

    origin: str
    target: str
    weight: float | None = None


def counterparts(links: Iterable[Correspondence]) -> Ways:
    """The targets of each origin and their weights; a lone target takes all."""
    ways: defaultdict[str, dict[str, float | None]] = defaultdict(dict)
    for link in links:
        ways[link.origin][link.target] = link.weight
    for targets in ways.values():
        if len(targets) == 1:
            ((target, weight),) = targets.items()
            targets[target] = 1.0 if weight is None else weight
    return dict(ways)


def compose(
    first: Iterable[Correspondence], second: Iterable[Correspondence]
) -> list[Correspondence]:
    """The links of two tables in a row; a middle code without counterpart leads to the empty one.

    A weight is the product of weights, and unknown as soon as one is.
    """
    onwards = counterparts(second)
    found: dict[tuple[str, str], float | None] = {}
    for origin, middles in counterparts(first).items():
        for middle, share in middles.items():
            for target, next_share in (onwards.get(middle) or {"": 1.0}).items():
                share_there = _product(share, next_share)
                known = found.get((origin, target), 0.0)
                found[origin, target] = _plus(known, share_there)
    return [Correspondence(o, t, w) for (o, t), w in found.items()]


def reverse(links: Iterable[Correspondence]) -> list[Correspondence]:
    """The same links the other way, without weights: each way has its own."""
    return [Correspondence(link.target, link.origin) for link in links if link.target]


def connected_groups(
    links: Iterable[Correspondence],
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """The groups of origins and targets that links tie together, whatever the way they go."""
    group = _Groups()
    sides: dict[tuple[str, str], None] = {}
    for link in links:
        if link.target:
            origin, target = ("origin", link.origin), ("target", link.target)
            sides[origin] = sides[target] = None
            group.join(origin, target)
    members: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for node in sides:
        members[group.head(node)].append(node)
    return [
        (
            frozenset(code for side, code in nodes if side == "origin"),
            frozenset(code for side, code in nodes if side == "target"),
        )
        for nodes in members.values()
    ]


class _Groups:
    """Disjoint sets with path halving (Tarjan 1975)."""

    def __init__(self) -> None:
        self._above: dict[tuple[str, str], tuple[str, str]] = {}

    def head(self, node: tuple[str, str]) -> tuple[str, str]:
        while (above := self._above.setdefault(node, node)) != node:
            self._above[node] = self._above[above]
            node = self._above[node]
        return node

    def join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self._above[self.head(one)] = self.head(other)


def _product(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
