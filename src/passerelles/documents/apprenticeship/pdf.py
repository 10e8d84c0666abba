"""The book as a tagged PDF (PDF/UA-1), made by typst from ``book.typ``."""

import json
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
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

_WIDTH = 560  # pixels: the letters of a chart are then a little smaller than those of the page
_SHARE = 60  # percent of the width of the page


def book_pdf(book: Book, *, made: datetime) -> bytes:
    """The PDF. The same book at the same moment gives the same bytes."""
    import typst

    charts = {name: svg.encode() for name, svg in _charts(book)}
    template = files("passerelles.documents.apprenticeship") / "book.typ"
    data = json.dumps(_data(book, made), ensure_ascii=False)
    # The types of typst leave out the form that it documents: a project as names and bytes.
    compiler: Any = typst.compile
    printed: bytes = compiler(
        {"main.typ": template.read_bytes(), "data.json": data.encode(), **charts},
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
    )
    return printed


def _charts(book: Book) -> Iterator[tuple[str, str]]:
    for section in book.sections:
        if section.chart:
            yield _file(section), draw_for_print(section.chart, _WIDTH)


def _file(section: Section) -> str:
    return f"{section.slug}.svg"


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
            "file": _file(section),
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
