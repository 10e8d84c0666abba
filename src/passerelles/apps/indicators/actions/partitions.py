"""One partition an indicator: a figure is read without crossing those of the others."""

from collections.abc import Iterable

from django.db import connection, transaction
from psycopg import sql

from passerelles.apps.indicators.models import Observation

_TABLE = Observation._meta.db_table
_FREE = "SELECT NOT EXISTS (SELECT 1 FROM indicators_observation_others WHERE indicator = %s)"


def make_partitions(codes: Iterable[str]) -> None:
    """Make the partitions that the declared indicators lack.

    An indicator whose figures came before its declaration stays in the common partition.
    """
    wanted = {f"{_TABLE}_{code}"[:63]: code for code in codes}
    if wanted.keys() <= _tables():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # The site and its worker start together: the second one finds the work done.
        cursor.execute(f"LOCK TABLE {_TABLE} IN SHARE ROW EXCLUSIVE MODE")
        for name in sorted(wanted.keys() - _tables()):
            cursor.execute(_FREE, [wanted[name]])
            if cursor.fetchone()[0]:
                cursor.execute(
                    sql.SQL("CREATE TABLE {} PARTITION OF {} FOR VALUES IN ({})").format(
                        sql.Identifier(name), sql.Identifier(_TABLE), sql.Literal(wanted[name])
                    )
                )


def _tables() -> set[str]:
    with connection.cursor() as cursor:
        # Django files partitions with the views.
        return set(connection.introspection.table_names(cursor, include_views=True))
