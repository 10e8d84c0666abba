"""Editing the sheet of an action: who may, what somebody else wrote meanwhile, why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import Membership, User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.steering.actions.sheet_writing import write_cells
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Action, ActionSheet, SheetDependency
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.apps.steering.reads.sheet_history import KIND, identifier
from passerelles.domain.steering.dependencies import cycle_through
from passerelles.domain.steering.merging import Cells, Clash, merge


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEdit:
    """``mine``: cells as the person leaves them, None to remove a line; ``base``: as they were
    when the form was opened; ``why`` is required.
    """

    base: Cells
    mine: Mapping[str, str | None]
    why: str


class SheetClash(SteeringRefused):
    """Somebody else changed the same cells since the form was opened; nothing was written."""

    def __init__(self, clashes: tuple[Clash, ...], theirs: Cells) -> None:
        super().__init__(
            "Quelqu’un a enregistré ici pendant que vous écriviez. Rien n’est perdu : les deux "
            "textes sont ci-dessous. Reprenez ce qu’il faut, puis enregistrez."
        )
        self.clashes = clashes
        self.theirs = theirs


@transaction.atomic
def edit_sheet(action: Action, edit: SheetEdit, *, author: User, now: datetime) -> ActionSheet:
    """Write what ``author`` changed. Nothing is written, nor journaled, when nothing changed.

    Raises PermissionDenied, SheetClash, and SteeringRefused with a French sentence.
    """
    Action.objects.select_for_update().get(pk=action.pk)  # one writer at a time, sheet or not
    sheet = sheet_of(action)
    require(author, Verb.WRITE, sheet)
    theirs = cells_of(sheet)
    merged = merge(edit.base, edit.mine, theirs)
    if merged.clashes:
        raise SheetClash(merged.clashes, theirs)
    if merged.changes:
        _save(sheet, merged.changes, _act(author, sheet, edit.why, now))
        _check(sheet, merged.changes)
    return sheet


def _save(sheet: ActionSheet, changes: Mapping[str, str | None], act: Act) -> None:
    before = cells_of(sheet)
    if sheet.pk is None:
        sheet.save()
    write_cells(sheet, changes, now=act.at)
    sheet.revision, sheet.updated_at = sheet.revision + 1, act.at
    sheet.save()
    record_changes(before, cells_of(sheet), on=(KIND, identifier(sheet.action)), act=act)


def _act(author: User, sheet: ActionSheet, why: str, now: datetime) -> Act:
    if not why.strip():
        raise SteeringRefused("Dites pourquoi vous changez la fiche, en quelques mots.")
    absent = warrants(author, Verb.WRITE, sheet)[0].on_behalf_of
    return Act(author.email, now, why.strip(), absent.email if absent else "")


def _check(sheet: ActionSheet, changes: Mapping[str, str | None]) -> None:
    if any(key.startswith("needs:") for key in changes):
        _check_cycle(sheet.action)
    if changes.keys() & {"owner", "person"}:
        _check_person(sheet)


def _check_cycle(action: Action) -> None:
    actions = Action.objects.current().filter(plan=action.plan)
    needs = {one.code: set(one.depends_on) for one in actions}
    rows = SheetDependency.objects.filter(sheet__action__in=actions)
    for code, other in rows.values_list("sheet__action__code", "needs__code").order_by():
        needs[code].add(other)
    if cycle := cycle_through(needs, action.code):
        raise SteeringRefused(
            f"Ces actions s’attendraient l’une l’autre : {' → '.join(cycle)}. Retirez une de ces "
            "dépendances."
        )


def _check_person(sheet: ActionSheet) -> None:
    person, today = sheet.person, timezone.localdate()
    if person is None:
        return
    members = Membership.objects.in_force(today).filter(user=person, institution=sheet.owner)
    if sheet.owner is None or not members.exists():
        raise SteeringRefused(
            f"« {person} » n’appartient pas à l’institution qui porte l’action : choisissez une "
            "de ses personnes, ou laissez vide."
        )
