"""Tables as the field publishes them: CSV of several dialects and workbooks, read row by row."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from passerelles.formats.common.rejection import Rejection, UnreadableFile

csv.field_size_limit(1 << 24)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column name, stripped, and the place it was read at.

    ``received`` holds the cells as the file writes them, tabs and spaces included.
    """

    path: str
    cells: dict[str, str]
    received: Sequence[str] = ()

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fragment(self) -> str:
        return ";".join(self.received or self.cells.values())

    def reject(self, rule: str, message: str) -> Rejection:
        """Refuse this row: ``message`` names the value and the remedy, the place is added."""
        return Rejection(path=self.path, rule=rule, message=message, fragment=self.fragment())

    def warn(self, rule: str, message: str) -> Rejection:
        """Keep this row and say what is doubtful in it."""
        return Rejection(self.path, rule, message, self.fragment(), severity="warning")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is written."""

    delimiter: str = ";"
    encoding: str = "utf-8-sig"


def read_csv(
    path: Path, *, columns: Sequence[str], dialect: Dialect = Dialect()
) -> Iterator[Row | Rejection]:
    """Yield the rows of the CSV file at ``path``.

    ``columns`` are those that must be there, in any order. A row with more cells than the header
    is refused (``table.too-many-cells``), as is one that stops before one of ``columns``
    (``table.too-few-cells``: a truncated file); other missing cells read as empty.

    Raises UnreadableFile when the file is missing, badly encoded, or lacks a column.
    """
    with _open_text(path, dialect.encoding) as text:
        yield from _rows(text, name=path.name, columns=columns, dialect=dialect)


def columns_of(path: Path, dialect: Dialect = Dialect()) -> tuple[str, ...]:
    """The names of the columns of a CSV file: what tells one file of a source from another.

    Raises UnreadableFile when the file is missing or badly encoded.
    """
    with _open_text(path, dialect.encoding) as text:
        try:
            first = next(csv.reader(text, delimiter=dialect.delimiter), [])
        except UnicodeDecodeError as error:
            raise _misencoded(text, path.name, dialect) from error
        except csv.Error as error:
            raise UnreadableFile(
                f"« {path.name} », ligne 1 : ce n’est pas un tableau CSV ({error})."
            ) from error
    return tuple(cell.strip() for cell in first)


def read_zipped_csv(
    archive: Path, member: str, *, columns: Sequence[str], dialect: Dialect = Dialect()
) -> Iterator[Row | Rejection]:
    """Yield the rows of the CSV ``member`` of a zip, without unpacking it on disk."""
    with open_zip(archive) as opened, opened.open(member) as raw:
        text = io.TextIOWrapper(raw, encoding=dialect.encoding, newline="")
        name = f"{archive.name}!{member}"
        yield from _rows(text, name=name, columns=columns, dialect=dialect)


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive, or raise UnreadableFile."""
    try:
        with zipfile.ZipFile(path) as opened:
            yield opened
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas une archive zip lisible, ou elle est incomplète : "
            "téléchargez-la de nouveau."
        ) from error


def read_workbook(
    path: Path, *, sheet: str, columns: Sequence[str], header_row: int = 0
) -> Iterator[Row]:
    """Yield the rows of one sheet of an xlsx workbook; every cell is text, empty when blank.

    ``sheet`` is the name or a part of it that one sheet only has; ``header_row`` counts from 0.
    Raises UnreadableFile when the workbook, the sheet or a column cannot be found.
    """
    names, records = _load_sheet(path, sheet=sheet, header_row=header_row)
    require_columns(path.name, found=names, wanted=columns)
    for number, record in enumerate(records, start=header_row + 2):
        cells = {n: _text(v) for n, v in zip(names, record, strict=True)}
        yield Row(f"{path.name}:{number}", cells)


