"""Which indicators have rows at all: the others need no plan over their empty partitions."""

from django.db import connection

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.reference.reads.generation import remembered

_FILLED = """
    SELECT code FROM unnest(%s::text[]) AS code
    WHERE EXISTS (SELECT FROM indicators_observation WHERE indicator = code)
"""


@remembered
def filled() -> frozenset[str]:
    """Declared indicators with some row, of today or of before. One query, once a generation.

    Whoever writes figures moves the generation, which other processes see within a second: what is
    absent from here may just have come.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FILLED, [list(indicators())])
        return frozenset(code for (code,) in cursor.fetchall())
