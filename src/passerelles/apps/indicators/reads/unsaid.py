"""What became secret is no longer said of former dates either."""

from collections.abc import Sequence
from dataclasses import replace

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import SECRET

_FIELDS = tuple("source_id" if f == "source" else f for f in Observation.versioned_by)


def unsaid(found: Sequence[Observed]) -> list[Observed]:
    """The same observations, those that their last version keeps secret as secret. One query.

    Each import chooses anew which figures to hide beside the small ones: two versions side by side
    would give by subtraction what each of them protects.
    """
    if not found:
        return []
    rows = Observation.objects.current().filter(
        absence=Absence.SECRET,
        indicator__in={one.indicator for one in found},
        territory_kind__in={one.territory_kind for one in found},
        territory_code__in={one.territory_code for one in found},
        period__in={one.period for one in found},
    )
    secret = set(rows.order_by().values_list(*_FIELDS))
    return [replace(one, quantity=SECRET) if _key(one) in secret else one for one in found]


def _key(one: Observed) -> tuple[str, ...]:
    about = one.dimensions
    place = (one.territory_kind, one.territory_code, one.period)
    subject = (about.occupation, about.sector, about.sex, about.age, about.level)
    return (one.indicator, one.source, one.edition, *place, *subject)
