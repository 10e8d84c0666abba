"""Merging rows that are kept in versions: what was known is closed, never overwritten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from psycopg import sql

from passerelles.apps.harvest.difference import SAMPLE, TableDifference
from passerelles.apps.harvest.pace import joined_by_hashing
from passerelles.apps.harvest.staging import StagedTable
from passerelles.apps.reference.models import Versioned
from passerelles.formats.common.rejection import Rejection


def is_versioned(model: type[Model]) -> bool:
    return issubclass(model, Versioned)


def refuse_twice(table: StagedTable) -> list[Rejection]:
    """Take out of staging the rows that describe what an earlier row already described."""
    columns = _columns(table, _versioned(table).versioned_by)
    if not _has_twice(table, columns):
        return []
    statement = f"""
        DELETE FROM {table.name} AS s USING {table.name} AS t
        WHERE {_same(columns)} AND t.staging_rank < s.staging_rank
        RETURNING s.origin, t.origin, {_name(columns)}, row_to_json(s)::text
    """
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found = cursor.fetchall()
    return [
        Rejection(
            path=path or table.target,
            rule="fact.duplicate",
            message=f"« {name} » est déjà donné par « {first} » : gardez une seule des deux "
            "lignes.",
            fragment=fragment,
        )
        for path, first, name, fragment in found
    ]


def merge_versions(table: StagedTable, *, at: datetime, closes: bool) -> TableDifference:
    """Publish the staged rows: new ones open at ``at``, changed and vanished ones close then.

    Only rows of the staged scopes (an edition of an indicator by a source) can vanish: an edition
    never closes another one.
    """
    scopes = _scopes(table)
    known = _exists(f"SELECT 1 FROM {table.target} AS t WHERE upper_inf(t.known) AND {scopes}")
    with joined_by_hashing():
        gone = _run(_vanished(table, scopes), at) if known and closes else (0, [])
        changed = _run(_changed(table, scopes), at) if known else (0, [])
        opened = _run(_opened(table, scopes), at) if known else _open_all(table, at)
    difference = TableDifference(
        added=opened[0] - changed[0],
        changed=changed[0],
        closed=gone[0],
        samples={"closed": gone[1], "changed": changed[1], "added": opened[1]},
    )
    if difference.total:
        _analyse(table)
    return difference


def close_untold(table: StagedTable, within: QuerySet[Versioned], *, at: datetime) -> int:
    """Close the current rows of ``within`` whose whole scope is not staged; how many they were."""
    model = _versioned(table)
    rows = within.filter(known__upper_inf=True).order_by().values("pk")
    selected, parameters = rows.query.sql_with_params()
    scope = ", ".join(_columns(table, model.scope))
    statement = f"""
        UPDATE {table.target} SET known = tstzrange(lower(known), %s)
        WHERE id IN ({selected}) AND ({scope}) NOT IN (SELECT DISTINCT {scope} FROM {table.name})
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [at, *parameters])
        closed: int = cursor.rowcount
    return closed


