"""A chart ready for a page: its drawing, how to read it, and the table that says the same."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from passerelles.documents.charts.draw import Chart, draw
from passerelles.documents.charts.model import BarChart, ScatterChart, SeriesChart
from passerelles.documents.charts.speech import notes_of


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what it is about, where that leads, and the values as words."""

    label: str
    href: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """What ``<c-chart>`` shows. ``heads``: the titles of the columns, the first one for names."""

    title: str
    svg: SafeString
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


def figure_of(chart: Chart, *, about: str = "") -> Figure:
    """The figure of a chart; ``about`` titles the first column (« Métier », « Bassin »)."""
    return Figure(
        title=chart.title,
        # Every word of it was escaped by ``charts.svg``.
        svg=mark_safe(draw(chart)),  # noqa: S308
        notes=notes_of(chart),
        heads=(about or _about(chart), *_heads(chart)),
        lines=_lines(chart),
    )


def _about(chart: Chart) -> str:
    match chart:
        case SeriesChart():
            return "Période"
        case BarChart():
            return "Intitulé"
        case _:
            return "Territoire"


def _heads(chart: Chart) -> tuple[str, ...]:
    return ("Valeurs",) if isinstance(chart, ScatterChart) else (chart.unit.capitalize(),)


def _lines(chart: Chart) -> tuple[Line, ...]:
    match chart:
        case BarChart():
            return tuple(Line(p.label, p.href, (p.text,)) for p in chart.points)
        case SeriesChart():
            told = [Line(p.label, p.href, (p.text,)) for p in chart.points]
            return (*told, *(Line(one.label, "", (one.text,)) for one in chart.expected))
        case ScatterChart():
            return tuple(Line(d.label, d.href, (d.text,)) for d in chart.dots)
        case _:
            return tuple(Line(z.label, z.href, (z.text,)) for z in chart.zones)
