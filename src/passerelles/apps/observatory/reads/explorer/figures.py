"""The figures of one choice: one a territory, and those of one territory along time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import Wanted, read, select
from passerelles.apps.indicators.reads.precedence import precedence
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.observatory.reads.explorer.places import Place, place
from passerelles.apps.reference.models import TerritoryKind

MOST = 5_000  # rows: the longest list, intercommunalities, has 1 300


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown: an empty ``region`` is the whole country, an empty subject the total.

    An empty ``edition`` is the newest that gives each figure.
    """

    indicator: str
    kind: str
    period: str
    region: str = ""
    occupation: str = ""
    sector: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure and the territory that it speaks of."""

    observed: Observed
    place: Place


@dataclass(frozen=True, slots=True)
class Figures:
    """``placed``: one a territory, by name; ``editions``: all those that give some, newest first.

    Scenarios of one projection are editions: what is shown is never the only one silently.
    """

    placed: tuple[PlacedFigure, ...]
    editions: tuple[str, ...]


def figures(choice: Choice) -> Figures:
    """One figure a territory, of the edition asked, else of the newest one. One query."""
    rows = _around(choice, select(_wanted(choice))).values_list(*COLUMNS, "region")[:MOST]
    read_, filed = [], {}
    for *cells, region in rows:
        seen = observed(tuple(cells))
        read_.append(seen)
        filed[seen.id] = region
    inside = [
        figure
        for figure in map(_placed, _newest(read_, choice.edition))
        if _is_inside(figure, filed[figure.observed.id], choice.region)
    ]
    placed = sorted(inside, key=lambda f: (f.place.name.casefold(), f.place.code))
    return Figures(tuple(placed), _editions(read_))


def series(choice: Choice, code: str) -> tuple[Observed, ...]:
    """The figures of one territory of that kind, all periods, the newest edition of each.

    Of the edition asked only, when one is.
    """
    found: dict[str, Observed] = {}
    rows = read(replace(_wanted(choice), code=code, period=None))
    for seen in (row for row in rows if choice.edition in ("", row.edition)):
        kept = found.get(seen.period)
        if kept is None or precedence(seen) > precedence(kept):
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


def _newest(rows: Iterable[Observed], edition: str) -> Iterable[Observed]:
    """One row a territory."""
    found: dict[str, Observed] = {}
    for seen in rows:
        kept = found.get(seen.territory_code)
        prevails = kept is None or precedence(seen) > precedence(kept)
        if edition in ("", seen.edition) and prevails:
            found[seen.territory_code] = seen
    return found.values()


def _placed(seen: Observed) -> PlacedFigure:
    return PlacedFigure(seen, place(seen.territory_kind, seen.territory_code, seen.geography))


def _editions(rows: Sequence[Observed]) -> tuple[str, ...]:
    """Those of real sources when there is one."""
    real = {seen.edition for seen in rows if not seen.is_demonstration}
    return tuple(sorted(real or {seen.edition for seen in rows}, reverse=True))


def _is_inside(figure: PlacedFigure, filed: str, region: str) -> bool:
    """Whether the territory is in the region: as its source files it, else by its communes."""
    where = figure.place
    if not region or where.kind == COUNTRY:
        return True
    if where.kind == TerritoryKind.REGION:
        return where.code == region
    return filed == region if filed else region in where.regions
