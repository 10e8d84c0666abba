"""Generated figures leave, indicator by indicator, as soon as real ones are there."""

from datetime import datetime

from django.db import connection

from passerelles.apps.indicators.reads.definitions import indicators

_CLOSE = """
    UPDATE indicators_observation AS made SET known = tstzrange(
        lower(made.known), greatest(lower(made.known), %s))
    WHERE made.indicator = ANY(%s) AND made.source_id = %s AND upper_inf(made.known)
      AND EXISTS (
        SELECT 1 FROM indicators_observation AS real
        JOIN reference_source AS source ON source.id = real.source_id
        WHERE real.indicator = made.indicator AND real.indicator = ANY(%s)
          AND upper_inf(real.known) AND NOT source.is_demonstration)
"""


def retire_demonstration_figures(generated: str, *, after: str, at: datetime) -> None:
    """Close what the source ``generated`` says of the indicators that a real source gives.

    Looks only after an import of a source of these indicators, in their partitions. Nothing is
    deleted: what was shown before ``at`` is still known as of then.
    """
    declared = {code: i.sources for code, i in indicators().items() if generated in i.sources}
    if not any(after in sources for sources in declared.values()):
        return
    codes = list(declared)
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [at, codes, generated, codes])
