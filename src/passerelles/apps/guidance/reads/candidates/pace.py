"""How many hours a week a session takes, and what it means for who cannot come full time."""

from passerelles.apps.catalogue.models import Pace
from passerelles.apps.guidance.reads.candidates.rows import Row
from passerelles.domain.guidance.building.offer_reading import Stay
from passerelles.domain.guidance.building.paces import hours_a_week, in_summer, is_full_time
from passerelles.domain.guidance.profile import Constraint, Profile

# Hours a week counted where the offer tells a pace and no figure: 24 is the legal least of part
# time work (code du travail, L3123-27); two evenings, or a day of the week-end, make 8.
_USUAL = {Pace.PART_TIME: 24, Pace.EVENING: 8, Pace.WEEKEND: 8}
_PART = (Constraint.SCHOOL_HOURS, Constraint.PART_TIME, Constraint.EVENING)


def weekly_of(row: Row) -> int | None:
    """Hours a week as published, else the usual ones of the pace; None when neither is said."""
    said = row["action__hours_weekly"]
    usual = [_USUAL[one] for one in row["action__paces"] if one in _USUAL]
    return said or (usual[0] if usual else None)


def paces_of(row: Row, stay: Stay) -> frozenset[str]:
    """As published; full time when the hours and the dates make a full week and nothing else is
    counted.
    """
    told = frozenset(row["action__paces"])
    return frozenset({Pace.FULL_TIME}) if is_full_time(_deduced(row, stay)) else told


def pace_note(row: Row, stay: Stay, profile: Profile) -> str:
    """What to tell who cannot come full time; "" to the others."""
    if profile.constraints.isdisjoint(_PART):
        return ""
    at_school = Constraint.SCHOOL_HOURS in profile.constraints and not row["remote"]
    return " ".join(
        filter(
            None,
            (
                _estimate(row, stay),
                "Vérifiez que les horaires sont ceux de l’école." if at_school else "",
                _SUMMER if at_school and in_summer(stay.start, stay.end) else "",
            ),
        )
    )


_UNTOLD = "L’organisme ne dit pas le rythme\u00a0: demandez s’il vous convient."
_SUMMER = "Une partie tombe en juillet ou en août : garde à prévoir."


def _estimate(row: Row, stay: Stay) -> str:
    if row["action__hours_weekly"]:
        return ""
    hours = _deduced(row, stay) or weekly_of(row)
    if not hours and not row["action__paces"]:
        return _UNTOLD
    if not hours or not row["action__hours_total"]:
        return ""
    return f"Rythme estimé : environ {round(hours)}\u00a0h par semaine."


def _deduced(row: Row, stay: Stay) -> float | None:
    """Hours a week that the publisher's dates make; None where it told them, or they are ours."""
    if row["action__hours_weekly"] or stay.estimated:
        return None
    return hours_a_week(row["action__hours_total"], stay.start, stay.end)
