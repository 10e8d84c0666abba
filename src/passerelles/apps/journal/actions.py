"""Writing to the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from passerelles.apps.journal.models import FieldChange, JournalEntry


@dataclass(frozen=True, slots=True)
class Act:
    """Who acted (an e-mail or a process name), when, why, and for which absent colleague."""

    actor: str
    at: datetime
    why: str = ""
    on_behalf_of: str = ""


def record(
    verb: str, *, actor: str, on: tuple[str, str], at: datetime, details: dict[str, object]
) -> JournalEntry:
    """Journal one act. ``on`` is the kind and the identifier of the object acted upon."""
    kind, identifier = on
    return JournalEntry.objects.create(
        at=at, actor=actor, verb=verb, object_kind=kind, object_id=identifier, details=details
    )


def record_changes(
    before: Mapping[str, object],
    after: Mapping[str, object],
    *,
    on: tuple[str, str],
    act: Act,
) -> list[FieldChange]:
    """Keep each field that differs between two snapshots of the object ``on`` (kind, identifier).

    Values are those of JSON, dates and decimals. A field absent from a snapshot counts as None, and
    so does an empty text: an object that is created has an empty ``before``. Nothing is written
    when nothing differs.
    """
    kind, identifier = on
    changes = [
        FieldChange(
            object_kind=kind,
            object_id=identifier,
            field=field,
            before=before.get(field),
            after=after.get(field),
            why=act.why,
            at=act.at,
            actor=act.actor,
            on_behalf_of=act.on_behalf_of,
        )
        for field in {**before, **after}
        if _told(before.get(field)) != _told(after.get(field))
    ]
    return FieldChange.objects.bulk_create(changes)


def _told(value: object) -> object:
    return None if value == "" else value


def snapshot(row: Model, fields: Iterable[str]) -> dict[str, object]:
    """The ``fields`` of ``row`` as they stand: take one before the change and one after."""
    return {field: getattr(row, field) for field in fields}
