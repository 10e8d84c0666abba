"""Alerts that people owe: measures without owner, old words, reviews and decisions overdue."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Max, Q

from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    AgendaItem,
    Decision,
    Measure,
    MeasureStatus,
    Priority,
)
from passerelles.apps.steering.reads.progress import confidences
from passerelles.domain.steering.alerts import Alert, AlertKind, is_past, review_overdue_since
from passerelles.domain.steering.confidence import FRESH

SECRETARIAT = "carif_oref"  # who holds the calendar of the committee
_SHORT = 120


def owners(actions: Sequence[Action]) -> Mapping[str, str]:
    """The code of the institution that carries each action: its sheet's, else the plan's."""
    rows = ActionSheet.objects.filter(action__in=actions, owner__isnull=False)
    told = dict(rows.values_list("action__code", "owner__code"))
    return {one.code: told.get(one.code, one.owner) for one in actions}


def unowned_measures(actions: Sequence[Action], carried: Mapping[str, str]) -> Iterator[Alert]:
    """One alert an action; ``values``: how many of its measures nobody answers for."""
    rows = Measure.objects.current().filter(
        Q(progress=None) | Q(progress__owner=None), action__in=actions
    )
    counts = defaultdict[str, int](int)
    for code in rows.exclude(status=MeasureStatus.FACT).values_list("action__code", flat=True):
        counts[code] += 1
    for one in actions:
        if count := counts[one.code]:
            about = _about(AlertKind.UNOWNED_MEASURE, one, carried)
            yield replace(about, values=(float(count),))


def stale_confidences(
    actions: Sequence[Action], carried: Mapping[str, str], today: date
) -> Iterator[Alert]:
    """``since``: the day from which the last words are old."""
    words = confidences(actions)
    for one in actions:
        told = words.get(one.code)
        if told is not None and told.is_stale(today):
            about = _about(AlertKind.STALE_CONFIDENCE, one, carried)
            yield replace(about, since=told.on + FRESH)


def overdue_reviews(actions: Sequence[Action], today: date) -> Iterator[Alert]:
    """The priorities that no meeting examined for over a year, owed by the secretariat."""
    if not actions:
        return
    plan = actions[0].plan
    for priority, reviewed_on in _reviewed(today):
        since = review_overdue_since(reviewed_on, plan.start, today)
        if since is not None:
            codes = tuple(one.code for one in actions if one.priority_id == priority.pk)
            yield Alert(
                AlertKind.REVIEW_OVERDUE,
                priority.code,
                priority.name,
                owner=SECRETARIAT,
                since=since,
                actions=codes,
            )


def overdue_decisions(today: date) -> Iterator[Alert]:
    rows = Decision.objects.filter(done_on=None, due_on__lt=today, item__meeting__cancelled_at=None)
    for row in rows.select_related("owner", "action"):
        if is_past(row.due_on, today):
            yield Alert(
                AlertKind.DECISION_OVERDUE,
                str(row.pk),
                row.text[:_SHORT],
                owner=row.owner.code if row.owner else "",
                since=row.due_on,
                actions=(row.action.code,) if row.action else (),
            )


def _reviewed(today: date) -> Iterator[tuple[Priority, date | None]]:
    held = AgendaItem.objects.filter(meeting__on__lt=today, meeting__cancelled_at=None)
    dates = dict(
        held.filter(priority__isnull=False)
        .order_by()
        .values_list("priority")
        .annotate(last=Max("meeting__on"))
    )
    for priority in Priority.objects.current():
        yield priority, dates.get(priority.pk)


def _about(kind: AlertKind, one: Action, carried: Mapping[str, str]) -> Alert:
    owner = carried.get(one.code, "")
    return Alert(kind, one.code, one.name, owner=owner, actions=(one.code,))
