"""What the source says, what was corrected by hand, and who said so, as the desk shows them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, Model

from passerelles.apps.catalogue.models import CorrectedKind, Correction, Session
from passerelles.apps.catalogue.reads.correctable import (
    CORRECTABLE,
    KIND_MODELS,
    Correctable,
    correctable,
)

UNSAID = "non renseigné"


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """``now``: what the source says today; ``moved``: not what it said when corrected.

    ``agrees``: the source now says the same as the correction, which can be revoked.
    """

    id: int
    kind: str
    kind_label: str
    key: str
    label: str
    value: str
    received: str
    now: str
    moved: bool
    agrees: bool
    reason: str
    author: str
    made_at: datetime
    revoked_at: datetime | None
    revoked_by: str


@dataclass(frozen=True, slots=True)
class DeskField:
    """One field of one row: ``received`` from the source, ``correction`` in force or None."""

    kind: str
    key: str
    name: str
    label: str
    received: str
    correction: CorrectionLine | None


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A row that carries fields of a session: itself, its places, action, training, provider."""

    kind: str
    label: str
    key: str
    fields: tuple[DeskField, ...]


def correction_lines(corrections: Iterable[Correction]) -> tuple[CorrectionLine, ...]:
    """Corrections beside what their source says now; one query a kind."""
    listed = list(corrections)
    rows = _rows(listed)
    return tuple(_line(one, rows.get((one.kind, one.row))) for one in listed)


def desk_rows(session: Session) -> tuple[DeskRow, ...]:
    """Every field of a session that may be corrected, row by row. Three queries."""
    action = session.action
    rows: list[tuple[CorrectedKind, Model]] = [
        (CorrectedKind.SESSION, session),
        *((CorrectedKind.PLACE, place) for place in action.places.current()),
        (CorrectedKind.ACTION, action),
        (CorrectedKind.TRAINING, action.training),
        (CorrectedKind.PROVIDER, action.training.provider),
    ]
    held = _in_force([str(row.pk) for _, row in rows])
    return tuple(_desk_row(kind, row, held) for kind, row in rows)


def desk_field(kind: str, key: str, name: str) -> DeskField | None:
    """One field of one row; None when either is unknown."""
    field = correctable(kind, name)
    if field is None:
        return None
    row = KIND_MODELS[CorrectedKind(kind)]._default_manager.filter(pk=key).first()
    return None if row is None else _desk_field(kind, row, field, _in_force([key]))


def shown(field: Correctable, value: Any, precision: str = "day") -> str:
    """A value as a French reader writes it."""
    if value is None or value == "":
        return UNSAID
    if isinstance(value, bool):
        return "oui" if value else "non"
    if field.shape == "choice":
        return dict(field.choices).get(value, str(value))
    if field.shape == "date":
        return _date(date.fromisoformat(str(value)), precision)
    return str(value).rpartition(":")[2] if field.shape == "commune" else str(value)


def _date(day: date, precision: str) -> str:
    if precision == "month":
        return f"{day:%m/%Y} (mois seul)"
    return f"{day:%Y} (année seule)" if precision == "year" else f"{day:%d/%m/%Y}"


def _said(field: Correctable, row: Model | None) -> str:
    if row is None:
        return UNSAID
    return shown(field, _raw(field, row), getattr(row, f"{field.name}_precision", "day"))


def _raw(field: Correctable, row: Model) -> Any:
    column = row._meta.get_field(field.name)
    return getattr(row, column.attname if isinstance(column, Field) else field.name)


def _rows(corrections: Collection[Correction]) -> dict[tuple[str, str], Model]:
    found: dict[tuple[str, str], Model] = {}
    for kind in {one.kind for one in corrections}:
        keys = {one.row for one in corrections if one.kind == kind}
        rows = KIND_MODELS[CorrectedKind(kind)]._default_manager.in_bulk(keys)
        found |= {(kind, str(key)): row for key, row in rows.items()}
    return found


def _in_force(keys: list[str]) -> Mapping[tuple[str, str, str], Correction]:
    held = Correction.objects.filter(row__in=keys, revoked_at=None)
    rows = held.select_related("author", "revoked_by")
    return {(one.kind, one.row, one.field): one for one in rows}


def _desk_row(
    kind: CorrectedKind, row: Model, held: Mapping[tuple[str, str, str], Correction]
) -> DeskRow:
    fields = tuple(_desk_field(kind, row, field, held) for field in CORRECTABLE[kind])
    return DeskRow(kind, kind.label, str(row.pk), fields)


def _desk_field(
    kind: str, row: Model, field: Correctable, held: Mapping[tuple[str, str, str], Correction]
) -> DeskField:
    correction = held.get((kind, str(row.pk), field.name))
    line = _line(correction, row) if correction else None
    return DeskField(kind, str(row.pk), field.name, field.label, _said(field, row), line)


def _line(one: Correction, row: Model | None) -> CorrectionLine:
    field = correctable(one.kind, one.field) or Correctable(one.field, one.field)
    value, received, now = shown(field, one.value), shown(field, one.received), _said(field, row)
    raw = None if row is None else _raw(field, row)
    plain = raw.isoformat() if isinstance(raw, date) else raw
    return CorrectionLine(
        id=one.pk,
        kind=one.kind,
        kind_label=CorrectedKind(one.kind).label,
        key=one.row,
        label=field.label,
        value=value,
        received=received,
        now=now,
        moved=plain != one.received,
        agrees=now == value,
        reason=one.reason,
        author=str(one.author),
        made_at=one.made_at,
        revoked_at=one.revoked_at,
        revoked_by=str(one.revoked_by or ""),
    )
