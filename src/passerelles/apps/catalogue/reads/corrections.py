"""Corrections made by hand, laid over what sources say when rows are read."""

from collections.abc import Collection, Iterable
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
    by_key: dict[str, list[models.Model]] = {}
    for row in rows:
        by_key.setdefault(row.pk, []).append(row)
    for key, fields in corrections_of(kind, by_key).items():
        for row in by_key[key]:
            overlay(row, fields)


def overlay(row: models.Model, fields: dict[str, Any]) -> None:
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
