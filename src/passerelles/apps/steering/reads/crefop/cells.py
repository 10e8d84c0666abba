"""A row of the committee as named texts: what a form shows, what the journal keeps."""

from collections.abc import Iterable
from datetime import date, time
from functools import singledispatch
from typing import Any

from django.db.models import Manager, Model, QuerySet

YES = "oui"


def cells_of(row: Model, fields: Iterable[str]) -> dict[str, str]:
    """The ``fields`` of ``row``; those of a row not saved yet are empty."""
    return {name: cell(getattr(row, name)) if row.pk else "" for name in fields}


@singledispatch
def cell(value: Any) -> str:
    """A value of a column as one text; a row is named by its code, several are joined by commas."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


@cell.register
def _flag(value: bool) -> str:
    return YES if value else ""


@cell.register
def _day(value: date) -> str:
    return value.isoformat()


@cell.register
def _hour(value: time) -> str:
    return f"{value:%H:%M}"


@cell.register
def _row(value: Model) -> str:
    return str(getattr(value, "code", value.pk))


@cell.register(list)
@cell.register(QuerySet)
def _several(value: Iterable[Any]) -> str:
    return ",".join(sorted(map(cell, value)))


@cell.register
def _linked(value: Manager) -> str:  # type: ignore[type-arg]  # singledispatch wants a class
    return cell(value.all())
