"""What a diagnosis page is made of: sections of parts, each a text, a chart with its table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.values import Figure, Named
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.documents.charts import BarChart, figure_of
from passerelles.documents.charts import Figure as ChartFigure
from passerelles.documents.charts.model import Point, point_of
from passerelles.documents.essentials import Sentence, figure_text
from passerelles.documents.french import quantity_text
from passerelles.documents.report.model import Key
from passerelles.portals.public.observatory.explorer import addresses as explorer
from passerelles.portals.public.reference.values import Link

ORIGIN = "d’où vient ce chiffre"
TRAIL = (("Observatoire", "/observatoire"), ("Diagnostic", "/observatoire/diagnostic"))


@dataclass(frozen=True, slots=True)
class Cell:
    """``note`` comes under the text, smaller."""

    text: str
    href: str = ""
    is_number: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    header: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` heads ``header`` then each cell; those of numbers are aligned right."""

    caption: str
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; ``href`` leads to where its figure comes from, or to what ``link`` names."""

    text: str
    href: str = ""
    link: str = ORIGIN


@dataclass(frozen=True, slots=True)
class Part:
    """``folded`` names what unfolds its table, empty for a table in full view.

    ``open``: the table beside the chart is unfolded from the start.
    """

    title: str = ""
    lines: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()
    chart: ChartFigure | None = None
    table: Table | None = None
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    folded: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    title: str
    parts: tuple[Part, ...]


def text_column(text: str) -> Cell:
    return Cell(text)


def number_column(text: str) -> Cell:
    return Cell(text, is_number=True)


def figure_cell(figure: Figure) -> Cell:
    """The figure without the unit that its column says, linked to where it comes from."""
    declared = indicators().get(figure.indicator)
    unit = declared.definition.unit if declared else ""
    said = quantity_text(
        figure.quantity, unit if unit == "%" else "", declared.decimals if declared else 0
    )
    return Cell(said, figure_address(figure), is_number=True)


def number_cell(text: str) -> Cell:
    return Cell(text, is_number=True)


def occupation_cell(occupation: Named) -> Cell:
    """Its title, leading to the diagnosis of the occupation."""
    href = reverse("occupation_diagnosis", args=[occupation.edition_id, occupation.code])
    return Cell(occupation.label, href)


def sector_cell(sector: Named) -> Cell:
    """Its title, leading to the diagnosis of the sector."""
    href = reverse("sector_diagnosis", args=[sector.edition_id, sector.code])
    return Cell(sector.label, href)


def rank_cell(rank: int | None, *, shared: bool) -> Cell:
    """A rank that several may bear says so."""
    said = "non classé" if rank is None else f"{rank}{' (partagé)' if shared else ''}"
    return Cell(said, is_number=True)


def figure_address(figure: Figure) -> str:
    """The page of an observation; empty for a sum made here and for an absence."""
    return explorer.figure_address(figure) if isinstance(figure, Observed) else ""


def missing(figure: Figure) -> str:
    """Why there is nothing to show, as a sentence."""
    said = figure_text(figure)
    return f"{said[:1].upper()}{said[1:]}."


def figure_point(label: str, figure: Figure, *, href: str = "") -> Point:
    return point_of(label, figure.quantity, figure_text(figure), href=href)


def lines(said: Iterable[Sentence]) -> tuple[Line, ...]:
    """Sentences, each leading to where its first figure comes from."""
    return tuple(
        Line(one.text, next(filter(None, map(figure_address, one.figures)), "")) for one in said
    )


def downloads(name: str, about: Named, region: TerritoryRef | None) -> tuple[Link, ...]:
    """The PDF and the workbooks of the diagnosis of an occupation or a sector."""
    key = [about.edition_id, about.code]
    asked = f"?region={region.code}" if region else ""
    return (
        Link("Télécharger le PDF", reverse(f"{name}_pdf", args=key) + asked),
        Link("Tableur (ODS)", reverse(f"{name}_sheet", args=[*key, "ods"]) + asked),
        Link("Tableur (Excel)", reverse(f"{name}_sheet", args=[*key, "xlsx"]) + asked),
    )


def bars(title: str, unit: str, points: tuple[Point, ...]) -> ChartFigure | None:
    """Nothing for fewer than two bars: a sentence says as much."""
    return figure_of(BarChart(title, unit, points)) if len(points) > 1 else None


@dataclass(frozen=True, slots=True)
class DiagnosisPage:
    """What the template prints; ``heading`` is the title of the page, ``name`` what it is about.

    ``regions``: those that the figures may be restricted to (code, name, whether it is chosen).
    ``keys``: the figures that stand first.
    """

    name: str
    heading: str
    title: str
    subtitle: str
    trail: tuple[tuple[str, str], ...]
    essentials: tuple[Line, ...]
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    demonstration: bool
    regions: tuple[tuple[str, str, bool], ...] = ()
    keys: tuple[Key, ...] = ()
