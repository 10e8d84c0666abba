"""The ranked table: a line a territory, its value as it may be said, its rank if it has one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.documents.french import quantity_text
from passerelles.domain.indicators.comparing import Ranked, ranking
from passerelles.domain.indicators.quantity import Bound
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.addresses import figure_address
from passerelles.portals.public.observatory.explorer.asked import Asked

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One territory; ``series`` leads to its figures along time, ``figure`` to where this one
    comes from."""

    rank: str
    name: str
    text: str
    series: str
    figure: str
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that sorts: where its link leads, and how it sorts now (``aria-sort``)."""

    label: str
    href: str
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Figures in the order of the list; ``ranks`` by code of territory, "" without any.

    ``is_ranked``: False when every value could be any rank, ``shares``: when some could.
    """

    figures: tuple[PlacedFigure, ...]
    ranks: Mapping[str, str]
    is_ranked: bool
    shares: bool


def ranked(found: Sequence[PlacedFigure], sort: str) -> Ranking:
    """The figures in the order asked, the largest first by default; absences come last."""
    by_code = {figure.place.code: figure for figure in found}
    order = ranking({code: figure.observed.quantity for code, figure in by_code.items()})
    known = [by_code[one.key] for one in order if one.rank is not None]
    absent = [by_code[one.key] for one in order if one.rank is None]
    if sort == "croissant":
        known.reverse()
    places = {one.rank for one in order if one.rank is not None}
    shares = any(one.shared for one in order)
    return Ranking(
        figures=tuple(found) if sort == "nom" else (*known, *absent),
        ranks={one.key: _rank_text(one) for one in order},
        is_ranked=len(places) > 1,
        shares=shares and len(places) > 1,
    )


def rows(
    shown: Sequence[PlacedFigure], ranks: Mapping[str, str], asked: Asked, indicator: Indicator
) -> tuple[Row, ...]:
    return tuple(
        Row(
            rank=ranks[figure.place.code],
            name=figure.place.name,
            text=value_text(figure.observed, indicator),
            series=f"{asked.but(territory=figure.place.code).address}#serie",
            figure=figure_address(figure.observed),
            is_shown=figure.place.code == asked.territory,
        )
        for figure in shown
    )


def headings(asked: Asked, *, value: str, territory: str) -> tuple[Heading, Heading]:
    """The column of territories, then that of values."""
    by_name = asked.but(sort="nom").address
    turned = asked.but(sort="" if asked.sort == "croissant" else "croissant")
    by_value = turned if asked.sort != "nom" else asked.but(sort="")
    directions = {"nom": ("ascending", ""), "croissant": ("", "ascending")}
    of_name, of_value = directions.get(asked.sort, ("", "descending"))
    return (
        Heading(territory, f"{by_name}#classement", of_name),
        Heading(value, f"{by_value.address}#classement", of_value),
    )


def value_text(seen: Observed, indicator: Indicator) -> str:
    """« au moins 1 240 », « secret », « entre 52 % et 58 % »; the unit heads the column."""
    unit = "%" if indicator.definition.unit == "%" else ""
    return quantity_text(seen.quantity, unit, indicator.decimals)


def has_bounds(found: Sequence[PlacedFigure]) -> bool:
    """Whether one at least is said « au moins » or « au plus »."""
    quantities = [figure.observed.quantity for figure in found]
    return any(q.bound is not Bound.EXACT and q.interval is None for q in quantities)


def _rank_text(one: Ranked[str]) -> str:
    if one.rank is None:
        return "–"
    return f"{one.rank}\u00a0=" if one.shared else str(one.rank)
