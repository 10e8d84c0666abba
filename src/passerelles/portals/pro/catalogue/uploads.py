"""The numbers of sessions in a file that somebody uploads: CSV, plain list, or Lhéo."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File

from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.formats.common.rejection import UnreadableFile

LARGEST = 50_000_000  # bytes
LONGEST_NUMBER = 170
LONGEST_CELL = 10_000  # beyond, it is no list; the csv module's own limit belongs to the process
ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b")  # ZIP, hence ODS and XLSX, and gzip
NAMES = frozenset({"numero", "numéro", "number", "session", "numero_session", "id", "cle", "clé"})


def numbers_of(file: "File[bytes]") -> set[str]:
    """Numbers or keys of sessions. Raises ActionRefused when the file is too large or unreadable.

    A CSV gives its column « numero » (or the like), else its first one.
    """
    if (file.size or 0) > LARGEST:
        raise ActionRefused(
            f"« {file.name} » pèse {(file.size or 0) / 1e6:.0f} Mo : {LARGEST / 1e6:.0f} Mo au "
            "plus. Une liste de numéros suffit."
        )
    head = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    file.seek(0)
    return _in_lheo(file) if head.startswith(b"<") else _in_table(file)


def _in_lheo(file: "File[bytes]") -> set[str]:
    with NamedTemporaryFile(suffix=".xml") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        try:
            return set(_lheo_numbers(Path(copy.name)))
        except UnreadableFile as unreadable:
            said = str(unreadable).replace(Path(copy.name).name, str(file.name))
            raise ActionRefused(said) from None


def _lheo_numbers(path: Path) -> Iterator[str]:
    # Here, since the readers of Lhéo weigh a tenth of what a web process imports at its start.
    from passerelles.formats.lheo.model import Training
    from passerelles.formats.lheo.reader import read_lheo

    for found in read_lheo(path):
        if isinstance(found, Training):
            for action in found.actions:
                yield from (session.number for session in action.sessions if session.number)


def _in_table(file: "File[bytes]") -> set[str]:
    rows = csv.reader(io.StringIO(_text(file)), delimiter=";")
    try:
        listed = [[cell.strip() for cell in row] for row in rows if any(row)]
    except csv.Error:
        raise ActionRefused(_neither(file)) from None
    if any(len(cell) > LONGEST_CELL for row in listed for cell in row):
        raise ActionRefused(_neither(file))
    if listed and len(listed[0]) == 1 and "," in listed[0][0]:
        listed = [row[0].split(",") for row in listed if row]
    header = [cell.lower() for cell in listed[0]] if listed else []
    column = next((i for i, name in enumerate(header) if name in NAMES), None)
    rows_kept = listed[1:] if column is not None else listed
    found = {row[column or 0].strip() for row in rows_kept if len(row) > (column or 0)}
    return {number for number in found if 0 < len(number) <= LONGEST_NUMBER}


def _text(file: "File[bytes]") -> str:
    content: bytes = file.read()
    if b"\x00" in content or content.startswith(ARCHIVES):
        raise ActionRefused(_neither(file))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _neither(file: "File[bytes]") -> str:
    return f"« {file.name} » n’est ni un CSV ni un fichier Lhéo : enregistrez la liste en CSV."
