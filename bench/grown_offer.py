"""The demonstration offer, multiplied in the tables: the sizes of a whole country in minutes.

Each copy has its own providers, trainings, actions, places and sessions, and other days; texts and
communes are those of the original, so words keep their real frequencies. Generating and importing
as many sessions takes hours of processor; the search does not see the difference, the vocabulary
apart, which does not grow.
"""

from collections.abc import Iterator

from django.db import connection, models

from passerelles.apps.catalogue.models import (
    Funding,
    Place,
    Provider,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)

COPIED: tuple[type[models.Model], ...] = (
    Provider,
    Training,
    TrainingCertification,
    TrainingOccupation,
    TrainingAction,
    Place,
    Funding,
    Session,
    SessionBlock,
)
DAYS_BETWEEN_COPIES = 5


def grow_to(sessions: int) -> int:
    """Copy the offer until it counts about ``sessions``; how many sessions there are now."""
    present = Session.objects.count()
    assert present, "there is no offer to multiply: passerelles demo generate"
    copies = round(sessions / present) - 1
    if copies > 0:
        with connection.cursor() as cursor:
            for model in COPIED:
                cursor.execute(_copy_of(model), [copies])
            cursor.execute("ANALYZE")
    return Session.objects.count()


def _copy_of(model: type[models.Model]) -> str:
    table = model._meta.db_table
    names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    values = ", ".join(_values(model))
    # Every name in it is one of our tables or columns.
    copies = f"SELECT {values} FROM {table}, generate_series(1, %s) n"  # noqa: S608
    return f"INSERT INTO {table} ({names}) {copies}"


def _values(model: type[models.Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        column = f'{model._meta.db_table}."{field.column}"'
        if field.primary_key or field.related_model in COPIED:
            # « source:number » → « source:number~1 », a child « …/0 » → « …~1/0 ».
            yield rf"regexp_replace({column}, '(/[0-9]+)?$', '~' || n || '\1')"
        elif field.column in ("start", "end"):
            # A month or a year is kept whole.
            shifted = f"{column} + (n * {DAYS_BETWEEN_COPIES}) %% 60 - 30"
            yield f"CASE WHEN {field.column}_precision = 'day' THEN {shifted} ELSE {column} END"
        else:
            yield column
