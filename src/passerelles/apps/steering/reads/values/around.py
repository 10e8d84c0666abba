"""The same indicator elsewhere and in detail: other territories of the region, sexes, ages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.observations import Wanted, read
from passerelles.apps.indicators.reads.periods import levels, period_rank
from passerelles.apps.indicators.reads.precedence import precedence
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.apps.observatory.reads.explorer.places import place
from passerelles.apps.reference.models import TerritoryKind

INSIDE = (
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.EMPLOYMENT_ZONE,
    TerritoryKind.EPCI,
    TerritoryKind.QPV,
    TerritoryKind.ZRR_FRR,
)
DETAILS = ("sex", "age", "level")


@dataclass(frozen=True, slots=True)
class Territorial:
    """The newest figures of one kind of territory inside a region, one a territory, by name."""

    kind: str
    period: str
    figures: tuple[PlacedFigure, ...]


def territorial(code: str, region: str, *, as_of: datetime | None = None) -> Sequence[Territorial]:
    """The kinds that have figures there. One query a kind, and one."""
    newest: dict[str, str] = {}
    for kind, period in levels([code]).get(code, []):
        known = newest.get(kind)
        if known is None or period_rank(period) > period_rank(known):
            newest[kind] = period
    found = [_inside(code, kind, newest[kind], region, as_of) for kind in INSIDE if kind in newest]
    return [one for one in found if one.figures]


def details(
    code: str, where: Where, period: str, *, as_of: datetime | None = None
) -> Mapping[str, Sequence[Observed]]:
    """The figures of each dimension alone, those that have some: ``sex`` → women, men."""
    found = {}
    for name in DETAILS:
        total = Wanted(code, where.kind, where.code, period, as_of=as_of)
        about = attrgetter(f"dimensions.{name}")
        anyone: dict[str, Any] = {name: None}
        kept = [row for row in read(replace(total, **anyone)) if about(row)]
        if kept:
            found[name] = _one_each(kept, about)
    return found


def _inside(code: str, kind: str, period: str, region: str, as_of: datetime | None) -> Territorial:
    rows = read(Wanted(code, kind=kind, period=period, as_of=as_of))
    kept = _one_each(rows, lambda row: row.territory_code)
    placed = [
        PlacedFigure(row, place(row.territory_kind, row.territory_code, row.geography))
        for row in kept
    ]
    inside = [figure for figure in placed if region in figure.place.regions]
    ordered = sorted(inside, key=lambda figure: (figure.place.name.casefold(), figure.place.code))
    return Territorial(kind, period, tuple(ordered))


def _one_each(rows: Sequence[Observed], key: Callable[[Observed], str]) -> list[Observed]:
    """The one that prevails for each key."""
    found = {key(row): row for row in sorted(rows, key=precedence)}
    return [found[name] for name in sorted(found)]
