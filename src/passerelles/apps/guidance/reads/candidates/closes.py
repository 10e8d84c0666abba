"""What each training closes of what is missing towards one occupation."""

from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np

from passerelles.apps.guidance.reads.candidates.aims import aims
from passerelles.apps.guidance.reads.candidates.french import courses_of_french
from passerelles.apps.guidance.reads.closing import closings
from passerelles.domain.guidance.building.french import FRENCH_SKILL

LEAST, LEAST_ASIDE = 0.05, 0.5  # of the gap: below, no adviser would call it a way there
# An older ROME describes a whole line at once: what it says is less sure of a sister occupation.
BESIDE = 0.85
MOST_TRAININGS = 1_500
Parts = tuple[tuple[str, float], ...]


class Closes:
    """``shares``: part of the gap that each training worth a step closes, the greatest first.

    A training that does not prepare for the target must close ``LEAST_ASIDE`` of the gap, unless it
    teaches the French that is missing. ``on_target``: those that do.
    """

    def __init__(self, target: str, missing: Mapping[str, float]) -> None:
        self._known = closings()
        self._missing = missing
        weights = map(missing.get, self._known.skills, repeat(0.0))
        self._weights = np.fromiter(weights, dtype=np.float64)
        self._french = courses_of_french() if FRENCH_SKILL in missing else frozenset()
        alone = self._french if set(missing) == {FRENCH_SKILL} else frozenset()
        self.on_target = aims().towards(target) | alone
        self._beside = aims().beside(target)
        self.shares = self._shares()
        self._kept: dict[tuple[str, ...], Parts] = {}

    def of(self, training: str, blocks: Sequence[str] = ()) -> Parts:
        """Part of each missing skill that it brings; of some blocks alone when they are given."""
        key = (training, *sorted(blocks))
        if training in self._french:
            return ((FRENCH_SKILL, 1.0),)
        if key not in self._kept:
            self._kept[key] = self._of_blocks(blocks) if blocks else self._of_training(training)
        return self._kept[key]

    def _shares(self) -> dict[str, float]:
        whole = sum(self._missing.values())
        if not whole:
            return {}
        french = dict.fromkeys(sorted(self._french), self._missing.get(FRENCH_SKILL, 0.0) / whole)
        parts = self._known.by_training.scores @ self._weights / whole
        number = self._known.trainings
        parts[[number[key] for key in self._beside if key in number]] *= BESIDE
        keys = tuple(number)
        best = np.argsort(-parts, kind="stable")[:MOST_TRAININGS].tolist()
        found = {keys[at]: float(parts[at]) for at in best if parts[at] >= self._least(keys[at])}
        return found | french

    def _least(self, training: str) -> float:
        return LEAST if training in self.on_target else LEAST_ASIDE

    def _of_training(self, training: str) -> Parts:
        scores, at = self._known.by_training.scores, self._known.trainings[training]
        told = slice(scores.indptr[at], scores.indptr[at + 1])
        found = zip(scores.indices[told].tolist(), scores.data[told].tolist(), strict=True)
        skills, missing = self._known.skills, self._missing
        sure = BESIDE if training in self._beside else 1.0
        return tuple(
            sorted(
                (skills[n], round(sure * score, 3)) for n, score in found if skills[n] in missing
            )
        )

    def _of_blocks(self, blocks: Sequence[str]) -> Parts:
        parts: dict[str, float] = {}
        for one in (one for code in blocks for one in self._known.of_block(code)):
            if one.skill in self._missing:
                parts[one.skill] = max(parts.get(one.skill, 0.0), one.score)
        return tuple(sorted(parts.items()))
