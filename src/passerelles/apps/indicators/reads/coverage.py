"""What is loaded of each indicator."""

from collections.abc import Collection
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.periods import levels, period_rank
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Coverage:
    """An indicator and its periods by kind of territory, the newest first."""

    indicator: Indicator
    periods: dict[str, tuple[str, ...]]

    @property
    def newest(self) -> str | None:
        """The newest period; None when nothing is loaded."""
        return max(
            {p for found in self.periods.values() for p in found}, key=period_rank, default=None
        )


def coverage(codes: Collection[str] | None = None) -> list[Coverage]:
    """The coverage of these declared indicators (all by default), by code. One query."""
    kept = [one for code, one in sorted(indicators().items()) if codes is None or code in codes]
    found = levels([one.code for one in kept])
    return [Coverage(one, _by_kind(found.get(one.code, []))) for one in kept]


def _by_kind(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    kinds = sorted({kind for kind, _ in pairs})
    return {
        kind: tuple(sorted((p for k, p in pairs if k == kind), key=period_rank, reverse=True))
        for kind in kinds
    }
