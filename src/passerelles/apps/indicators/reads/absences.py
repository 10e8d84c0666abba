"""Why a figure that was asked for is not there."""

from dataclasses import replace

from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.apps.indicators.reads.periods import levels
from passerelles.domain.common.absence import Absence


def why_absent(wanted: Wanted) -> Absence:
    """The reason, for one figure that no row gives.

    ``missing_input``: no file of the indicator was imported; ``not_published``: none for that level
    and period; ``not_covered``: its files leave this territory or this subject out.
    """
    pairs = levels([wanted.indicator]).get(wanted.indicator, [])
    if not pairs:
        return Absence.MISSING_INPUT
    anywhere = replace(wanted, code=None, occupation=None, sector=None, sex=None, age=None)
    told = select(replace(anywhere, level=None)).order_by()
    return Absence.NOT_COVERED if told.exists() else Absence.NOT_PUBLISHED
