"""A whole table of typed figures: all of it, or nothing (strict, as imports of figures are)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb
from passerelles.apps.journal.actions import Act
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.steering.actions.values.acting import Speaker, speaker
from passerelles.apps.steering.actions.values.entries import CheckedEntry, ValueEntry, checked
from passerelles.apps.steering.actions.values.publishing import publish_values
from passerelles.apps.steering.actions.values.typing import (
    is_same,
    new_row,
    refuse_arbitrated,
    said,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import TypedValue
from passerelles.apps.steering.reads.values.history import KIND, VALUE, field_of
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.steering.typed_values import TypedLine, read_typed_values

Key = tuple[str, str, str]


class RefusedTable(SteeringRefused):
    """Some rows cannot be kept, so none is; ``rejections`` say which, why, and what to do."""

    def __init__(self, rejections: Sequence[Rejection], read: int) -> None:
        count = len(rejections)
        refused = "1 ligne refusée" if count == 1 else f"{count} lignes refusées"
        super().__init__(
            f"{refused} sur {read} : rien n’est enregistré, ce qui était en vigueur n’a pas "
            "changé. Corrigez le fichier, puis recommencez."
        )
        self.rejections = tuple(rejections)


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """How many rows were read, put in force for the first time, changed, left as they were."""

    read: int
    added: int
    changed: int
    same: int


@dataclass(slots=True)
class _Reading:
    """A table while it is read. ``first`` says on which line each figure was met."""

    actor: User
    today: date
    kept: list[CheckedEntry] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    first: dict[Key, str] = field(default_factory=dict)
    speakers: dict[tuple[str, str], Speaker] = field(default_factory=dict)
    read: int = 0


@transaction.atomic
def import_values(path: Path, *, actor: User, at: datetime) -> ImportedTable:
    """Put every figure of the table in force, in place of those that it tells otherwise.

    What the table does not tell stays. Raises RefusedTable as soon as one row is refused,
    UnreadableFile for a file that cannot be read. A row about an indicator that ``actor`` may not
    write is refused like any other.
    """
    found = _read(path, actor, timezone.localdate(at))
    known = _in_force(found.kept)
    for entry in found.kept:
        _refuse_over_arbitration(found, entry, known.get(entry.key))
    if found.rejections or not found.read:
        raise _refusal(path, found)
    moved = [e for e in found.kept if (row := known.get(e.key)) is None or not is_same(row, e)]
    _write(moved, known, found, at)
    publish_values({entry.indicator.code for entry in moved}, at=at)
    changed = sum(entry.key in known for entry in moved)
    return ImportedTable(found.read, len(moved) - changed, changed, found.read - len(moved))


def _read(path: Path, actor: User, today: date) -> _Reading:
    found = _Reading(actor, today)
    for line in read_typed_values(path):
        found.read += 1
        if isinstance(line, Rejection):
            found.rejections.append(line)
        else:
            _take(found, line)
    return found


def _take(found: _Reading, line: TypedLine) -> None:
    try:
        entry = checked(_entry(line), today=found.today)
    except SteeringRefused as refused:
        found.rejections.append(line.reject("typed.refused", str(refused)))
        return
    if first := found.first.get(entry.key):
        message = (
            f"« {' '.join(entry.key)} » est déjà donné par « {first} » : gardez une seule des deux "
            "lignes."
        )
        found.rejections.append(line.reject("typed.duplicate", message))
        return
    if not _may(found, entry):
        message = (
            f"Vous n’avez pas le droit d’écrire « {entry.indicator.code} » pour "
            f"« {entry.where} » : retirez la ligne, ou demandez à qui le tient."
        )
        found.rejections.append(line.reject("typed.forbidden", message))
        return
    found.first[entry.key] = line.path
    found.kept.append(entry)


def _may(found: _Reading, entry: CheckedEntry) -> bool:
    place = (entry.indicator.code, str(entry.where))
    if place in found.speakers:
        return True
    try:
        found.speakers[place] = speaker(found.actor, Verb.WRITE, place[0], entry.where)
    except PermissionDenied:
        return False
    return True


def _entry(line: TypedLine) -> ValueEntry:
    return ValueEntry(
        indicator=line.indicator,
        territory=line.territory,
        period=line.period,
        value=line.value,
        numerator=line.numerator,
        denominator=line.denominator,
        evidence=line.evidence,
        origin=line.path[:160],
    )


def _refuse_over_arbitration(found: _Reading, entry: CheckedEntry, row: TypedValue | None) -> None:
    if row is None or is_same(row, entry):
        return
    try:
        refuse_arbitrated(row)
    except SteeringRefused as refused:
        fragment = ";".join(entry.key)
        found.rejections.append(Rejection(entry.origin, "typed.arbitrated", str(refused), fragment))


def _refusal(path: Path, found: _Reading) -> SteeringRefused:
    if found.rejections:
        return RefusedTable(found.rejections, found.read)
    return SteeringRefused(f"« {path.name} » ne contient aucune ligne : vérifiez le fichier.")


def _in_force(entries: Sequence[CheckedEntry]) -> dict[Key, TypedValue]:
    rows = TypedValue.objects.select_for_update(of=("self",)).filter(
        indicator__in={entry.indicator.code for entry in entries}, withdrawn_at=None
    )
    return {(row.indicator, row.territory, row.period): row for row in rows}


def _write(
    moved: Sequence[CheckedEntry], known: dict[Key, TypedValue], found: _Reading, at: datetime
) -> None:
    replaced = [known[entry.key].pk for entry in moved if entry.key in known]
    TypedValue.objects.filter(pk__in=replaced).update(withdrawn_at=at)
    rows = [new_row(entry, who=_who(found, entry), at=at) for entry in moved]
    TypedValue.objects.bulk_create(rows)
    changes = [
        _change(row, known.get(entry.key), _who(found, entry).act(at, row.evidence))
        for row, entry in zip(rows, moved, strict=True)
    ]
    FieldChange.objects.bulk_create(changes)


def _who(found: _Reading, entry: CheckedEntry) -> Speaker:
    return found.speakers[entry.indicator.code, str(entry.where)]


def _change(row: TypedValue, before: TypedValue | None, act: Act) -> FieldChange:
    return FieldChange(
        object_kind=KIND,
        object_id=row.indicator,
        field=field_of(VALUE, row.territory, row.period),
        before=said(before),
        after=said(row),
        why=act.why,
        at=act.at,
        actor=act.actor,
        on_behalf_of=act.on_behalf_of,
    )
