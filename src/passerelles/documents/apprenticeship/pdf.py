"""The book as a tagged PDF (PDF/UA-1), made by typst from ``apprenticeship.typ``."""

from datetime import datetime
from typing import Any

from passerelles.documents.apprenticeship.model import (
    DEMONSTRATION,
    Book,
    BookTable,
    Section,
    tied,
)
from passerelles.documents.charts import describe, draw_for_print, notes_of
from passerelles.documents.french import day
from passerelles.documents.typst import compile_pdf

_WIDTH = 560  # pixels: the letters of a chart are then a little smaller than those of the page
_SHARE = 60  # percent of the width of the page


def book_pdf(book: Book, *, made: datetime) -> bytes:
    """The PDF. The same book on the same day gives the same bytes."""
    return compile_pdf("apprenticeship.typ", _data(book, made), on=made.date())


def _data(book: Book, made: datetime) -> dict[str, Any]:
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "made": f"établi le {day(made.date())}",
        "demonstration": tied(DEMONSTRATION) if book.demonstration else "",
        "essentials": book.essentials,
        "sections": [_section(section) for section in book.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    chart = section.chart
    return {
        "title": section.title,
        "lead": section.lead,
        "notes": section.notes,
        "table": _table(section.table) if section.table else None,
        "chart": chart
        and {
            "title": chart.title,
            "svg": draw_for_print(chart, _WIDTH),
            "alt": f"{chart.title}. {describe(chart)}",
            "width": _SHARE,
            "notes": notes_of(chart),
        },
    }


def _table(table: BookTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "heads": [{"text": name, "number": is_number} for name, is_number in table.heads],
        "rows": [[cell.text for cell in row] for row in table.rows],
        "strong": table.strong,
    }
