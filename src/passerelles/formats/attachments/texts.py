"""The text of a document, for search: paragraphs in their order, no layout."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from passerelles.formats.attachments.kinds import IMAGES, FileKind, plain_text
from passerelles.formats.attachments.packages import elements
from passerelles.formats.attachments.refusal import RefusedFile

LONGEST_TEXT = 400_000  # characters; an index of one document holds about a megabyte
MOST_PAGES = 600
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def text_of(path: Path, kind: FileKind, *, name: str) -> str:
    """The text of the file, cut at ``LONGEST_TEXT``; "" when it holds none.

    Raises RefusedFile for a file that is protected, damaged or dangerous.
    """
    if kind in IMAGES:
        return ""
    found, length = [], 0
    for text in _pieces(path, kind, name):
        found.append(text)
        length += len(text) + 1
        if length > LONGEST_TEXT:
            break
    return "\n".join(found)[:LONGEST_TEXT].strip()


def _pieces(path: Path, kind: FileKind, name: str) -> Iterator[str]:
    if kind in (FileKind.CSV, FileKind.TXT):
        with path.open("rb") as stream:
            yield plain_text(stream.read(4 * LONGEST_TEXT))
    elif kind is FileKind.PDF:
        yield from _pdf(path, name)
    else:
        with ZipFile(path) as archive:
            yield from _PACKAGES[kind](archive, name)


def _pdf(path: Path, name: str) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise RefusedFile(
                f"« {name} » est protégé par un mot de passe : enregistrez-le sans, pour que les "
                "membres puissent l’ouvrir."
            ) from error
        raise RefusedFile(f"« {name} » est un PDF abîmé : produisez-le de nouveau.") from error
    try:
        for number in range(min(len(document), MOST_PAGES)):
            yield document[number].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError as error:
        raise RefusedFile(f"« {name} » est un PDF abîmé : produisez-le de nouveau.") from error
    finally:
        document.close()


def _docx(archive: ZipFile, name: str) -> Iterator[str]:
    parts = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
    for part in parts:
        if part in archive.namelist():
            for paragraph in elements(archive, part, (f"{_W}p",), name=name):
                yield "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))


def _xlsx(archive: ZipFile, name: str) -> Iterator[str]:
    for part in archive.namelist():
        if part == "xl/sharedStrings.xml" or part.startswith("xl/worksheets/sheet"):
            for cell in elements(archive, part, (f"{_S}si", f"{_S}is"), name=name):
                yield "".join(one.text or "" for one in cell.iter(f"{_S}t"))


def _opendocument(archive: ZipFile, name: str) -> Iterator[str]:
    for paragraph in elements(archive, "content.xml", (f"{_T}p", f"{_T}h"), name=name):
        yield "".join(paragraph.itertext())


_PACKAGES = {
    FileKind.DOCX: _docx,
    FileKind.XLSX: _xlsx,
    FileKind.ODT: _opendocument,
    FileKind.ODS: _opendocument,
}
