"""Staging: rows wait in temporary tables, filled by COPY, until one transaction merges them."""

import re
from collections.abc import Callable, Iterable
from operator import attrgetter
from types import TracebackType
from typing import Any, Self

from django.db import connection
from django.db.models import AutoField, JSONField, Model
from psycopg.types.json import Jsonb

BATCH_ROWS = 5_000


class StagedTable:
    """The temporary table in which the rows of one model wait.

    ``prefix`` tells apart the table of an import and that of what is derived within it.
    """

    def __init__(self, model: type[Model], *, prefix: str = "staging") -> None:
        self.model = model
        self.target = model._meta.db_table
        self.name = f"{prefix}_{self.target}"
        fields = model._meta.concrete_fields
        self.columns = [field.column for field in fields]
        self._values: Callable[[Model], tuple[Any, ...]] = attrgetter(*[f.attname for f in fields])
        self._json = [i for i, field in enumerate(fields) if isinstance(field, JSONField)]
        self._waiting: list[Model] = []

    def create(self) -> None:
        # Lengths are left out: a text too long must be quarantined, not stop the whole import.
        fields = self.model._meta.concrete_fields
        types = [re.sub(r"\([\d, ]+\)", "", field.db_type(connection) or "") for field in fields]
        columns = ", ".join(f'"{n}" {kind}' for n, kind in zip(self.columns, types, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE {self.name} ({columns}, staging_rank bigserial)"
            )

    def add(self, instance: Model) -> None:
        self._waiting.append(instance)
        if len(self._waiting) >= BATCH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Send the waiting rows to the database."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {self.name} ({columns}) FROM STDIN") as copy,
        ):
            for instance in self._waiting:
                copy.write_row(self._row(instance))
        self._waiting.clear()

    def prepare(self) -> None:
        """Index and analyse: without statistics the merge would compare every row to every row."""
        with connection.cursor() as cursor:
            if not isinstance(self.model._meta.pk, AutoField):
                cursor.execute(f"CREATE INDEX ON {self.name} (id)")
            cursor.execute(f"ANALYZE {self.name}")

    def count(self) -> int:
        """How many rows wait in the table."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self.name}")
            return int(cursor.fetchone()[0])

    def drop(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")

    def _row(self, instance: Model) -> Iterable[Any]:
        values = self._values(instance)
        if not self._json:
            return values
        wrapped = list(values)
        for index in self._json:
            wrapped[index] = None if wrapped[index] is None else Jsonb(wrapped[index])
        return wrapped


class Staging:
    """All the staged tables of one import, in the order in which they must be merged."""

    def __init__(self) -> None:
        self._tables: dict[type[Model], StagedTable] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if connection.is_usable():
            for table in self._tables.values():
                table.drop()

    def add(self, instance: Model) -> None:
        table = self._tables.get(type(instance))
        if table is None:
            table = self._tables[type(instance)] = StagedTable(type(instance))
            table.create()
        table.add(instance)

    def finish(self) -> None:
        """Send what waits and make the tables ready for the merge."""
        for table in self._tables.values():
            table.flush()
            table.prepare()

    def tables(self) -> list[StagedTable]:
        """The staged tables, each after those that its foreign keys name."""
        ordered: list[StagedTable] = []
        waiting = dict(self._tables)
        while waiting:
            ready = [model for model in waiting if not (_parents(model) & waiting.keys())]
            if not ready:
                raise TypeError(f"foreign keys in a circle: {sorted(m.__name__ for m in waiting)}")
            ordered += [waiting.pop(model) for model in ready]
        return ordered


def _parents(model: type[Model]) -> set[type[Model]]:
    related = {f.related_model for f in model._meta.concrete_fields if f.many_to_one}
    return {m for m in related if isinstance(m, type)} - {model}
