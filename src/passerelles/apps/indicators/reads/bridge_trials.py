"""What becomes of figures at hand when they cross a bridge: its coverage on real counts."""

from dataclasses import dataclass

from django.db.models import QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.bridging import BridgePath, path
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.reference.models import Territory
from passerelles.domain.indicators.bridging import Carried
from passerelles.domain.indicators.quantity import Quantity

_SECTORS = ("NAF", "NSF")
_WIDEST = ("country", "region")


@dataclass(frozen=True, slots=True)
class Trial:
    """The counts of one indicator, carried. ``place`` is the name of the territory."""

    indicator: str
    place: str
    period: str
    is_demonstration: bool
    way: BridgePath
    carried: Carried


def trial(origin: str, target: str) -> Trial | None:
    """The newest counts at hand in ``origin``, over the widest territory, carried to ``target``.

    None when no count is written in that nomenclature or when no number can cross. Three queries.
    """
    way = path(origin, target)
    if not isinstance(way, BridgePath):
        return None
    field = "sector" if origin.startswith(_SECTORS) else "occupation"
    first = _candidates(origin, field).values_list(*COLUMNS).first()
    return _carry(way, observed(first), field) if first else None


def _candidates(origin: str, field: str) -> QuerySet[Observation]:
    counts = [i.code for i in indicators().values() if i.measure == "count"]
    others = {name: "" for name in ("occupation", "sector", "sex", "age", "level") if name != field}
    return (
        Observation.objects.current()
        .filter(indicator__in=counts, territory_kind__in=_WIDEST, **others)
        .filter(**{f"{field}__startswith": f"{origin}:"})
        .order_by("-period", "source__is_demonstration", "territory_kind", "indicator", "id")
    )


def _carry(way: BridgePath, first: Observed, field: str) -> Trial | None:
    rows = _candidates(way.origin, field).filter(
        indicator=first.indicator,
        source_id=first.source,
        period=first.period,
        territory_kind=first.territory_kind,
        territory_code=first.territory_code,
    )
    known = {link.origin for link in way.links()}
    lengths = set(map(len, known))
    figures: dict[str, Quantity] = {}
    for found in map(observed, rows.values_list(*COLUMNS)):
        code = getattr(found.dimensions, field).partition(":")[2]
        # Broader floors of the same nomenclature are totals: they would count twice.
        if len(code) in lengths:
            figures[code] = found.quantity
    if not figures:
        return None
    return Trial(
        indicator=indicators()[first.indicator].name,
        place=_name(first),
        period=first.period,
        is_demonstration=first.is_demonstration,
        way=way,
        carried=way.carry(figures),
    )


def _name(of: Observed) -> str:
    found = Territory.objects.filter(id=of.territory_key).values_list("name", flat=True).first()
    return found or ("France" if of.territory_kind == "country" else of.territory_code)
