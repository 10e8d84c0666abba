"""The inventory of bodies as a CSV that a spreadsheet opens: what is exported can be imported."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

COLUMNS = (
    *("code", "nom", "sorte", "territoire", "animee_par", "mission", "contact"),
    *("verifiee_le", "fermee_le"),
)
KINDS = {"instance locale": "local", "groupe de travail": "working_group"}
LARGEST = 2_000_000  # bytes
_LENGTHS = {"nom": 200, "animee_par": 200, "mission": 2_000, "contact": 300, "code": 60}
_TERRITORY = re.compile(r"[a-z_]+:[0-9A-Za-z-]{1,20}")
_NAMES = {"animée par": "animee_par", "vérifiée le": "verifiee_le", "fermée le": "fermee_le"}


class UnreadableInventory(ValueError):
    """The file is no inventory; the message is a French sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """A line of the file; an empty ``code`` is a new body.

    ``values``: by column of ``COLUMNS`` that the file has, texts, days as dates or None.
    """

    line: int
    code: str
    values: Mapping[str, str | date | None]


@dataclass(frozen=True, slots=True)
class Inventory:
    """``rows`` that can be used; ``faults``: a French sentence a refused line."""

    rows: tuple[InventoryRow, ...]
    faults: tuple[str, ...]


def read_inventory(content: bytes, *, file: str) -> Inventory:
    """The rows of a CSV (``;`` or ``,``; UTF-8 or Windows). Raises UnreadableInventory."""
    if len(content) > LARGEST:
        raise UnreadableInventory(f"« {file} » pèse plus de 2 Mo : une liste suffit.")
    (_, heads), *table = _table(content, file) or [(1, [])]
    columns = [_head(cell) for cell in heads]
    if "nom" not in columns:
        raise UnreadableInventory(
            f"« {file} », ligne 1 : il manque la colonne « nom ». Colonnes : {', '.join(COLUMNS)}."
        )
    rows, faults = [], []
    for line, cells in table:
        given = dict(zip(columns, map(_plain, cells), strict=False))
        # Notes of an exported file follow an empty line.
        if not any(given.values()) or cells[0].startswith("# "):
            continue
        try:
            rows.append(_row(line, given))
        except ValueError as fault:
            faults.append(f"{file}, ligne {line} : {fault}")
    return Inventory(tuple(rows), tuple(faults))


def _table(content: bytes, file: str) -> list[tuple[int, list[str]]]:
    """Each row with its line."""
    refusal = f"« {file} » n’est pas un CSV : enregistrez le tableau en CSV."
    if b"\x00" in content or content.startswith((b"PK\x03\x04", b"%PDF")):
        raise UnreadableInventory(refusal)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ",")
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise UnreadableInventory(refusal) from error


def _head(cell: str) -> str:
    name = cell.strip().lower()
    return _NAMES.get(name, name.replace(" ", "_"))


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from reading a formula."""
    said = cell.strip()
    return said[1:] if said[:1] == "'" and said[1:2] in tuple("=+-@") else said


def _row(line: int, given: Mapping[str, str]) -> InventoryRow:
    values: dict[str, str | date | None] = {}
    for name, cell in given.items():
        if name in COLUMNS:
            values[name] = _day(name, cell) if name.endswith("_le") else _text(name, cell)
    if not values.get("nom"):
        raise ValueError("le nom est vide : écrivez-le.")
    kind = str(values.get("sorte") or "instance locale").lower()
    code = str(values.pop("code", "") or "")
    if not code and kind not in KINDS:
        raise ValueError(f"« {kind} » n’est pas une sorte : écrivez {' ou '.join(KINDS)}.")
    territory = values.get("territoire")
    if territory and not _TERRITORY.fullmatch(str(territory)):
        raise ValueError(f"« {territory} » n’est pas un territoire : écrivez departement:31.")
    return InventoryRow(line, code, {**values, "sorte": KINDS.get(kind, kind)})


def _text(name: str, cell: str) -> str:
    longest = _LENGTHS.get(name)
    if longest is not None and len(cell) > longest:
        raise ValueError(f"« {name} » a plus de {longest} caractères : raccourcissez-le.")
    return cell


def _day(name: str, cell: str) -> date | None:
    if not cell:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise ValueError(f"« {name} » vaut « {cell} » : écrivez un jour qui existe, 2026-11-23.")
