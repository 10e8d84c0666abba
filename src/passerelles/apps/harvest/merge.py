"""Merging staged rows into their tables: what is new, what changed, what its source dropped."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import ForeignKey, Model

from passerelles.apps.harvest.staging import StagedTable
from passerelles.apps.reference.models import Edition, Imported
from passerelles.formats.common.rejection import Rejection

SAMPLE = 5


@dataclass(slots=True)
class TableDifference:
    """How many rows of one table an import adds, changes and closes, with a few keys of each."""

    added: int = 0
    changed: int = 0
    closed: int = 0
    samples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.added + self.changed + self.closed


def refuse_orphans(table: StagedTable) -> list[Rejection]:
    """Take out of staging the rows whose foreign keys name a row that exists nowhere."""
    rejections: list[Rejection] = []
    for key in table.model._meta.concrete_fields:
        if isinstance(key, ForeignKey):
            rejections += _orphans(table, key)
    return rejections


def merge_rows(table: StagedTable) -> TableDifference:
    """Insert the staged rows that are new and update those that differ, by primary key."""
    difference = TableDifference()
    with connection.cursor() as cursor:
        cursor.execute(_upsert(table))
        for inserted, count, sample in cursor.fetchall():
            name = "added" if inserted else "changed"
            setattr(difference, name, count)
            difference.samples[name] = sample
        if difference.total:
            cursor.execute(f"ANALYZE {table.target}")
    return difference


def spoken_editions(tables: list[StagedTable]) -> list[str]:
    """The editions that the staged rows speak of: the first part of their keys."""
    prefixes = " UNION ".join(f"SELECT split_part(id, ':', 1) AS id FROM {t.name}" for t in tables)
    if not prefixes:
        return []
    with connection.cursor() as cursor:
        cursor.execute(prefixes)
        found = [prefix for (prefix,) in cursor.fetchall()]
    return list(Edition.objects.filter(id__in=found).values_list("id", flat=True))


def close_vanished(
    model: type[Imported], staged: StagedTable | None, *, source: str, editions: list[str], on: date
) -> tuple[int, list[str]]:
    """Close the rows that ``source`` gave before and does not give any more.

    Rows of the editions that this import does not speak of are left alone: two editions live
    together. Returns how many rows were closed, and a few of their keys.
    """
    target = model._meta.db_table
    absent = (
        f"NOT EXISTS (SELECT 1 FROM {staged.name} AS s WHERE s.id = t.id)" if staged else "TRUE"
    )
    statement = f"""
        WITH gone AS (
            UPDATE {target} AS t SET closed_on = %s
            WHERE t.source_id = %s AND t.closed_on IS NULL AND {absent}
              AND (split_part(t.id, ':', 1) = ANY(%s)
                   OR split_part(t.id, ':', 1) NOT IN (SELECT id FROM {Edition._meta.db_table}))
            RETURNING t.id)
        SELECT count(*), coalesce((array_agg(id ORDER BY id))[1:{SAMPLE}], ARRAY[]::varchar[])
        FROM gone
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [on, source, editions])
        count, sample = cursor.fetchone()
    return count, sample


def _upsert(table: StagedTable) -> str:
    names = [f'"{column}"' for column in table.columns]
    listed = ", ".join(names)
    others = [name for name in names if name != '"id"']
    assigned = ", ".join(f"{name} = EXCLUDED.{name}" for name in others)
    # Rows that several sources share (a certification known by its number) are only ever added.
    on_conflict = (
        f"""DO UPDATE SET {assigned}
            WHERE ({", ".join(f"t.{n}" for n in others)})
               IS DISTINCT FROM ({", ".join(f"EXCLUDED.{n}" for n in others)})"""
        if issubclass(table.model, Imported)
        else "DO NOTHING"
    )
    return f"""
        WITH written AS (
            INSERT INTO {table.target} AS t ({listed})
            SELECT DISTINCT ON (id) {listed} FROM {table.name} ORDER BY id, staging_rank
            ON CONFLICT (id) {on_conflict}
            RETURNING t.id, (t.xmax = 0) AS inserted)
        SELECT inserted, count(*), (array_agg(id ORDER BY id))[1:{SAMPLE}]
        FROM written GROUP BY inserted
    """


def _orphans(table: StagedTable, key: "ForeignKey[Model, Model]") -> list[Rejection]:
    parent = key.related_model
    column, target = key.column, parent._meta.db_table
    places = [target, table.name] if parent is table.model else [target]
    nowhere = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {place} AS p WHERE p.id = s.{column})" for place in places
    )
    statement = f"""
        DELETE FROM {table.name} AS s
        WHERE s.{column} IS NOT NULL AND {nowhere}
        RETURNING s.id, s.{column}, row_to_json(s)::text
    """
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [_orphan(table, column, *row) for row in cursor.fetchall()]


def _orphan(table: StagedTable, column: str, key: str, wanted: str, fragment: str) -> Rejection:
    return Rejection(
        path=f"{table.target}:{key}",
        rule="reference.orphan",
        message=f"« {key} » renvoie à « {wanted} » ({column}), qui n’est pas chargé : "
        "importez d’abord la source qui le donne, ou corrigez le code.",
        fragment=fragment,
    )
