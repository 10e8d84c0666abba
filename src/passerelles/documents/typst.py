"""Typst: a template of ours and data make a tagged PDF (PDF/UA-1), fonts inside.

No font of the system, no package and no network: the same data give the same bytes anywhere.
"""

import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

_TEMPLATES = ("parts.typ",)


class BrokenTemplate(RuntimeError):
    """A template cannot be compiled; the message is that of typst."""


def compile_pdf(template: str, data: Mapping[str, Any], *, on: date) -> bytes:
    """The PDF of ``documents/templates/<template>``, which reads ``data.json``.

    ``on`` is the date of the document. Raises BrokenTemplate, also when the document would not be
    accessible (a figure without its text).
    """
    import typst

    folder = files("passerelles.documents") / "templates"
    project = {name: (folder / name).read_bytes() for name in _TEMPLATES}
    written = json.dumps(data, ensure_ascii=False).encode()
    # The types of typst leave out the form that it documents: a project as names and bytes.
    compiler: Any = typst.compile
    try:
        printed: bytes = compiler(
            {"main.typ": (folder / template).read_bytes(), "data.json": written, **project},
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int((on - date(1970, 1, 1)).total_seconds()),
        )
    except typst.TypstError as error:
        raise BrokenTemplate(str(error)) from error
    return printed
