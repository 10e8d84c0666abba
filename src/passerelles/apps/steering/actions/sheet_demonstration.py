"""Fictitious sheets, so that the screens of the desk can be seen; removed whole, never public.

Nothing is drawn at random: the same plan gives the same sheets. One action in three stays empty,
as on a fresh platform, and a sheet that somebody wrote is left alone.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from passerelles.apps.accounts.models import Institution, Role, User
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.sheet_writing import write_cells
from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    ConfidenceTold,
    Measure,
    MeasureProgress,
    MeasureStatus,
)
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.apps.steering.reads.sheet_history import KIND, identifier
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import MeasureState

AUTHOR = "pilotage-demonstration@exemple.invalid"
WHY = "Texte fictif, écrit pour la démonstration."
_WORDS = {
    Weather.SUN: "Texte fictif : les partenaires sont mobilisés et le calendrier tient.",
    Weather.BRIGHT: "Texte fictif : l’action avance, un financement reste à confirmer.",
    Weather.CLOUD: "Texte fictif : les candidats manquent dans deux bassins.",
    Weather.STORM: "Texte fictif : le marché est à relancer, rien ne démarrera avant l’automne.",
}
_STATES = (
    MeasureState.DONE,
    MeasureState.RUNNING,
    MeasureState.UNTOLD,
    MeasureState.RUNNING,
    MeasureState.NOT_BEGUN,
    MeasureState.UNTOLD,
)
_WEATHERS = (Weather.BRIGHT, Weather.SUN, Weather.CLOUD, Weather.SUN, Weather.STORM)
_LAST_WORDS, _FIRST_WORDS = timedelta(days=40), timedelta(days=250)


@transaction.atomic
def fill_sheets(*, now: datetime) -> int:
    """Write the sheets that nobody wrote, two in three; how many were written."""
    touched = Q(sheet__isnull=False) | Q(confidences__isnull=False)
    touched |= Q(measures__progress__isnull=False)
    actions = Action.objects.current().exclude(touched).select_related("plan", "priority")
    author, _ = User.objects.get_or_create(
        email=AUTHOR,
        defaults={
            "name": "Personne fictive",
            "role": Role.STEERING,
            "is_active": False,
            "demonstration": True,
        },
    )
    chosen = [action for action in actions if action.number % 3]
    for action in chosen:
        _write(action, author, now)
    return len(chosen)


@transaction.atomic
def remove_sheets() -> int:
    """Remove every fictitious sheet with its history; how many there were."""
    sheets = ActionSheet.objects.filter(demonstration=True)
    actions = list(Action.objects.filter(sheet__in=sheets).select_related("plan"))
    MeasureProgress.objects.filter(measure__action__in=actions).delete()
    ConfidenceTold.objects.filter(action__in=actions).delete()
    written = FieldChange.objects.filter(object_kind=KIND)
    written.filter(object_id__in=[identifier(one) for one in actions]).delete()
    sheets.delete()
    if not ConfidenceTold.objects.filter(author__email=AUTHOR).exists():
        User.objects.filter(email=AUTHOR).delete()
    return len(actions)


def _write(action: Action, author: User, now: datetime) -> None:
    sheet = sheet_of(action)
    sheet.demonstration = True
    sheet.save()
    before, at = cells_of(sheet), now - timedelta(days=3 * action.number)
    write_cells(sheet, dict(_cells(action, now)), now=at)
    sheet.revision, sheet.updated_at = 1, at
    sheet.save()
    act = Act(author.email, at, WHY)
    record_changes(before, cells_of(sheet), on=(KIND, identifier(action)), act=act)
    _tell(sheet, author, now)


def _tell(sheet: ActionSheet, author: User, now: datetime) -> None:
    """For some, nothing since half a year: the screen then says that the words are old."""
    number = sheet.action.number
    moments = (_FIRST_WORDS,) if number % 6 == 1 else (_FIRST_WORDS, _LAST_WORDS)
    for rank, ago in enumerate(moments):
        weather = _WEATHERS[(number + rank) % len(_WEATHERS)]
        ConfidenceTold.objects.create(
            action=sheet.action,
            weather=weather,
            text=_WORDS[weather],
            told_on=timezone.localdate(now - ago),
            author=author,
            institution=sheet.owner,
        )


def _cells(action: Action, now: datetime) -> Iterator[tuple[str, str]]:
    yield "starts_on", action.plan.start.isoformat()
    yield "ends_on", action.plan.end.isoformat()
    yield from _measures(action)
    yield from _budget(action, now.year)
    due = (now + timedelta(days=10 * action.number - 120)).date()
    yield "step:new:kind", "milestone" if action.number % 2 else "deliverable"
    yield "step:new:title", "Étape fictive : réunir les partenaires"
    yield "step:new:due_on", due.isoformat()


def _measures(action: Action) -> Iterator[tuple[str, str]]:
    rows = Measure.objects.current().filter(action=action).exclude(status=MeasureStatus.FACT)
    for rank, measure in enumerate(rows):
        state = _STATES[(action.number + rank) % len(_STATES)]
        if state is not MeasureState.UNTOLD:
            yield f"measure:{measure.code}:state", state
        if state is MeasureState.DONE:
            yield f"measure:{measure.code}:evidence", "Preuve fictive : relevé du comité."


def _budget(action: Action, year: int) -> Iterator[tuple[str, str]]:
    """Two funders, last year and this one: what is not known yet stays unknown."""
    funders = Institution.objects.filter(code__in=("region", "state"), closed_on=None)
    for rank, funder in enumerate(funders.order_by("code")):
        planned = 20_000 * (action.number + rank)
        for one in (year - 1, year):
            line = f"budget:{one}:{funder.code}"
            yield f"{line}:planned", f"{planned}.00"
            yield f"{line}:committed", "" if rank else f"{planned * 3 // 4}.00"
            yield f"{line}:paid", f"{planned // 2}.00" if one < year else ""
