"""A section of the book: sentences, one table, at most one chart."""

import re
from dataclasses import dataclass

from passerelles.documents.charts import Chart
from passerelles.documents.french import ABSENCES, FIXED, quantity_text, signed
from passerelles.documents.tables import Cell, Table
from passerelles.domain.indicators.quantity import Quantity

DEMONSTRATION = (
    "Données de démonstration : une partie de ces chiffres est inventée, la liste des sources dit "
    "laquelle."
)
_BEFORE = re.compile(r" (?=[:;!?»])")


@dataclass(frozen=True, slots=True)
class BookCell:
    """``text`` is for people, ``value`` for spreadsheets: a number, or the word of its absence."""

    text: str
    value: Cell
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class BookTable:
    """``columns`` head the cells; the first cell of a row names it. ``strong``: the row of the
    territory itself, counted from 0, None when it has none.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[BookCell, ...], ...]
    strong: int | None = None

    @property
    def heads(self) -> tuple[tuple[str, bool], ...]:
        """Each column with whether it holds numbers."""
        first = self.rows[0] if self.rows else ()
        return tuple(
            (name, cell.is_number) for name, cell in zip(self.columns, first, strict=False)
        )

    def as_file(self, name: str, *notes: str) -> Table:
        """The same, for a spreadsheet; ``name`` is that of its sheet, shorter than the caption."""
        cells = tuple(tuple(cell.value for cell in row) for row in self.rows)
        return Table(name, self.columns, cells, (self.caption, *notes))


@dataclass(frozen=True, slots=True)
class Section:
    """``slug`` names its anchor and its files; ``folded``: a detail, closed on screen."""

    slug: str
    title: str
    lead: tuple[str, ...]
    table: BookTable | None = None
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """``demonstration``: some figure is generated, say so everywhere."""

    title: str
    subtitle: str
    essentials: tuple[str, ...]
    sections: tuple[Section, ...]
    demonstration: bool


def words(text: str) -> BookCell:
    return BookCell(tied(text), text, is_number=False)


def tied(text: str) -> str:
    """The text with the no-break spaces that French wants around its marks."""
    return _BEFORE.sub(FIXED, text).replace("« ", f"«{FIXED}")


def figure(quantity: Quantity | None, unit: str = "", decimals: int = 0) -> BookCell:
    """A figure, or the word of its absence; an empty cell where nothing is asked."""
    if quantity is None:
        return BookCell("", None)
    said = quantity_text(quantity, unit, decimals)
    if quantity.value is None:
        return BookCell(said, ABSENCES[quantity.absence] if quantity.absence else "")
    return BookCell(said, round(quantity.value, decimals) if decimals else int(quantity.value))


def rate(quantity: Quantity) -> BookCell:
    """A rate in percent: « 20,3 % »."""
    return figure(quantity, "%", 1)


def change(quantity: Quantity) -> BookCell:
    """A change in percent: « +2,3 % »."""
    if quantity.value is None:
        return figure(quantity)
    return BookCell(f"{signed(quantity.value, 1)}{FIXED}%", round(quantity.value, 1))
