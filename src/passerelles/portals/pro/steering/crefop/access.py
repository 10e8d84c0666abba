"""What the pages of the committee share: the row asked for, saving a form on a row."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.crefop.rows import RowClash, RowEdit
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import AgendaItem, Decision, Meeting
from passerelles.portals.pro.access import person
from passerelles.portals.pro.steering.crefop.row_form import RowForm

Row = TypeVar("Row", bound=Model)
Write = Callable[[RowEdit], object]


def readable(
    request: HttpRequest, rows: "QuerySet[Row]", verb: Verb = Verb.READ, **key: Any
) -> Row:
    """The row asked for, which the person may read, or do ``verb`` to. 404, 403."""
    found = get_object_or_404(rows, **key)
    require(person(request), verb, found)
    return found


def meeting_of(request: HttpRequest, number: int, verb: Verb = Verb.READ) -> Meeting:
    rows = Meeting.objects.select_related("body__parent")
    return readable(request, rows, verb, pk=number)


def point_of(request: HttpRequest, number: int, verb: Verb = Verb.READ) -> AgendaItem:
    rows = AgendaItem.objects.select_related("meeting__body__parent", "priority")
    return readable(request, rows, verb, pk=number)


def decision_of(request: HttpRequest, number: int, verb: Verb = Verb.READ) -> Decision:
    rows = Decision.objects.select_related("item__meeting__body__parent", "owner", "action")
    return readable(request, rows, verb, pk=number)


def save(
    request: HttpRequest, form: RowForm, write: Write, *, done: str
) -> tuple[bool, list[tuple[str, str, str]]]:
    """Save a posted form: whether it is, and else the clashes (label, theirs, mine) to show."""
    if request.method != "POST" or not form.is_valid():
        return False, []
    try:
        write(form.edit())
    except RowClash as clash:
        messages.error(request, str(clash))
        return False, form.after(clash)
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
        return False, []
    messages.success(request, done)
    return True, []
