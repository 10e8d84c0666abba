"""Merging staged rows into their tables: what is new, what changed, what its source dropped."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import CharField, DecimalField, Field, ForeignKey, Model

from passerelles.apps.harvest.difference import SAMPLE, TableDifference
from passerelles.apps.harvest.staging import StagedTable
from passerelles.apps.reference.models import Edition, Imported
from passerelles.formats.common.rejection import Rejection


def refuse_unfit(table: StagedTable) -> list[Rejection]:
    """Take out of staging what its column cannot hold, and the keys of rows existing nowhere."""
    rejections: list[Rejection] = []
    overfull = _overfull(table)
    for column in table.model._meta.concrete_fields:
        if isinstance(column, ForeignKey):
            rejections += _orphans(table, column)
        elif column in overfull:
            rejections += _too_long(table, column)
        elif isinstance(column, ArrayField) and column.base_field.max_length:
            rejections += _items_too_long(table, column)
        elif isinstance(column, DecimalField):
            rejections += _too_large(table, column)
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
    prefixes = " UNION ".join(
        f"SELECT split_part(id, ':', 1) AS id FROM {t.name}"
        for t in tables
        if issubclass(t.model, Imported)
    )
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


def close_vanished_parts(
    model: type[Imported], staged: Mapping[type[Model], StagedTable], *, field: str, on: date
) -> tuple[int, list[str]]:
    """Close the parts that rows just described again do not have any more.

    ``field`` is the foreign key of ``model`` to its parent. For imports that close nothing else: an
    action told again is told with all its places, the former third one is gone.
    """
    key = model._meta.get_field(field)
    if not isinstance(key, ForeignKey) or key.related_model not in staged:
        return 0, []
    told = staged.get(model)
    absent = f"AND NOT EXISTS (SELECT 1 FROM {told.name} AS s WHERE s.id = t.id)" if told else ""
    statement = f"""
        WITH gone AS (
            UPDATE {model._meta.db_table} AS t SET closed_on = %s
            WHERE t.closed_on IS NULL {absent}
              AND t.{key.column} IN (SELECT id FROM {staged[key.related_model].name})
            RETURNING t.id)
        SELECT count(*), coalesce((array_agg(id ORDER BY id))[1:{SAMPLE}], ARRAY[]::varchar[])
        FROM gone
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [on])
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
    places = [parent._meta.db_table] + ([table.name] if parent is table.model else [])
    absent = [f"NOT EXISTS (SELECT 1 FROM {p} AS p WHERE p.id = s.{key.column})" for p in places]
    return [
        Rejection(
            path=f"{table.target}:{row}",
            rule="reference.orphan",
            message=f"« {row} » renvoie à « {value} » ({key.column}), qui n’est pas chargé : "
            "importez d’abord la source qui le donne, ou corrigez le code.",
            fragment=fragment,
        )
        for row, value, fragment in _taken_out(table, key, " AND ".join(absent))
    ]


def _overfull(table: StagedTable) -> "list[CharField[Any, Any]]":
    """The text columns in which a staged value is too long: one pass over all of them."""
    fields = [f for f in table.model._meta.concrete_fields if isinstance(f, CharField)]
    limited = [field for field in fields if field.max_length]
    if not limited:
        return []
    longest = ", ".join(f'max(length("{field.column}"))' for field in limited)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {longest} FROM {table.name}")
        lengths = cursor.fetchone()
    return [
        field
        for field, length in zip(limited, lengths, strict=True)
        if (length or 0) > (field.max_length or 0)
    ]


def _too_long(table: StagedTable, field: "CharField[Any, Any]") -> list[Rejection]:
    limit = field.max_length
    return [
        Rejection(
            path=f"{table.target}:{row}",
            rule="reference.too-long",
            message=f"« {value[:60]}… » a {len(value)} caractères ({field.column}, {limit} au "
            "plus) : deux cellules se sont sans doute collées. Vérifiez les guillemets du fichier.",
            fragment=fragment,
        )
        for row, value, fragment in _taken_out(table, field, f"length(s.{field.column}) > {limit}")
    ]


def _items_too_long(table: StagedTable, field: "ArrayField[Any, Any]") -> list[Rejection]:
    limit = field.base_field.max_length
    longest = f"(SELECT max(length(item)) FROM unnest(s.{field.column}) AS item) > {limit}"
    return [
        Rejection(
            path=f"{table.target}:{row}",
            rule="reference.too-long",
            message=f"« {', '.join(value)[:60]} » : une valeur dépasse {limit} caractères "
            f"({field.column}). Vérifiez que chaque code est seul dans sa case.",
            fragment=fragment,
        )
        for row, value, fragment in _taken_out(table, field, longest)
    ]


def _too_large(table: StagedTable, field: "DecimalField[Any, Any]") -> list[Rejection]:
    limit = 10 ** (field.max_digits - field.decimal_places)
    return [
        Rejection(
            path=f"{table.target}:{row}",
            rule="reference.too-large",
            message=f"« {value} » dépasse {limit - 1} ({field.column}) : vérifiez l’unité.",
            fragment=fragment,
        )
        for row, value, fragment in _taken_out(
            table, field, f"abs(round(s.{field.column}, {field.decimal_places})) >= {limit}"
        )
    ]


def _taken_out(
    table: StagedTable, field: "Field[Any, Any]", condition: str
) -> list[tuple[str, Any, str]]:
    """Delete the staged rows that meet ``condition``: their key, the value, the whole row."""
    column = f's."{field.column}"'
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table.name} AS s WHERE {column} IS NOT NULL AND {condition} "
            f"RETURNING s.id::text, {column}, row_to_json(s)::text"
        )
        return list(cursor.fetchall())
