"""Generated figures leave, indicator by indicator, as soon as real ones are there."""

from datetime import datetime

from django.db import connection

_CLOSE = """
    UPDATE indicators_observation AS made SET known = tstzrange(
        lower(made.known), greatest(lower(made.known), %s))
    WHERE made.source_id = ANY(%s) AND upper_inf(made.known) AND EXISTS (
        SELECT 1 FROM indicators_observation AS real
        JOIN reference_source AS source ON source.id = real.source_id
        WHERE real.indicator = made.indicator AND upper_inf(real.known)
          AND NOT source.is_demonstration)
"""


def retire_demonstration_figures(*sources: str, at: datetime) -> None:
    """Close what these generated sources say of indicators that a real source gives.

    Nothing is deleted: what was shown before ``at`` is still known as of then.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [at, list(sources)])
