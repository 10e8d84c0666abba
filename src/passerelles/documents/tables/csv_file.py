"""A table as CSV that opens with a double click in France: semicolons, decimal comma, BOM."""

import csv
import io
from datetime import date

from passerelles.documents.tables.model import Cell, Table, text

# A cell of a source that begins so would run as a formula (OWASP, CSV Injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, ``;``, CRLF; dates in ISO 8601.

    Words that a spreadsheet would take for a formula are preceded by an apostrophe. Notes follow an
    empty line, each beginning with ``# ``.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_cell, table.columns))
    writer.writerows(map(_cell, row) for row in table.rows)
    if table.notes:
        writer.writerow([])
        writer.writerows([f"# {text(note)}"] for note in table.notes)
    return out.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        said = text(cell)
        return f"'{said}" if said.lstrip(" ").startswith(_FORMULAS) else said
    if isinstance(cell, date):
        return cell.isoformat()
    return _number(cell)


def _number(value: float) -> str:
    whole = isinstance(value, int) or value.is_integer()
    return str(int(value)) if whole else repr(value).replace(".", ",")
