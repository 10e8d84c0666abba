"""Producers publish workbooks zipped: the workbook is read without leaving a trace."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.common.tables import open_zip

# A workbook is itself a zip, which lists its parts in this one.
_CONTENTS = "[Content_Types].xml"


@contextmanager
def unpacked_workbook(path: Path) -> Iterator[Path]:
    """``path`` itself, or the workbook that it holds when it is a zip, whatever its name says.

    Raises UnreadableFile when the archive cannot be opened or has no workbook.
    """
    if path.suffix.lower() != ".zip" and not zipfile.is_zipfile(path):
        yield path
        return
    with open_zip(path) as archive, tempfile.TemporaryDirectory() as folder:
        if _CONTENTS in archive.namelist():
            yield path
            return
        books = [name for name in archive.namelist() if name.lower().endswith(".xlsx")]
        if not books:
            raise UnreadableFile(f"« {path.name} » ne contient pas de classeur : vérifiez-le.")
        yield Path(archive.extract(books[0], folder))
