"""Rural revitalisation: ZRR (arrêté of 2022, JSON of a public project) and FRR (ANCT workbook)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from passerelles.formats.common.documents import read_json_list
from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, read_workbook
from passerelles.formats.geo.codes import commune_code, refuse_duplicates, required

# C: classified; PC: partly (a new commune of which some former communes are); NC: not.
RuralStatus = Literal["C", "PC", "NC"]
NOT_CLASSIFIED = ("", "-9999")


@dataclass(frozen=True, slots=True)
class RuralCommune:
    """Whether a commune is in the rural zoning."""

    path: str
    commune: str
    commune_received: str
    status: RuralStatus


def is_frr(path: Path) -> bool:
    """Whether ``path`` is the FRR workbook, in force since 1 July 2024, rather than the ZRR."""
    return path.suffix.lower() == ".xlsx"


def read_rural_communes(path: Path) -> Iterator[RuralCommune | Rejection]:
    """Yield the status of each commune, from either file. Raises UnreadableFile."""
    records = _read_frr(path) if is_frr(path) else _read_zrr(path)
    return refuse_duplicates(records, key=_commune, rule="zrr.duplicate-key")


def _read_zrr(path: Path) -> Iterator[RuralCommune | Rejection]:
    for number, item in enumerate(read_json_list(path), start=1):
        place = f"{path.name}:{number}"
        try:
            yield _from_fixture(_fields(item, path), place)
        except CellFault as fault:
            yield Rejection(place, fault.rule, str(fault), repr(item))


def _fields(item: Any, path: Path) -> dict[str, Any]:
    if not isinstance(item, dict) or not isinstance(item.get("fields"), dict):
        raise UnreadableFile(
            f"« {path.name} » : chaque commune doit porter « fields » avec « insee_code » et "
            "« status »; vérifiez que c’est bien la liste des ZRR."
        )
    return cast("dict[str, Any]", item["fields"])


def _from_fixture(fields: dict[str, Any], place: str) -> RuralCommune:
    received, status = str(fields.get("insee_code", "")), fields.get("status")
    if status not in get_args(RuralStatus):
        raise CellFault(
            "zrr.unknown-status",
            f"Commune « {received} » : statut « {status} » inconnu (C, PC ou NC attendu).",
        )
    return RuralCommune(place, commune_code(received), received, cast("RuralStatus", status))


def _read_frr(path: Path) -> Iterator[RuralCommune | Rejection]:
    # Titles of unknown height precede the header: the sheet is read until it is met.
    rows = read_workbook(path, sheet="", columns=("codgeo", "codefrr"), header_row=_header(path))
    return parse_rows(iter(rows), _from_workbook)


def _from_workbook(row: Row) -> RuralCommune:
    received = required(row, "codgeo", rule="commune.missing-code")
    status: RuralStatus = "NC" if row["codefrr"] in NOT_CLASSIFIED else "C"
    return RuralCommune(row.path, commune_code(received), received, status)


def _header(path: Path) -> int:
    import fastexcel

    try:
        workbook = fastexcel.read_excel(path)
        frame = workbook.load_sheet(0, header_row=None, n_rows=20, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise UnreadableFile(
            f"« {path.name} » n’est pas un classeur lisible ({error}) : téléchargez-le de nouveau."
        ) from error
    found = (number for number, cells in enumerate(frame.iter_rows()) if "codgeo" in cells)
    return next(found, 0)


def _commune(record: RuralCommune) -> str:
    return record.commune
