"""The agenda of a meeting: points in order; a theme of the plan is the review of a priority."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.steering.actions.crefop.acting import acting, opened
from passerelles.apps.steering.actions.crefop.rows import change_row, journal, journaled_as
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import AgendaItem, Meeting, Priority

LONGEST_TITLE = 300


def add_point(meeting: Meeting, title: str, *, author: User, now: datetime) -> AgendaItem:
    """Add a point at the end. Raises PermissionDenied, SteeringRefused."""
    with transaction.atomic():
        act = acting(author, meeting, now=now)
        kept = opened(meeting)
        said = title.strip()
        if not said or len(said) > LONGEST_TITLE:
            raise SteeringRefused(
                f"Donnez un titre au point, de {LONGEST_TITLE} caractères au plus."
            )
        return _added(kept, said, None, act=act)


def add_themes(
    meeting: Meeting, priorities: Iterable[Priority], *, author: User, now: datetime
) -> list[AgendaItem]:
    """Add the reviews of these priorities at the end; those already there are left alone."""
    with transaction.atomic():
        act = acting(author, meeting, now=now)
        kept = opened(meeting)
        there = set(kept.agenda.values_list("priority_id", flat=True))
        return [
            _added(kept, f"Revue du thème : {one.name}"[:LONGEST_TITLE], one, act=act)
            for one in priorities
            if one.pk not in there
        ]


def retitle_point(item: AgendaItem, title: str, *, author: User, now: datetime) -> None:
    with transaction.atomic():
        act = acting(author, item, now=now)
        opened(item.meeting)
        said = title.strip()
        if not said or len(said) > LONGEST_TITLE:
            raise SteeringRefused(
                f"Donnez un titre au point, de {LONGEST_TITLE} caractères au plus."
            )
        change_row(item, {"title": said}, act=act)


def move_point(item: AgendaItem, *, up: bool, author: User, now: datetime) -> None:
    """Swap a point with the one before or after it; nothing at the ends of the agenda."""
    with transaction.atomic():
        act = acting(author, item, now=now)
        order = list(opened(item.meeting).agenda.all())
        rank = [one.pk for one in order].index(item.pk)
        other = rank - 1 if up else rank + 1
        if not 0 <= other < len(order):
            return
        mine, theirs = order[rank], order[other]
        places = mine.position, theirs.position
        change_row(mine, {"position": places[1]}, act=act)
        change_row(theirs, {"position": places[0]}, act=act)


def remove_point(item: AgendaItem, *, author: User, now: datetime) -> None:
    """Take a point off. Raises SteeringRefused when something was already said or decided on it."""
    with transaction.atomic():
        act = acting(author, item, now=now)
        opened(item.meeting)
        if item.opinions.exists() or item.decisions.exists():
            raise SteeringRefused(
                "Un avis ou une décision porte sur ce point : il reste à l’ordre du jour."
            )
        record_changes({"title": item.title}, {}, on=journaled_as(item), act=act)
        item.delete()


def _added(meeting: Meeting, title: str, priority: Priority | None, *, act: Act) -> AgendaItem:
    last = meeting.agenda.order_by("-position").values_list("position", flat=True).first() or 0
    item = AgendaItem.objects.create(
        meeting=meeting, position=last + 1, title=title, priority=priority
    )
    journal(item, {"meeting": "", "title": "", "priority": ""}, act=act)
    return item
