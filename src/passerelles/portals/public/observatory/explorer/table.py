"""The ranked table: a line a territory, its value as it may be said, its rank if it has one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.apps.observatory.reads.explorer.ranking import Rank, ranks
from passerelles.documents.french import quantity_text
from passerelles.domain.indicators.quantity import Bound
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.asked import Asked

PER_PAGE = 100


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


def ordered(found: Sequence[PlacedFigure], sort: str) -> list[tuple[PlacedFigure, Rank | None]]:
    """The figures in the order asked, the largest first by default; absences come last."""
    placed = ranks([figure.observed.quantity for figure in found])
    pairs = list(zip(found, placed, strict=True))
    if sort == "nom":
        return pairs
    known = [pair for pair in pairs if pair[1] is not None]
    known.sort(key=lambda pair: pair[0].observed.quantity.value or 0.0, reverse=sort != "croissant")
    return known + [pair for pair in pairs if pair[1] is None]


def rows(
    pairs: Sequence[tuple[PlacedFigure, Rank | None]], asked: Asked, indicator: Indicator
) -> tuple[Row, ...]:
    return tuple(
        Row(
            rank=_rank_text(rank),
            name=figure.place.name,
            text=value_text(figure.observed, indicator),
            series=f"{asked.but(territory=figure.place.code).address}#serie",
            figure=figure_address(figure.observed),
            is_shown=figure.place.code == asked.territory,
        )
        for figure, rank in pairs
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


def figure_address(seen: Observed) -> str:
    """Where the figure comes from: its definition, lines of files and editions."""
    try:
        return reverse("figure", args=[seen.id])
    except NoReverseMatch:
        return ""


def shares_ranks(pairs: Sequence[tuple[PlacedFigure, Rank | None]]) -> bool:
    return any(rank and rank.shared for _, rank in pairs)


def has_bounds(found: Sequence[PlacedFigure]) -> bool:
    return any(figure.observed.quantity.bound is not Bound.EXACT for figure in found)


def _rank_text(rank: Rank | None) -> str:
    if rank is None:
        return "–"
    return f"{rank.position}\u00a0=" if rank.shared else str(rank.position)
