"""Why a figure that was asked for is not there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import connection

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.domain.common.absence import Absence

# The indicator is written in each part: its partition alone is then planned, and not the 111 twice.
_LEVELS = """
    SELECT %s,
        EXISTS (SELECT 1 FROM indicators_observation
                WHERE indicator = %s AND territory_kind = %s AND {known}),
        EXISTS (SELECT 1 FROM indicators_observation WHERE indicator = %s AND {known})
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
    one = _LEVELS.format(known=_THEN if as_of else _CURRENT)
    at = (as_of, as_of) if as_of else ()
    asked = [value for code, kind in kinds.items() for value in (code, code, kind, *at, code, *at)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(kinds)), asked)
        return {code: _reason(here, anywhere) for code, here, anywhere in cursor.fetchall()}


def _reason(here: bool, anywhere: bool) -> Absence:
    if here:
        return Absence.NOT_COVERED
    return Absence.NOT_PUBLISHED if anywhere else Absence.MISSING_INPUT


def why_absent(wanted: Wanted) -> Absence:
    """The reason, for what no row gives.

    ``missing_input``: no file of the indicator was imported, or not yet at the date of ``as_of``;
    ``not_published``: none for that kind of territory or that period; ``not_covered``: its files
    leave this territory or this subject out.
    """
    level = Wanted(wanted.indicator, wanted.kind, period=wanted.period, as_of=wanted.as_of)
    here = _told(level)
    return _reason(here, here or _told(replace(level, kind=None, period=None)))


def _told(about: Wanted) -> bool:
    anyone = replace(about, occupation=None, sector=None, sex=None, age=None, level=None)
    return select(anyone).order_by().exists()
