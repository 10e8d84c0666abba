"""Small files of every kind, honest or hostile, made as tests ask."""

import io
import struct
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODF_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40


def package(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(text: str = "Compte rendu de la commission", **parts: str | bytes) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph}</w:body></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": body, **parts})


def xlsx(text: str = "Places ouvertes") -> bytes:
    strings = f'<sst xmlns="{SHEET}"><si><t>{text}</t></si></sst>'
    book = f'<workbook xmlns="{SHEET}"/>'
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": book,
            "xl/sharedStrings.xml": strings,
        }
    )


def odt(text: str = "Relevé de décisions", *, kind: str = ODT_TYPE, **parts: str | bytes) -> bytes:
    body = (
        f'<office:document-content xmlns:office="{ODF_OFFICE}" xmlns:text="{ODF_TEXT}">'
        f"<text:p>{text}</text:p></office:document-content>"
    )
    return package({"mimetype": kind, "content.xml": body, **parts})


def ods(text: str = "Budget par financeur") -> bytes:
    return odt(text, kind="application/vnd.oasis.opendocument.spreadsheet")


def pdf(text: str = "Carte des formations", *, encrypted: bool = False) -> bytes:
    """One page with one line, or the same locked by a password."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("cp1252")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b"/Encrypt 6 0 R/ID[<00><00>]" if encrypted else b""
    trailer = b"trailer<</Size 7/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (locked, len(body))
    return body + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def bomb(size: int = 400_000_000) -> bytes:
    """A document whose directory announces hundreds of megabytes."""
    return _announcing(docx(), size)


def lying_bomb() -> bytes:
    """A document of seventy megabytes, whose directory says that it holds a few bytes."""
    return _announcing(docx("a" * 70_000_000), 100)


def _announcing(content: bytes, size: int) -> bytes:
    """The archive with another size of its last part in its directory."""
    made = bytearray(content)
    entry = made.rfind(b"PK\x01\x02")
    made[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(made)


def entities() -> bytes:
    """A billion laughs inside a Word document."""
    declared = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    body = f'{declared}<w:document xmlns:w="{WORD}"><w:p><w:t>&b;</w:t></w:p></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def outside_entity(path: str) -> bytes:
    """A document that asks for a file of the machine."""
    declared = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file://{path}">]>'
    body = f'{declared}<w:document xmlns:w="{WORD}"><w:p><w:t>&a;</w:t></w:p></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
