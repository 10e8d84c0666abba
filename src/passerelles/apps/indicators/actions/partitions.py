"""One partition an indicator: a figure is read without crossing those of the others."""

from collections.abc import Iterable

from django.db import connection
from psycopg import sql

from passerelles.apps.indicators.models import Observation

_FREE = "SELECT NOT EXISTS (SELECT 1 FROM indicators_observation_others WHERE indicator = %s)"


def make_partitions(codes: Iterable[str]) -> None:
    """Make the partitions that the declared indicators lack.

    An indicator whose figures came before its declaration stays in the common partition.
    """
    table = Observation._meta.db_table
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for code in codes:
            name = f"{table}_{code}"[:63]
            cursor.execute(_FREE, [code])
            if name not in existing and cursor.fetchone()[0]:
                cursor.execute(
                    sql.SQL("CREATE TABLE {} PARTITION OF {} FOR VALUES IN ({})").format(
                        sql.Identifier(name), sql.Identifier(table), sql.Literal(code)
                    )
                )
