"""A table ready to be written: real numbers, dates and words, no format of any file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from passerelles.documents.french import ABSENCES
from passerelles.domain.indicators.quantity import Bound, Quantity

Cell = str | int | float | date | None

# One column a part of a figure: a spreadsheet computes on the value and keeps what it is worth.
FIGURE_COLUMNS = ("valeur", "borne", "minimum", "maximum", "absence")
BOUNDS = {Bound.EXACT: "exact", Bound.AT_LEAST: "au moins", Bound.AT_MOST: "au plus"}

_LONGEST_NAME = 31  # characters of a sheet name, in Excel
_REFUSED_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# What XML 1.0 cannot hold; a cell never needs it.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Table:
    """``title`` names the sheet. Every row has one cell a column; None is an empty cell.

    ``notes`` come under the rows: definitions, sources, what an absence means.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = [len(row) for row in self.rows if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"{self.title}: {wrong[0]} cells for {len(self.columns)} columns")


def figure_cells(quantity: Quantity) -> tuple[Cell, ...]:
    """The cells of ``FIGURE_COLUMNS``; an absent figure has a word and no number."""
    if quantity.value is None:
        said = ABSENCES[quantity.absence] if quantity.absence else ""
        return None, None, None, None, said
    ends = quantity.interval
    low, high = (ends.low, ends.high) if ends else (None, None)
    return quantity.value, BOUNDS[quantity.bound], low, high, None


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """A name a sheet that every spreadsheet program accepts, no two alike."""
    names: list[str] = []
    for table in tables:
        said = _REFUSED_IN_NAMES.sub(" ", text(table.title))
        name = " ".join(said.split()).strip("' ") or "Feuille"
        names.append(_unlike(name[:_LONGEST_NAME], {known.lower() for known in names}))
    return names


def widths(table: Table) -> list[int]:
    """How many characters each column wants, from its longest cell, within reason."""
    columns = zip(table.columns, *table.rows, strict=True)
    return [min(60, max(8, *(len(str(cell)) for cell in column)) + 2) for column in columns]


def text(value: str) -> str:
    """The words of a cell without the characters that no file may hold."""
    return _CONTROLS.sub("", value)


def _unlike(name: str, taken: Iterable[str]) -> str:
    taken, number, tried = set(taken), 1, name
    while tried.lower() in taken:
        number += 1
        mark = f" {number}"
        tried = name[: _LONGEST_NAME - len(mark)] + mark
    return tried
