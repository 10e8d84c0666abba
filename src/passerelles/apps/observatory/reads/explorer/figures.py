"""The figures of one choice: one a territory, and those of one territory along time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import Wanted, read, select
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.observatory.reads.explorer.places import Place, place
from passerelles.apps.reference.models import TerritoryKind

MOST = 5_000  # rows: the longest list, intercommunalities, has 1 300


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown: an empty ``region`` is the whole country, an empty subject the total."""

    indicator: str
    kind: str
    period: str
    region: str = ""
    occupation: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and the territory that it speaks of."""

    observed: Observed
    place: Place


def figures(choice: Choice) -> tuple[PlacedFigure, ...]:
    """One figure a territory, by name: that of the newest edition. One query."""
    rows = _around(choice, select(_wanted(choice))).values_list(*COLUMNS, "region")[:MOST]
    found: dict[str, tuple[PlacedFigure, str]] = {}
    for *cells, filed in rows:
        seen = observed(tuple(cells))
        kept = found.get(seen.territory_code)
        if kept is None or _prevails(seen, kept[0].observed):
            where = place(seen.territory_kind, seen.territory_code, seen.geography)
            found[seen.territory_code] = PlacedFigure(seen, where), filed
    inside = (f for f, filed in found.values() if _is_inside(f, filed, choice.region))
    return tuple(sorted(inside, key=lambda f: (f.place.name.casefold(), f.place.code)))


def series(choice: Choice, code: str) -> tuple[Observed, ...]:
    """The figures of one territory of that kind, all periods, the newest edition of each."""
    found: dict[str, Observed] = {}
    for seen in read(replace(_wanted(choice), code=code, period=None)):
        kept = found.get(seen.period)
        if kept is None or _prevails(seen, kept):
            found[seen.period] = seen
    return tuple(found.values())


def shows_demonstration(found: Iterable[Observed]) -> bool:
    return any(seen.is_demonstration for seen in found)


def editions_of(found: Sequence[Observed]) -> tuple[tuple[str, str], ...]:
    """The sources and their editions, in order."""
    return tuple(sorted({(seen.source, seen.edition) for seen in found}))


def _around(choice: Choice, rows: QuerySet[Observation]) -> QuerySet[Observation]:
    """Those that may be in the region; a source that files a territory nowhere leaves it open."""
    if not choice.region or choice.kind in (COUNTRY, TerritoryKind.REGION):
        return rows
    return rows.filter(region__in=(choice.region, ""))


def _wanted(choice: Choice) -> Wanted:
    return Wanted(
        indicator=choice.indicator,
        kind=choice.kind,
        period=choice.period,
        occupation=choice.occupation,
        sector=choice.sector,
    )


def _prevails(seen: Observed, kept: Observed) -> bool:
    """A real figure over a generated one, then the newest edition."""
    return (not seen.is_demonstration, seen.edition) > (not kept.is_demonstration, kept.edition)


def _is_inside(figure: PlacedFigure, filed: str, region: str) -> bool:
    """Whether the territory is in the region: as its source files it, else by its communes."""
    where = figure.place
    if not region or where.kind == COUNTRY:
        return True
    if where.kind == TerritoryKind.REGION:
        return where.code == region
    return filed == region if filed else region in where.regions
