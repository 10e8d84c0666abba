"""The sessions that others keep open on the database of the tests."""

from django.db import connection

_OTHERS = (
    "FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


def end_other_sessions() -> None:
    """Ask each to stop; PostgreSQL waits for them when it drops the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_terminate_backend(pid) {_OTHERS}")
