"""Why a figure that was asked for is not there."""

from dataclasses import replace

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.domain.common.absence import Absence


def why_absent(wanted: Wanted) -> Absence:
    """The reason, for what no row gives.

    ``missing_input``: no file of the indicator was imported, or not yet at the date of ``as_of``;
    ``not_published``: none for that kind of territory or that period; ``not_covered``: its files
    leave this territory or this subject out.
    """
    level = Wanted(wanted.indicator, wanted.kind, period=wanted.period, as_of=wanted.as_of)
    if _told(level):
        return Absence.NOT_COVERED
    anything = replace(level, kind=None, period=None)
    return Absence.NOT_PUBLISHED if _told(anything) else Absence.MISSING_INPUT


def _told(about: Wanted) -> bool:
    anyone = replace(about, occupation=None, sector=None, sex=None, age=None, level=None)
    return select(anyone).order_by().exists()
