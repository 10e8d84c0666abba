"""What a profile asks of a pathway towards an occupation."""

from collections.abc import Mapping
from datetime import date

from passerelles.domain.guidance.building.wish import Wish
from passerelles.domain.guidance.profile import Constraint, Profile

# Paces of the offer (``catalogue.models.Pace``) that suit a need.
_PACES = {
    Constraint.EVENING: "evening",
    Constraint.SCHOOL_HOURS: "part_time",
    Constraint.PART_TIME: "part_time",
}


def wish_of(profile: Profile, target: str, missing: Mapping[str, float], *, today: date) -> Wish:
    """The wish; learning at a distance is a choice that the person makes, never assumed."""
    levels = range(1, (profile.sure_level or 0) + 1)
    return Wish(
        target=target,
        missing=missing,
        available_from=max(profile.available_from or today, today),
        today=today,
        minutes=profile.minutes,
        remote_ok=Constraint.REMOTE in profile.constraints,
        held=profile.certifications | profile.blocks | {f"level:{one}" for one in levels},
        paces=frozenset(_PACES[one] for one in profile.constraints if one in _PACES),
        needs_adjustment=Constraint.ADJUSTMENT in profile.constraints,
        car=profile.car,
    )
