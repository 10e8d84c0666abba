"""Writing one row of the committee: rights, what somebody else wrote meanwhile, journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.steering.actions.crefop.acting import acting
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.reads.crefop.cells import cell, cells_of
from passerelles.domain.steering.merging import Cells, Clash, merge


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEdit:
    """``values`` by field as the person leaves them; ``base``: the cells that the form showed."""

    values: Mapping[str, Any]
    base: Cells
    why: str = ""


class RowClash(SteeringRefused):
    """Somebody else changed the same fields since the form was opened; nothing was written."""

    def __init__(self, clashes: tuple[Clash, ...], theirs: Cells) -> None:
        super().__init__(
            "Quelqu’un a enregistré ici pendant que vous écriviez. Rien n’est perdu : les deux "
            "textes sont ci-dessous. Reprenez ce qu’il faut, puis enregistrez."
        )
        self.clashes = clashes
        self.theirs = theirs


def write_row(row: Model, edit: RowEdit, *, author: User, now: datetime) -> Model:
    """Save what changed in ``row``, or create it. Nothing changed, nothing journaled.

    Raises PermissionDenied and RowClash.
    """
    with transaction.atomic():
        if row.pk is None:
            return _create(row, edit, author=author, now=now)
        act = acting(author, row, now=now, why=edit.why)
        kept = type(row)._default_manager.select_for_update().get(pk=row.pk)
        theirs = cells_of(kept, edit.values)
        mine = {name: cell(value) for name, value in edit.values.items()}
        merged = merge(edit.base, mine, theirs)
        if merged.clashes:
            raise RowClash(merged.clashes, theirs)
        _assign(kept, {name: edit.values[name] for name in merged.changes})
        journal(kept, theirs, act=act)
        return kept


def change_row(row: Model, values: Mapping[str, Any], *, act: Act) -> None:
    """Set ``values`` on a row that the caller holds, and journal what changed."""
    before = cells_of(row, values)
    _assign(row, values)
    journal(row, before, act=act)


def journal(row: Model, before: Mapping[str, str], *, act: Act) -> None:
    """Keep what changed in ``row`` since ``before``."""
    record_changes(before, cells_of(row, before), on=journaled_as(row), act=act)


def journaled_as(row: Model) -> tuple[str, str]:
    """The kind and the identifier of ``row`` in the journal: ``steering.Meeting``, its number."""
    return row._meta.label, str(row.pk)


def _create(row: Model, edit: RowEdit, *, author: User, now: datetime) -> Model:
    _set(row, edit.values, columns=_columns(row))
    act = acting(author, row, now=now, why=edit.why)
    row.save()
    _set_many(row, edit.values)
    journal(row, dict.fromkeys(edit.values, ""), act=act)
    return row


def _assign(row: Model, values: Mapping[str, Any]) -> None:
    columns = _columns(row)
    _set(row, values, columns=columns)
    row.save(update_fields=[name for name in values if name in columns])
    _set_many(row, values)


def _set(row: Model, values: Mapping[str, Any], *, columns: Iterable[str]) -> None:
    for name in columns:
        if name in values:
            setattr(row, name, values[name])


def _set_many(row: Model, values: Mapping[str, Any]) -> None:
    for field in row._meta.many_to_many:
        if field.name in values:
            getattr(row, field.name).set(values[field.name])


def _columns(row: Model) -> frozenset[str]:
    return frozenset(field.name for field in row._meta.concrete_fields)
