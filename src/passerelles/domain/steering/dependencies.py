"""Which action waits for which: a plan where two actions wait for each other never starts."""

from collections.abc import Collection, Mapping


def cycle_through(needs: Mapping[str, Collection[str]], start: str) -> tuple[str, ...]:
    """The shortest way from an action back to itself, both ends told; empty when there is none.

    ``needs``: by action, those whose result it waits for.
    """
    ways: list[tuple[str, ...]] = [(start, other) for other in sorted(needs.get(start, ()))]
    seen = set[str]()
    for way in ways:  # grows while it is read: a breadth-first walk
        last = way[-1]
        if last == start:
            return way
        if last not in seen:
            seen.add(last)
            ways += [(*way, other) for other in sorted(needs.get(last, ()))]
    return ()
