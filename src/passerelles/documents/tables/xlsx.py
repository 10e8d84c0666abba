"""Tables as an Excel workbook: one sheet a table, numbers as numbers, no formula ever."""

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from passerelles.documents.tables.model import Cell, Table, sheet_names, text, widths

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NO_GUESS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def write_xlsx(*tables: Table, title: str = "", on: date | None = None) -> bytes:
    """The workbook; ``on`` is the day written in its properties, so that bytes can be repeated."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _NO_GUESS) as book:
        about = {"title": title or tables[0].title, "author": "Passerelles"}
        created = {"created": datetime(on.year, on.month, on.day)} if on else {}
        book.set_properties({**about, **created})
        styles = _styles(book)
        for name, table in zip(sheet_names(tables), tables, strict=True):
            _fill(book.add_worksheet(name), table, styles)
    return out.getvalue()


def _styles(book: "Workbook") -> dict[str, Any]:
    return {
        "head": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E2F0ED", "bottom": 1}
        ),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "whole": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "decimal": book.add_format({"num_format": "#,##0.0##", "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "note": book.add_format({"italic": True}),
    }


def _fill(sheet: "Worksheet", table: Table, styles: dict[str, Any]) -> None:
    for column, width in enumerate(widths(table)):
        sheet.set_column(column, column, width)
    for column, label in enumerate(table.columns):
        sheet.write_string(0, column, text(label), styles["head"])
    for line, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, (line, column), cell, styles)
    for below, note in enumerate(table.notes, len(table.rows) + 2):
        sheet.write_string(below, 0, text(note), styles["note"])
    _lay_out(sheet, table)


def _write(sheet: "Worksheet", at: tuple[int, int], cell: Cell, styles: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(*at, text(cell), styles["text"])
    elif isinstance(cell, date):
        sheet.write_datetime(*at, cell, styles["day"])
    else:
        sheet.write_number(*at, cell, styles["whole" if float(cell).is_integer() else "decimal"])


def _lay_out(sheet: "Worksheet", table: Table) -> None:
    """Headers stay in sight on screen and come back on each printed page."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{text(table.title).replace('&', '&&')}&R&P / &N")
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
