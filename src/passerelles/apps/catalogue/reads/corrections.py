"""Corrections made by hand, laid over what sources say when rows are read."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from passerelles.apps.catalogue.models import CorrectedKind, Correction


def corrections_of(kind: CorrectedKind | str, keys: Collection[str]) -> dict[str, dict[str, Any]]:
    """The corrections in force on these rows: key → field → value, as JSON; one query."""
    rows = Correction.objects.filter(kind=kind, row__in=keys, revoked_at=None).order_by()
    found: dict[str, dict[str, Any]] = {}
    for row, field, value in rows.values_list("row", "field", "value"):
        found.setdefault(row, {})[field] = value
    return found


def correct(kind: CorrectedKind | str, rows: Iterable[models.Model]) -> None:
    """Lay the corrections in force over these rows, in memory: they must never be saved."""
    correct_all({kind: rows})


def correct_all(rows: Mapping[CorrectedKind | str, Iterable[models.Model]]) -> None:
    """The same for rows of several kinds, in one query."""
    by_key: dict[tuple[str, str], list[models.Model]] = {}
    for kind, several in rows.items():
        for row in several:
            by_key.setdefault((str(kind), row.pk), []).append(row)
    keys = {key for _, key in by_key}
    found = Correction.objects.filter(row__in=keys, revoked_at=None).order_by()
    for kind, key, field, value in found.values_list("kind", "row", "field", "value"):
        for row in by_key.get((kind, key), ()):
            overlay(row, {field: value})


def overlay(row: models.Model, fields: Mapping[str, Any]) -> None:
    """Set fields of one row from JSON values.

    A field that the model no longer has, or a value that it no longer accepts, is left as received:
    a correction written under an older version must not take a page down.
    """
    for name, value in fields.items():
        try:
            field = row._meta.get_field(name)
            if isinstance(field, models.Field):
                setattr(row, field.attname, field.to_python(value))
        except (FieldDoesNotExist, ValidationError):
            continue
