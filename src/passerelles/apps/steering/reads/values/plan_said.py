"""What the plan itself says of where an indicator should go, and what it leaves unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from passerelles.apps.steering.models import PlanTarget
from passerelles.apps.steering.reads.progress_targets import Missing


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """One objective of the plan. ``times``: 2 for « doubler »; ``line`` of the document."""

    measure: str
    action: str
    text: str
    line: int | None
    baseline_on: date | None
    baseline: float | None
    target_on: date | None
    target: float | None
    times: float | None
    note: str

    @property
    def missing(self) -> Sequence[Missing]:
        """What the plan leaves unsaid."""
        goal = self.target if self.times is None else self.times
        ends = {
            Missing.BASELINE: self.baseline,
            Missing.BASELINE_DAY: self.baseline_on,
            Missing.TARGET: goal,
            Missing.TARGET_DAY: self.target_on,
        }
        return [name for name, said in ends.items() if said is None]


def plan_said(code: str) -> Sequence[PlanSaid]:
    """The objectives of the current plan for an indicator, in its order. One query."""
    rows = PlanTarget.objects.current().filter(indicator=code).select_related("measure__action")
    return [
        PlanSaid(
            measure=row.measure.code,
            action=row.measure.action.code,
            text=row.measure.text,
            line=row.line or row.measure.line,
            baseline_on=row.baseline_on,
            baseline=row.baseline,
            target_on=row.target_on,
            target=row.target,
            times=row.times_baseline,
            note=row.note,
        )
        for row in rows
    ]
