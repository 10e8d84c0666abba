"""The sheet of a pathway on one A4 page, and its plain version (FALC) in large letters."""

from dataclasses import asdict
from datetime import date
from typing import Any

from passerelles.documents.guidance.path_plain import PlainSheet
from passerelles.documents.guidance.path_sheet import PathSheet
from passerelles.documents.report.pdf import tied
from passerelles.documents.typst import compile_pdf


def path_pdf(sheet: PathSheet, *, on: date) -> bytes:
    """The tagged PDF (PDF/UA-1): one page as far as letters stay readable, two when it is long."""
    return _printed("path.typ", sheet, on)


def plain_pdf(sheet: PlainSheet, *, on: date) -> bytes:
    """The plain version: large letters, one idea a line, as many pages as it takes.

    Method: European rules of easy-to-read information (Inclusion Europe), but nobody concerned has
    read it yet: the document says so.
    """
    return _printed("path_plain.typ", sheet, on)


def _printed(template: str, sheet: PathSheet | PlainSheet, on: date) -> bytes:
    data: dict[str, Any] = asdict(sheet)
    return compile_pdf(template, tied(data), on=on)