def spoken_scopes(table: StagedTable) -> list[str]:
    """The editions that the staged rows speak of."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT edition FROM {table.name} ORDER BY edition")
        return [edition for (edition,) in cursor.fetchall()]


def _scopes(table: StagedTable) -> str:
    """SQL that keeps the rows of the staged scopes.

    They are written out: a new edition is compared with nothing, and the partitions of other
    indicators are not read.
    """
    columns = _columns(table, _versioned(table).scope)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {', '.join(columns)} FROM {table.name}")
        told = [", ".join(sql.Literal(value).as_string(None) for value in row) for row in cursor]
    named = ", ".join(f't."{c}"' for c in columns)
    listed = ", ".join(f"({row})" for row in told).replace("%", "%%")
    return f"({named}) IN ({listed})" if told else "FALSE"


def _vanished(table: StagedTable, scopes: str) -> str:
    model = _versioned(table)
    same = _same(_columns(table, model.versioned_by))
    return f"""
        UPDATE {table.target} AS t SET known = tstzrange(lower(t.known), %s)
        WHERE upper_inf(t.known) AND {scopes}
          AND NOT EXISTS (SELECT 1 FROM {table.name} AS s WHERE {same})
        RETURNING {_name(_columns(table, model.versioned_by), of="t")} AS name
    """


def _changed(table: StagedTable, scopes: str) -> str:
    keys = _columns(table, _versioned(table).versioned_by)
    values = [c for c in _written(table) if c not in keys]
    before, after = (", ".join(f'{side}."{c}"' for c in values) for side in "ts")
    return f"""
        UPDATE {table.target} AS t SET known = tstzrange(lower(t.known), %s)
        FROM {table.name} AS s
        WHERE upper_inf(t.known) AND {scopes} AND {_same(keys)}
          AND ({before}) IS DISTINCT FROM ({after})
        RETURNING {_name(keys, of="t")} AS name
    """


def _opened(table: StagedTable, scopes: str) -> str:
    keys = _columns(table, _versioned(table).versioned_by)
    return f"""
        {_insertion(table)}
        WHERE NOT EXISTS (
            SELECT 1 FROM {table.target} AS t
            WHERE upper_inf(t.known) AND {scopes} AND {_same(keys)})
        RETURNING {_name(keys, of="t")} AS name
    """


def _open_all(table: StagedTable, at: datetime) -> tuple[int, list[str]]:
    """Publish every staged row, nothing being known: how many, and the names of a few."""
    name = _name(_columns(table, _versioned(table).versioned_by))
    with connection.cursor() as cursor:
        cursor.execute(_insertion(table), [at])
        count = cursor.rowcount
        cursor.execute(f"SELECT {name} FROM {table.name} AS s ORDER BY staging_rank LIMIT {SAMPLE}")
        return count, [found for (found,) in cursor.fetchall()]


def _insertion(table: StagedTable) -> str:
    listed = ", ".join(f'"{c}"' for c in _written(table))
    return f"""
        INSERT INTO {table.target} AS t ({listed}, known)
        SELECT {listed}, tstzrange(%s, NULL) FROM {table.name} AS s
    """


def _has_twice(table: StagedTable, columns: Sequence[str]) -> bool:
    """Whether two staged rows describe the same thing: grouping is ten times less than joining."""
    listed = ", ".join(f'"{c}"' for c in columns)
    return _exists(f"SELECT 1 FROM {table.name} GROUP BY {listed} HAVING count(*) > 1")


def _exists(selected: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS ({selected})", [])
        return bool(cursor.fetchone()[0])


def _run(statement: str, at: datetime) -> tuple[int, list[str]]:
    """How many rows a statement touched, and the names of a few."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH touched AS ({statement}) SELECT count(*), "
            f"ARRAY(SELECT name FROM touched LIMIT {SAMPLE}) FROM touched",
            [at],
        )
        count, sample = cursor.fetchone()
    return count, sample


def _analyse(table: StagedTable) -> None:
    """Statistics of the partitions that hold the staged scopes: the others may hold millions."""
    scope = _columns(table, _versioned(table).scope)
    listed = ", ".join(f'"{c}"' for c in scope)
    with connection.cursor() as cursor:
        cursor.execute(f"""
            SELECT DISTINCT found.part FROM (SELECT DISTINCT {listed} FROM {table.name}) AS s,
            LATERAL (SELECT t.tableoid::regclass::text AS part FROM {table.target} AS t
                     WHERE {_same(scope)} LIMIT 1) AS found
        """)
        for (part,) in cursor.fetchall():
            cursor.execute(f"ANALYZE {part}")


def _versioned(table: StagedTable) -> type[Versioned]:
    model = table.model
    if not issubclass(model, Versioned):
        raise TypeError(f"{model.__name__} is not kept in versions")
    return model


def _columns(table: StagedTable, fields: Sequence[str]) -> list[str]:
    meta: Any = table.model._meta
    return [str(meta.get_field(name).column) for name in fields]


def _written(table: StagedTable) -> list[str]:
    return [str(column) for column in table.columns if column not in ("id", "known")]


def _same(columns: Sequence[str]) -> str:
    return " AND ".join(f't."{c}" = s."{c}"' for c in columns)


def _name(columns: Sequence[str], *, of: str = "s") -> str:
    """SQL that names a row by what identifies it, the empty parts left out."""
    parts = ", ".join(f"nullif({of}.\"{c}\"::text, '')" for c in columns)
    return f"concat_ws(' ', {parts})"
