"""The actions as a list to work from: whose they are, what is due, what nobody wrote yet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q

from passerelles.apps.accounts.models import Membership, User
from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    Decision,
    MeasureProgress,
    SheetStep,
)
from passerelles.apps.steering.reads.progress import ActionProgress, progress_of
from passerelles.domain.steering.execution import MeasureState

SOON = timedelta(days=60)


class Lack(StrEnum):
    """What a sheet does not say yet."""

    PERSON = "person"
    DATES = "dates"
    BUDGET = "budget"
    STATES = "states"
    EVIDENCE = "evidence"
    CONFIDENCE = "confidence"
    OLD_CONFIDENCE = "old_confidence"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True)
class DueItem:
    """A step or a decision not done, past or within two months."""

    title: str
    on: date
    is_late: bool
    is_decision: bool = False


@dataclass(frozen=True, slots=True)
class ActionLine:
    """``part``: « owner » or « partner » for the person, empty for neither. ``lacks``: what is
    missing, with how many of them.
    """

    code: str
    name: str
    priority: str
    part: str
    progress: ActionProgress
    due: tuple[DueItem, ...]
    lacks: Mapping[Lack, int]


def action_lines(person: User, *, today: date, only_mine: bool = False) -> tuple[ActionLine, ...]:
    """The actions of the current plan in its order; 22 queries at most."""
    mine = _institutions(person, today)
    actions = list(Action.objects.current().select_related("plan", "priority"))
    sheets = _sheets(actions)
    parts = {one.code: _part(one, sheets.get(one.code), mine) for one in actions}
    kept = [one for one in actions if parts[one.code] or not only_mine]
    progress, due = progress_of(kept), _due(kept, today)
    unproved = _unproved(kept)
    return tuple(
        ActionLine(
            code=one.code,
            name=one.name,
            priority=one.priority.code,
            part=parts[one.code],
            progress=progress[one.code],
            due=tuple(due[one.code]),
            lacks=_lacks(sheets.get(one.code), progress[one.code], unproved[one.code], today),
        )
        for one in kept
    )


def lacks_of(action: Action, progress: ActionProgress, today: date) -> Mapping[Lack, int]:
    """What the sheet of one action does not say yet. Three queries."""
    sheet = _sheets([action]).get(action.code)
    return _lacks(sheet, progress, _unproved([action])[action.code], today)


def _institutions(person: User, today: date) -> frozenset[str]:
    """Codes of those in whose name the person acts, delegations included."""
    absent = person.delegations_held.in_force(today).values_list("principal", flat=True)
    rows = Membership.objects.in_force(today).filter(user__in=[person.pk, *absent])
    return frozenset(rows.values_list("institution__code", flat=True))


def _sheets(actions: Collection[Action]) -> Mapping[str, ActionSheet]:
    rows = ActionSheet.objects.filter(action__in=actions).select_related("action", "owner")
    return {
        row.action.code: row for row in rows.prefetch_related("partners__institution", "budget")
    }


def _part(action: Action, sheet: ActionSheet | None, mine: frozenset[str]) -> str:
    owner = sheet.owner.code if sheet and sheet.owner else action.owner
    if owner in mine:
        return "owner"
    written = {one.institution.code for one in sheet.partners.all()} if sheet else set()
    return "partner" if mine & {*action.partners, *written} else ""


def _due(actions: Collection[Action], today: date) -> Mapping[str, list[DueItem]]:
    found = defaultdict[str, list[DueItem]](list)
    waiting = Q(done_on=None, due_on__lte=today + SOON)
    steps = SheetStep.objects.filter(waiting, sheet__action__in=actions)
    decisions = Decision.objects.filter(waiting, action__in=actions)
    told = (
        (False, steps.values_list("sheet__action__code", "title", "due_on")),
        (True, decisions.values_list("action__code", "text", "due_on")),
    )
    for is_decision, rows in told:
        for code, title, on in rows:
            if on is not None:
                found[code].append(DueItem(title, on, on < today, is_decision))
    for items in found.values():
        items.sort(key=lambda item: item.on)
    return found


def _unproved(actions: Collection[Action]) -> Mapping[str, int]:
    """How many measures are said done without anything that shows it."""
    rows = MeasureProgress.objects.filter(
        measure__action__in=actions, state=MeasureState.DONE, evidence=""
    )
    found = defaultdict[str, int](int)
    for code in rows.values_list("measure__action__code", flat=True):
        found[code] += 1
    return found


def _lacks(
    sheet: ActionSheet | None, progress: ActionProgress, unproved: int, today: date
) -> Mapping[Lack, int]:
    return {lack: count for lack, count in _counts(sheet, progress, unproved, today) if count}


def _counts(
    sheet: ActionSheet | None, progress: ActionProgress, unproved: int, today: date
) -> Iterator[tuple[Lack, int]]:
    untold = [one for one in progress.measures if one.state is MeasureState.UNTOLD]
    aimless = [one for one in progress.indicators if one.is_followed and not one.aim.trajectory]
    words = progress.confidence
    yield Lack.PERSON, sheet is None or sheet.person_id is None
    yield Lack.DATES, sheet is None or not (sheet.starts_on and sheet.ends_on)
    yield Lack.BUDGET, sheet is None or not sheet.budget.all()
    yield Lack.STATES, len(untold)
    yield Lack.EVIDENCE, unproved
    yield Lack.CONFIDENCE, words is None
    yield Lack.OLD_CONFIDENCE, words is not None and words.is_stale(today)
    yield Lack.TARGETS, len(aimless)
