"""The services as professionals keep them: which ones a person may review, what was changed."""

from datetime import date

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, warrants
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.services.values import ServiceValue, service_values

HISTORY = 50


def kept_services(actor: User, *, on: date) -> list[ServiceValue]:
    """Those that ``actor`` may review, the most overdue first. Five queries at most."""
    held = warrants(actor, Verb.WRITE, ServiceLayer, on=on)
    mine = [
        one
        for one in service_values(on=on)
        if any(warrant.reach.covers(_subject(one)) for warrant in held)
    ]
    return sorted(mine, key=lambda one: one.due_on)


def service_history(slug: str) -> list[FieldChange]:
    """What was changed in the sheet, the last first."""
    rows = FieldChange.objects.filter(object_kind="service", object_id=slug)
    return list(rows.order_by("-at", "-id")[:HISTORY])


def _subject(value: ServiceValue) -> Subject:
    return Subject(f"offer/{value.slug}", owner=value.service.owner)
