"""The sheet of a pathway on one A4 page, and its plain version (FALC) in large letters."""

from dataclasses import asdict
from datetime import date
from typing import Any

from passerelles.documents.guidance.path_plain import PlainSheet
from passerelles.documents.guidance.path_sheet import PathSheet
from passerelles.documents.report.pdf import tied
from passerelles.documents.typst import compile_pdf


def path_pdf(sheet: PathSheet, *, on: date) -> bytes:
    """The tagged PDF (PDF/UA-1), on one page: what can be found elsewhere goes before letters get
    too small.
    """
    return _printed("path.typ", sheet, on)


def plain_pdf(sheet: PlainSheet, *, on: date) -> bytes:
    """The plain version: large letters, one idea a line, as many pages as it takes.

    Method: European rules of easy-to-read information (Inclusion Europe), but nobody concerned has
    read it yet: the document says so.
    """
    return _printed("path_plain.typ", sheet, on)


def _printed(template: str, sheet: PathSheet | PlainSheet, on: date) -> bytes:
    data: dict[str, Any] = asdict(sheet)
    return compile_pdf(template, _curled(tied(data)), on=on)


def _curled(value: Any) -> Any:
    """Official labels write straight apostrophes; a printed page does not."""
    if isinstance(value, str):
        return value.replace("'", "’")
    if isinstance(value, dict):
        return {key: _curled(one) for key, one in value.items()}
    return [_curled(one) for one in value] if isinstance(value, list) else value
