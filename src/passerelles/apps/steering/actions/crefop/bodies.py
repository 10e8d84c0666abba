"""The bodies of the committee, and the inventory of local ones (action 33)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.actions import Act
from passerelles.apps.steering.actions.crefop.rows import RowEdit, journal, write_row
from passerelles.apps.steering.models import Body, BodyKind
from passerelles.apps.steering.reads.crefop.bodies import BODY_FIELDS
from passerelles.formats.plan.bodies import BodyRecord

_LONGEST_SLUG = 40
_PREFIXES: Mapping[str, str] = {BodyKind.WORKING_GROUP: "gt"}


def load_bodies(records: Sequence[BodyRecord], *, actor: str, now: datetime) -> int:
    """Add the bodies of the plan that are not there; how many. What people wrote stays."""
    known = dict(Body.objects.values_list("code", "pk"))
    added = [record for record in records if record.code not in known]
    with transaction.atomic():
        for record in added:
            row = Body.objects.create(**_values(record), parent_id=known.get(record.parent))
            known[record.code] = row.pk
            journal(row, dict.fromkeys(BODY_FIELDS, ""), act=Act(actor, now))
    return len(added)


def add_body(edit: RowEdit, *, author: User, now: datetime) -> Body:
    """Add a body to the inventory, a local one unless told. Raises PermissionDenied."""
    kind = str(edit.values.get("kind", BodyKind.LOCAL))
    row = Body(kind=kind, code=_free_code(kind, str(edit.values["name"])))
    write_row(row, edit, author=author, now=now)
    return row


def _free_code(kind: str, name: str) -> str:
    stem = f"{_PREFIXES.get(kind, kind)}-{slugify(name)[:_LONGEST_SLUG].strip('-')}".strip("-")
    taken = set(Body.objects.filter(code__startswith=stem).values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)


def _values(record: BodyRecord) -> dict[str, Any]:
    names = ("code", "kind", "name", "led_by", "remit", "reviews_plan", "line")
    values: dict[str, Any] = {name: getattr(record, name) for name in names}
    return {**values, "chaired_by": list(record.chaired_by)}
