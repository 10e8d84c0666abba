"""A report as a Word document that its authors may go on writing: real headings, lists, tables.

A chart is not drawn: its text says what it shows, and its figures are in the tables.
"""

import io
from datetime import datetime, time
from typing import TYPE_CHECKING

from passerelles.documents.charts import describe, notes_of
from passerelles.documents.french import day
from passerelles.documents.report.model import Block, Grid, Picture, Report, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row

_STYLE, _NOTE = "Light Grid Accent 1", "Caption"
_DEMONSTRATION = (
    "Données de démonstration. Une partie de ces chiffres est fabriquée pour essayer l’outil."
)


def report_docx(report: Report) -> bytes:
    """The document, in the order of the PDF."""
    import docx

    document = docx.Document()
    _describe(document, report)
    document.add_paragraph(report.kind, style="Subtitle")
    document.add_heading(report.title, level=0)
    document.add_paragraph(f"{report.subtitle} Établi le {day(report.made_on)}.")
    if report.is_demonstration:
        document.add_paragraph(_DEMONSTRATION, style="Intense Quote")
    for key in report.keys:
        line = document.add_paragraph(style="List Bullet")
        line.add_run(key.value).bold = True
        line.add_run(f" {key.label}{f' ({key.note})' if key.note else ''}")
    _bullets(document, "L’essentiel", report.essentials)
    for part in report.parts:
        marks = " ".join(f"[{number}]" for number in part.sources)
        document.add_heading(f"{part.title} {marks}".strip(), level=1)
        for block in part.blocks:
            _write(document, block)
    _endings(document, report)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(document: "Document", report: Report) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title, properties.subject = report.title, report.kind
    properties.author, properties.comments = "Passerelles", ""
    properties.language = "fr-FR"
    properties.created = properties.modified = datetime.combine(report.made_on, time())
    # Screen readers take the voice of the language that the styles name.
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)


def _bullets(document: "Document", title: str, lines: tuple[str, ...]) -> None:
    if lines:
        document.add_heading(title, level=1)
    for line in lines:
        document.add_paragraph(line, style="List Bullet")


def _write(document: "Document", block: Block) -> None:
    match block:
        case Text():
            document.add_paragraph(block.words, style=_NOTE if block.is_note else None)
        case Picture():
            chart = block.chart
            document.add_paragraph(f"{chart.title}. {describe(chart)}")
            for note in notes_of(chart):
                document.add_paragraph(note, style=_NOTE)
        case Grid():
            document.add_paragraph(block.caption, style=_NOTE)
            _table(document, block)
            for note in block.notes:
                document.add_paragraph(note, style=_NOTE)


def _table(document: "Document", grid: Grid) -> None:
    table = document.add_table(rows=1, cols=len(grid.heads), style=_STYLE)
    _fill(table.rows[0], grid.heads, frozenset())
    _repeat_head(table)
    for row in grid.rows:
        _fill(table.add_row(), row, grid.numeric)


def _fill(row: "_Row", words: tuple[str, ...], numeric: frozenset[int]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for column, (cell, said) in enumerate(zip(row.cells, words, strict=True)):
        cell.text = said
        if column in numeric:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_head(table: "Table") -> None:
    """Mark the first row as heads: repeated on each page, read out with each cell."""
    from docx.oxml import OxmlElement

    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _endings(document: "Document", report: Report) -> None:
    if report.origins:
        rows = tuple(
            (f"[{rank}] {one.name}", one.vintage, one.gives, one.licence)
            for rank, one in enumerate(report.origins, 1)
        )
        document.add_heading("Sources et millésimes", level=1)
        heads = ("Source", "Millésime", "Ce qui en vient", "Licence")
        _table(document, Grid("Sources", heads, rows))
    if report.definitions:
        document.add_heading("Définitions", level=1)
    for name, meaning in report.definitions:
        line = document.add_paragraph()
        line.add_run(f"{name}. ").bold = True
        line.add_run(meaning)
