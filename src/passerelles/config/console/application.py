"""A command that needs the database opens it here, then Django."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from passerelles.config.home import data_folder
from passerelles.config.launcher import Database, open_database
from passerelles.config.launcher.database import ENVIRONMENT_VARIABLE

# Back to the beginning of the line, which is erased: what follows replaces a running count.
_CLEARED_LINE = "\r\x1b[K"


@contextmanager
def opened_application(*, migrated: bool = True) -> Iterator[Database]:
    """Open the database, name it in the environment, set Django up, bring the schema up to date."""
    with opened_database() as database, ready_application(migrated=migrated):
        yield database


@contextmanager
def opened_database() -> Iterator[Database]:
    """Open the database and name it in the environment, where the settings of Django read it."""
    with open_database(data_folder(), progress=tell) as database:
        given = os.environ.get(ENVIRONMENT_VARIABLE)
        os.environ[ENVIRONMENT_VARIABLE] = database.url
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelles.config.settings")
        try:
            yield database
        finally:
            if given is None:
                os.environ.pop(ENVIRONMENT_VARIABLE, None)


@contextmanager
def ready_application(*, migrated: bool = True) -> Iterator[None]:
    """Set Django up and bring the schema of the opened database up to date."""
    import django
    from django.db import connections

    django.setup()
    try:
        if migrated:
            from passerelles.config.installation import bring_schema_up_to_date

            bring_schema_up_to_date(tell)
        yield
    finally:
        # An open connection would keep the private cluster from stopping in good order.
        connections.close_all()


def tell(sentence: str) -> None:
    """Say what is going on, on the error stream: the output stays for results."""
    click.echo(f"{_CLEARED_LINE}{sentence}" if sys.stderr.isatty() else sentence, err=True)


def count(what: str, done: int) -> None:
    """Show a running count on the line of the terminal; nothing when nobody is watching."""
    if sys.stderr.isatty():
        shown = f"{done:,}".replace(",", "\u202f")
        click.echo(f"{_CLEARED_LINE}{what} : {shown} enregistrements lus…", err=True, nl=False)