def require_columns(name: str, *, found: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise UnreadableFile naming the columns that ``wanted`` has and ``found`` lacks."""
    if not any(found):
        raise UnreadableFile(f"« {name} » est vide : téléchargez le fichier de nouveau.")
    if any("\x00" in column for column in found):
        raise UnreadableFile(
            f"« {name} » n’est pas un fichier texte : vérifiez que c’est le bon fichier."
        )
    missing = [column for column in wanted if column not in found]
    if missing:
        raise UnreadableFile(
            f"« {name} » : colonne(s) introuvable(s) : {', '.join(missing)}. "
            f"Colonnes lues : {', '.join(found)[:400]}. Le producteur les a peut-être "
            "renommées : vérifiez l’édition du fichier."
        )


@contextmanager
def _open_text(path: Path, encoding: str) -> Iterator[TextIO]:
    try:
        with path.open(encoding=encoding, newline="") as text:
            yield text
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error


def _rows(
    text: TextIO, *, name: str, columns: Sequence[str], dialect: Dialect
) -> Iterator[Row | Rejection]:
    reader = csv.reader(text, delimiter=dialect.delimiter)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        require_columns(name, found=header, wanted=columns)
        needed = sorted(map(header.index, columns))
        for record in reader:
            if any(record):
                yield _row(header, record, needed, path=f"{name}:{reader.line_num}")
    except UnicodeDecodeError as error:
        raise _misencoded(text, name, dialect) from error
    except csv.Error as error:
        raise UnreadableFile(
            f"« {name} », ligne {reader.line_num} : ce n’est pas un tableau CSV ({error})."
        ) from error


def _misencoded(text: TextIO, name: str, dialect: Dialect) -> UnreadableFile:
    """Says where the first character stands that the encoding does not know."""
    encoding = dialect.encoding.removesuffix("-sig").upper()
    text.buffer.seek(0)
    header: list[str] = []
    for number, line in enumerate(text.buffer, start=1):
        try:
            decoded = line.decode(dialect.encoding)
        except UnicodeDecodeError as error:
            before = line[: error.start].decode(dialect.encoding).count(dialect.delimiter)
            column = f", colonne « {header[before]} »" if before < len(header) else ""
            guess = "UTF-16" if line.startswith(_UTF_16) else "Windows-1252"
            return UnreadableFile(
                f"« {name} », ligne {number}{column} : ce n’est pas écrit en {encoding} (sans "
                f"doute en {guess}) : enregistrez le fichier en {encoding}."
            )
        header = header or [cell.strip(' "\r\n') for cell in decoded.split(dialect.delimiter)]
    return UnreadableFile(f"« {name} » : ce n’est pas écrit en {encoding}.")


def _row(
    header: list[str], record: list[str], needed: Sequence[int], *, path: str
) -> Row | Rejection:
    if "\x00" in "".join(record):
        return Rejection(
            path=path,
            rule="table.null-character",
            message="La ligne contient un caractère nul, qu’aucun texte ne peut porter : "
            "reprenez le fichier d’origine.",
            fragment=";".join(record),
        )
    if len(record) > len(header) and any(record[len(header) :]):
        return Rejection(
            path=path,
            rule="table.too-many-cells",
            message=f"{len(record)} cellules pour {len(header)} colonnes : un séparateur se cache "
            "sans doute dans un texte sans guillemets.",
            fragment=";".join(record),
        )
    if needed and len(record) <= needed[-1]:
        lacking = next(header[index] for index in needed if index >= len(record))
        return Rejection(
            path=path,
            rule="table.too-few-cells",
            message=f"La ligne s’arrête avant la colonne « {lacking} » : le fichier est sans doute "
            "tronqué, téléchargez-le de nouveau.",
            fragment=";".join(record),
        )
    return Row(path, dict(zip(header, map(str.strip, record), strict=False)), record)


def _load_sheet(
    path: Path, *, sheet: str, header_row: int
) -> tuple[list[str], Iterator[tuple[object, ...]]]:
    import fastexcel

    try:
        workbook = fastexcel.read_excel(path)
        name = _sheet_of(path, workbook.sheet_names, sheet)
        frame = workbook.load_sheet(name, header_row=header_row, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas un classeur lisible, ou il est incomplet : "
            "téléchargez-le de nouveau."
        ) from error
    return frame.columns, frame.iter_rows()


def _sheet_of(path: Path, names: Sequence[str], wanted: str) -> str:
    """The sheet of that name, or the only one whose name holds it; the first for no name."""
    found = [name for name in names if wanted in name]
    if wanted in names or not wanted:
        return wanted or names[0]
    if len(found) != 1:
        some = f"plusieurs feuilles ont « {wanted} » dans leur nom"
        none = f"aucune feuille n’a « {wanted} » dans son nom"
        keep = "Gardez la seule feuille à lire."
        rename = f"Ajoutez « {wanted} » au nom de la feuille à lire."
        raise UnreadableFile(
            f"« {path.name} » : {some if found else none} ; feuilles lues : {', '.join(names)}. "
            f"{keep if found else rename}"
        )
    return found[0]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
