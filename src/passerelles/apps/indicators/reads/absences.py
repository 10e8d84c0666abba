"""Why a figure that was asked for is not there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.domain.common.absence import Absence

# The indicator is written in each part: its partition alone is then planned, and not the 111 twice.
# The second question is asked only where the first says yes.
_WHY = """
    SELECT %s, CASE
        WHEN NOT EXISTS (SELECT FROM indicators_observation WHERE indicator = %s AND {known})
            THEN 'missing_input'
        WHEN EXISTS (SELECT FROM indicators_observation
                     WHERE indicator = %s AND territory_kind = %s AND {known})
            THEN 'not_covered'
        ELSE 'not_published' END
"""
_CURRENT = "upper_inf(known)"
# Each side of « known then » has an index of its own.
_THEN = "(upper_inf(known) AND lower(known) <= %s OR NOT upper_inf(known) AND known @> %s)"


def why_each_absent(kinds: Mapping[str, str], as_of: datetime | None) -> Mapping[str, Absence]:
    """The reason for each of these indicators, of which no total is known (at that instant).

    ``kinds``: the kind of territory wanted, by indicator. The reasons of ``why_absent``, in one
    query.
    """
    if not kinds:
        return {}
    one = _WHY.format(known=_THEN if as_of else _CURRENT)
    at = (as_of, as_of) if as_of else ()
    asked = [value for code, kind in kinds.items() for value in (code, code, *at, code, kind, *at)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(kinds)), asked)
        return {code: Absence(reason) for code, reason in cursor.fetchall()}


def why_absent(wanted: Wanted) -> Absence:
    """The reason, for what no row gives.

    ``missing_input``: no file of the indicator was imported, or not yet at the date of ``as_of``;
    ``not_published``: none for that kind of territory or that period; ``not_covered``: its files
    leave this territory or this subject out.
    """
    level = Wanted(wanted.indicator, wanted.kind, period=wanted.period, as_of=wanted.as_of)
    if _told(level):
        return Absence.NOT_COVERED
    anywhere = _told(replace(level, kind=None, period=None))
    return Absence.NOT_PUBLISHED if anywhere else Absence.MISSING_INPUT


def _told(about: Wanted) -> bool:
    anyone = replace(about, occupation=None, sector=None, sex=None, age=None, level=None)
    return select(anyone).order_by().exists()
