"""Reading observations: one figure, a map, a ranking, a series. One query each.

Where a real source and a generated one say something of the same thing, only the real one is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.periods import period_rank, periods
from passerelles.apps.indicators.reads.precedence import precedence
from passerelles.apps.indicators.reads.unsaid import unsaid
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed

__all__ = ["LIMIT", "Wanted", "periods", "read", "read_one", "select"]

LIMIT = 20_000
_SOME = 50  # more than the sources and editions that speak of one thing


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which observations; None lets a field free, an empty dimension asks for the total.

    ``scheme`` keeps the occupations of one nomenclature (``FAP-2021``, ``ROME-3.47``) and
    ``occupation_length`` those whose code has that many characters (FAP-2021: 1 a domain, 3 a
    family, 5 an occupation). ``regions`` and ``departements`` keep the territories that the source
    files there. ``as_of``: what was known then, and is not secret since.
    """

    indicator: str
    kind: str | None = None
    code: str | None = None
    period: str | None = None
    occupation: str | None = ""
    sector: str | None = ""
    sex: str | None = ""
    age: str | None = ""
    level: str | None = ""
    scheme: str | None = None
    occupation_length: int | None = None
    region: str | None = None
    departement: str | None = None
    as_of: datetime | None = None


def read(wanted: Wanted, *, limit: int = LIMIT) -> list[Observed]:
    """The observations wanted, by territory, period, then dimensions."""
    rows = select(wanted).values_list(*COLUMNS)[:limit]
    found = _without_doubles([observed(row) for row in rows])
    return unsaid(found) if wanted.as_of else found


def read_one(wanted: Wanted) -> Observed | None:
    """The observation wanted, the one that prevails; None when nobody gave it."""
    rows = select(wanted).order_by("-period", "-edition").values_list(*COLUMNS)[:_SOME]
    found = _without_doubles([observed(row) for row in rows])
    newest = max(found, key=lambda o: (period_rank(o.period), precedence(o)), default=None)
    return unsaid([newest])[0] if newest and wanted.as_of else newest


def select(wanted: Wanted) -> QuerySet[Observation]:
    """The rows wanted, in the order of ``read``."""
    rows = Observation.objects.filter(indicator=wanted.indicator)
    rows = rows.known_at(wanted.as_of) if wanted.as_of else rows.current()
    exact = {
        "territory_kind": wanted.kind,
        "territory_code": wanted.code,
        "period": wanted.period,
        "occupation": None if wanted.scheme else wanted.occupation,
        "sector": wanted.sector,
        "sex": wanted.sex,
        "age": wanted.age,
        "level": wanted.level,
        "region": wanted.region,
        "departement": wanted.departement,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if wanted.scheme:
        rows = rows.filter(occupation__startswith=f"{wanted.scheme}:")
    if wanted.scheme and wanted.occupation_length:
        length = len(wanted.scheme) + 1 + wanted.occupation_length
        rows = rows.filter(occupation__length=length)
    return rows.order_by("territory_kind", "territory_code", "period", "occupation", "sector", "id")


def _without_doubles(found: Sequence[Observed]) -> list[Observed]:
    if len({o.is_demonstration for o in found}) < 2:
        return list(found)
    real = {_thing(o) for o in found if not o.is_demonstration}
    return [o for o in found if not o.is_demonstration or _thing(o) not in real]


def _thing(o: Observed) -> tuple[object, ...]:
    return (o.indicator, o.territory_kind, o.territory_code, o.period, o.dimensions)
