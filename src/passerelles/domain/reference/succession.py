"""Which certification replaced which: an acyclic relation drawn from declared pairs.

Method: pairs that join two strongly connected components can never close a cycle, so they are all
kept (Tarjan, 1972, in linear time). Inside a component of several codes the pairs contradict one
another; those that go forward in ``order`` (registers number their entries as they come) are kept,
those that go backwards are refused. The result depends on the set of pairs only, not on the order
in which a file gives them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
Order = Callable[[str], tuple[str, int, str]]


def natural_order(code: str) -> tuple[str, int, str]:
    """Order codes by prefix, then by number: RNCP9 before RNCP10."""
    found = re.fullmatch(r"(\D*)(\d+)(.*)", code)
    return (found[1], int(found[2]), found[3]) if found else (code, -1, "")


@dataclass(frozen=True, slots=True)
class Succession:
    """The kept pairs (old, new), and those refused with their reason."""

    kept: frozenset[Pair]
    closing_a_cycle: frozenset[Pair] = frozenset()
    to_itself: frozenset[Pair] = frozenset()
    _after: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def successors(self, code: str) -> tuple[str, ...]:
        """What directly replaced ``code``, in natural order."""
        return self._after.get(code, ())

    def latest(self, code: str) -> tuple[str, ...]:
        """Where the chains that start at ``code`` end, in natural order.

        ``(code,)`` when nothing replaced it; several codes when it was split.
        """
        ends, seen, waiting = [], {code}, [code]
        while waiting:
            current = waiting.pop()
            following = self.successors(current)
            if not following:
                ends.append(current)
            fresh = [following_code for following_code in following if following_code not in seen]
            seen.update(fresh)
            waiting += fresh
        return tuple(sorted(ends, key=natural_order))


def build_succession(pairs: Iterable[Pair], *, order: Order = natural_order) -> Succession:
    """Sort declared (old, new) ``pairs`` into those that can stand together and the others."""
    declared = set(pairs)
    to_itself = frozenset(pair for pair in declared if pair[0] == pair[1])
    distinct = declared - to_itself
    component = _components(_adjacency(distinct, order))
    closing = frozenset(
        (old, new)
        for old, new in distinct
        if component[old] == component[new] and order(old) > order(new)
    )
    kept = frozenset(distinct - closing)
    after = {code: tuple(found) for code, found in _adjacency(kept, order).items()}
    return Succession(kept, closing, to_itself, after)


def _adjacency(pairs: Iterable[Pair], order: Order) -> dict[str, list[str]]:
    following: dict[str, list[str]] = {}
    for old, new in sorted(pairs, key=lambda pair: (order(pair[0]), order(pair[1]))):
        following.setdefault(old, []).append(new)
    return following


def _components(following: Mapping[str, list[str]]) -> dict[str, int]:
    """The number of the strongly connected component of each code."""
    search = _Tarjan(following)
    for code in following:
        if code not in search.index:
            search.explore(code)
    return search.component


class _Tarjan:
    """Tarjan's algorithm with its own stack: chains may be longer than Python's recursion."""

    def __init__(self, following: Mapping[str, list[str]]) -> None:
        self.following = following
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.component: dict[str, int] = {}
        self.path: list[str] = []

    def explore(self, root: str) -> None:
        self._enter(root)
        calls = [(root, iter(self.following.get(root, ())))]
        while calls:
            code, branches = calls[-1]
            branch = next(branches, None)
            if branch is None:
                calls.pop()
                self._leave(code, caller=calls[-1][0] if calls else None)
            elif branch not in self.index:
                self._enter(branch)
                calls.append((branch, iter(self.following.get(branch, ()))))
            elif branch not in self.component:
                self.low[code] = min(self.low[code], self.index[branch])

    def _enter(self, code: str) -> None:
        self.index[code] = self.low[code] = len(self.index)
        self.path.append(code)

    def _leave(self, code: str, *, caller: str | None) -> None:
        if caller is not None:
            self.low[caller] = min(self.low[caller], self.low[code])
        if self.low[code] == self.index[code]:
            self._close_component(code)

    def _close_component(self, root: str) -> None:
        member = ""
        while member != root:
            member = self.path.pop()
            self.component[member] = self.index[root]
