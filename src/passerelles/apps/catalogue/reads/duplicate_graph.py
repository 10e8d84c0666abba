"""Which session hides which: merges never turn in a circle, so one of them is always shown."""

from collections import defaultdict

from passerelles.apps.catalogue.models import Duplicate, DuplicateVerdict


class MergeGraph:
    """The merges in force: ``other`` → the sessions that hide it."""

    def __init__(self) -> None:
        self._above: dict[str, set[str]] = defaultdict(set)
        merged = Duplicate.objects.filter(verdict=DuplicateVerdict.MERGED)
        for kept, other in merged.values_list("kept_id", "other_id"):
            self.add(kept, other)

    def add(self, kept: str, other: str) -> None:
        self._above[other].add(kept)

    def remove(self, kept: str, other: str) -> None:
        self._above[other].discard(kept)

    def would_loop(self, kept: str, other: str) -> bool:
        """Whether ``other`` already hides ``kept``, directly or through others."""
        return other in self.above(kept)

    def above(self, session: str) -> set[str]:
        """Every session that hides this one, directly or through others."""
        found: set[str] = set()
        waiting = [session]
        while waiting:
            for parent in self._above.get(waiting.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def shown_for(self, session: str) -> str:
        """The session to show in place of this one: itself when nothing hides it."""
        tops = [s for s in {session, *self.above(session)} if not self._above.get(s)]
        return min(tops, default=session)
