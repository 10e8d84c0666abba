"""What a file is, told by its content: its name is only what somebody wrote."""

import codecs
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from passerelles.formats.attachments.packages import check_package
from passerelles.formats.attachments.refusal import RefusedFile

_HEAD = 2048
_CHUNK = 1 << 20
_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"


class FileKind(StrEnum):
    """A kind that is kept, by its extension."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    CSV = "csv"
    TXT = "txt"
    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    WEBP = "webp"


MEDIA_TYPES: Mapping[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OOXML}.wordprocessingml.document",
    FileKind.XLSX: f"{_OOXML}.spreadsheetml.sheet",
    FileKind.ODT: f"{_ODF}.text",
    FileKind.ODS: f"{_ODF}.spreadsheet",
    FileKind.CSV: "text/csv",
    FileKind.TXT: "text/plain",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.GIF: "image/gif",
    FileKind.WEBP: "image/webp",
}
IMAGES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.WEBP})
ADMITTED = "PDF, DOCX, ODT, XLSX, ODS, CSV, TXT ou image (PNG, JPEG, GIF, WEBP)"
_SIGNATURES = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


def kind_of(path: Path, *, name: str) -> FileKind:
    """The kind of the file at ``path``, that its author calls ``name``. Raises RefusedFile."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head:
        raise RefusedFile(f"« {name} » est vide : choisissez le bon fichier.")
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head.startswith(_OLE):
        raise RefusedFile(
            f"« {name} » est protégé par un mot de passe ou d’un ancien format (.doc, .xls) : "
            "enregistrez-le sans mot de passe, en DOCX, XLSX, ODT, ODS ou PDF."
        )
    return _package(path, name) if head.startswith(_ZIP) else _plain(path, name)


def _package(path: Path, name: str) -> FileKind:
    try:
        with ZipFile(path) as archive:
            check_package(archive, name)
            kind = _kind_inside(archive)
    except (BadZipFile, EOFError, OSError, ValueError) as error:
        if isinstance(error, RefusedFile):
            raise
        raise RefusedFile(
            f"« {name} » est abîmé : ouvrez-le dans votre logiciel, puis enregistrez-le de nouveau."
        ) from error
    if kind is None:
        raise _unknown(name)
    return kind


def _kind_inside(archive: ZipFile) -> FileKind | None:
    names = set(archive.namelist())
    if "mimetype" in names:
        with archive.open("mimetype") as stream:
            told = stream.read(_HEAD).decode("ascii", "replace").strip()
        return next((k for k, t in MEDIA_TYPES.items() if t == told), None)
    if "[Content_Types].xml" not in names:
        return None
    parts = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
    return next((kind for part, kind in parts.items() if part in names), None)


def _plain(path: Path, name: str) -> FileKind:
    """A text, if its bytes are those of a text and its name says so."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix not in (FileKind.CSV, FileKind.TXT) or not _is_text(path):
        raise _unknown(name)
    return FileKind(suffix)


def _is_text(path: Path) -> bool:
    """No null byte. Any other byte is a letter of Windows-1252, the default of spreadsheets."""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if b"\x00" in chunk:
                return False
    return True


def plain_text(content: bytes) -> str:
    """UTF-8 when it is, Windows-1252 otherwise."""
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _unknown(name: str) -> RefusedFile:
    return RefusedFile(
        f"« {name} » n’est pas d’un format que l’espace partagé garde : enregistrez-le en "
        f"{ADMITTED}."
    )
