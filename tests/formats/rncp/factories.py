"""The smallest export tables, with rows of our own invention."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from passerelles.formats.rncp.tables import TABLES

Rows = Sequence[Mapping[str, str]]

STEMS = {
    "standard": "Standard",
    "rome": "Rome",
    "nsf": "Nsf",
    "formacode": "Formacode",
    "certificateurs": "Certificateurs",
    "partenaires": "Partenaires",
    "ccn": "CCN",
    "ancienne_nouvelle_certification": "Ancienne_Nouvelle_Certification",
    "blocs_de_comp": "Blocs_De_Compétences",
    "voixdacc": "VoixdAccès",
}


def csv_text(columns: Sequence[str], rows: Rows) -> str:
    """A table as the producer writes it: semicolons, double quotes, CRLF."""
    lines = [list(columns), *([row.get(column, "") for column in columns] for row in rows)]
    return "".join(";".join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)


def table_text(stem: str, rows: Rows) -> str:
    columns = next(table.columns for table in TABLES if table.stem == stem)
    return csv_text(columns, [{"Numero_Fiche": "RNCP1", **row} for row in rows])


def write_table(folder: Path, stem: str, *rows: Mapping[str, str]) -> Path:
    """A loose table; ``Numero_Fiche`` is RNCP1 unless a row says otherwise."""
    path = folder / f"export_fiches_CSV_{STEMS[stem]}_2026_02_01.csv"
    path.write_text(table_text(stem, rows), encoding="utf-8", newline="")
    return path


def write_export(folder: Path, content: Mapping[str, Rows], *, without: Sequence[str] = ()) -> Path:
    """An archive of the ten tables, empty but for ``content``, without the stems of ``without``."""
    path = folder / "export-fiches-csv-2026-02-01.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for stem, name in STEMS.items():
            if stem not in without:
                text = table_text(stem, content.get(stem, ()))
                archive.writestr(f"export_fiches_CSV_{name}_2026_02_01.csv", text)
    return path


def write_workbook(path: Path, *, sheet: str, lines: Sequence[Sequence[str]]) -> Path:
    """The smallest workbook of one sheet: ``lines`` of texts, blank where a text is empty."""
    rows = "".join(_row_xml(number, line) for number, line in enumerate(lines, start=1))
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationships xmlns="{package}"><Relationship Id="r1" '
    link += f'Type="{office}/{{}}" Target="{{}}"/>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": link.format("officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": link.format("worksheet", "worksheets/sheet1.xml")
        + "</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def _row_xml(number: int, line: Sequence[str]) -> str:
    cells = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        for column, text in enumerate(line)
        if text
    )
    return f'<row r="{number}">{cells}</row>'
