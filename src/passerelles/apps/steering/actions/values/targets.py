"""Setting where an indicator should go: baseline, dated points, target, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.actions.values.acting import (
    declared,
    keep,
    required,
    speaker,
    told_where,
)
from passerelles.apps.steering.actions.values.entries import read_number
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import TargetSetting
from passerelles.apps.steering.reads.values.history import TARGET, field_of
from passerelles.domain.steering.trajectory import BrokenTrajectory, Trajectory, straight
from passerelles.formats.indicators.definitions import Indicator

WrittenPoint = tuple[str, str]  # a day and a value, as typed


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDraft:
    """A trajectory as it is written: baseline first, target last, empty pairs ignored between.

    ``seen``: the setting in force when the form was opened, None for none.
    """

    indicator: str
    territory: str
    baseline: WrittenPoint
    target: WrittenPoint
    between: Sequence[WrittenPoint] = ()
    reason: str = ""
    seen: int | None = None


@transaction.atomic
def set_target(draft: TargetDraft, *, actor: User, at: datetime) -> TargetSetting:
    """Put a trajectory in force; the former ones stay. A target equal to the baseline is to hold.

    Raises PermissionDenied, SteeringRefused with the value and the remedy, EditedMeanwhile.
    """
    indicator = declared(draft.indicator.strip())
    where = told_where(indicator, draft.territory)
    who = speaker(actor, Verb.WRITE, indicator.code, where)
    trajectory = read_trajectory(draft, indicator)
    reason = required(
        draft.reason,
        "Dites d’où viennent la situation de départ et la cible : un texte, une délibération, un "
        "calcul.",
    )
    before = _unchanged_since(draft, where, trajectory)
    made = TargetSetting.objects.create(
        indicator=indicator.code,
        territory=str(where),
        points=points_of(trajectory),
        reason=reason,
        institution=who.institution,
        author=actor,
        set_at=at,
    )
    field = field_of(TARGET, made.territory)
    keep(made.indicator, field, before and before.points, made.points, who.act(at, reason))
    return made


def read_trajectory(draft: TargetDraft, indicator: Indicator) -> Trajectory:
    """Raises SteeringRefused."""
    between = [point for point in draft.between if any(part.strip() for part in point)]
    written = [
        ("La situation de départ", draft.baseline),
        *((f"Le point {number}", point) for number, point in enumerate(between, 1)),
        ("La cible", draft.target),
    ]
    points = [_point(name, point, indicator) for name, point in written]
    (start, _), (end, _) = points[0], points[-1]
    if end <= start:
        raise SteeringRefused(
            f"La cible ({end:%d/%m/%Y}) précède la situation de départ ({start:%d/%m/%Y}) : "
            "donnez à la cible une date plus tardive."
        )
    try:
        return straight(points)
    except BrokenTrajectory as broken:
        raise SteeringRefused(str(broken)) from None


def points_of(trajectory: Trajectory) -> list[dict[str, object]]:
    """The points as the table keeps them."""
    return [{"on": one.on.isoformat(), "value": one.value} for one in trajectory.points]


def points_text(points: Sequence[dict[str, object]]) -> str:
    """« 2022-12-31 : 12,5 ; 2028-12-31 : 25 »."""
    told = (f"{one['on']} : {one['value']:.10g}".replace(".", ",") for one in points)
    return " ; ".join(told)


def newest_setting(code: str, where: Where) -> TargetSetting | None:
    """The one in force."""
    rows = TargetSetting.objects.filter(indicator=code, territory=str(where))
    return rows.select_related("institution").first()


def _point(name: str, written: WrittenPoint, indicator: Indicator) -> tuple[date, float]:
    on, value = (part.strip() for part in written)
    if not on or not value:
        lacking = "la date" if not on else "la valeur"
        raise SteeringRefused(
            f"{name} est incomplète : il manque {lacking}. Si vous ne la connaissez pas, ne fixez "
            "pas de cible : « non renseigné » est une réponse."
            if name != "La cible"
            else f"{name} est incomplète : il manque {lacking}."
        )
    number = read_number(value)
    if number is None:
        raise SteeringRefused(f"{name} : tapez une valeur.")
    if indicator.measure == "share" and indicator.definition.unit == "%" and not 0 <= number <= 100:
        raise SteeringRefused(f"{name} vaut « {value} » : une part va de 0 à 100 %, corrigez-la.")
    return _day(name, on), number


def _day(name: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise SteeringRefused(
            f"{name} : « {written[:20]} » n’est pas une date ; écrivez AAAA-MM-JJ, comme "
            "2028-12-31."
        ) from None


def _unchanged_since(
    draft: TargetDraft, where: Where, trajectory: Trajectory
) -> TargetSetting | None:
    """The setting in force, when it is the one that the person saw. Raises EditedMeanwhile."""
    rows = TargetSetting.objects.select_for_update().filter(
        indicator=draft.indicator.strip(), territory=str(where)
    )
    before = rows.first()
    if before is not None and before.pk != draft.seen:
        mine = points_text(points_of(trajectory))
        raise EditedMeanwhile(points_text(before.points), mine)
    return before
