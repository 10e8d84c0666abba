from passerelles.apps.steering.models.plan import (
    Action,
    Measure,
    MeasureStatus,
    Orientation,
    Plan,
    PlanTarget,
    Priority,
)

__all__ = [
    "Action",
    "Measure",
    "MeasureStatus",
    "Orientation",
    "Plan",
    "PlanTarget",
    "Priority",
]
