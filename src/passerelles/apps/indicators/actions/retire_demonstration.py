"""Generated figures leave, instrument by instrument, as soon as real ones are there."""

from datetime import datetime

from django.db import connection

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators

_CLOSE = """
    UPDATE indicators_observation SET known = tstzrange(
        lower(known), greatest(lower(known), %s))
    WHERE indicator = ANY(%s) AND source_id = %s AND upper_inf(known)
"""


def retire_demonstration_figures(generated: str, *, after: str, at: datetime) -> None:
    """Close what the source ``generated`` says with an instrument that a real source has used.

    A table then never shows both. Looks only after an import of a source of these indicators, in
    their partitions. Nothing is deleted: what was shown before ``at`` is still known as of then.
    """
    declared = {code: i for code, i in indicators().items() if generated in i.sources}
    if not any(after in indicator.sources for indicator in declared.values()):
        return
    real = Observation.objects.current().filter(
        indicator__in=declared, source__is_demonstration=False
    )
    told = set(real.order_by().values_list("indicator", flat=True).distinct())
    used = {declared[code].instrument for code in told}
    codes = [code for code, indicator in declared.items() if indicator.instrument in used]
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [at, codes, generated])
