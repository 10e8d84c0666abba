"""Priority neighbourhoods (QPV): a table and outlines of 2015, the official list of 2024."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_header, read_json
from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Dialect, Row, read_csv
from passerelles.formats.geo.codes import commune_code, refuse_duplicates, required

CODE = re.compile(r"Q[PN]\d{2}[0-9AB]\d{2}[0-9A-Z]")
STATISTICS = ("code_qp", "nom_qp", "nom_commune", "pop_mun", "pop_com")
OFFICIAL = ("code_qp", "lib_qp", "insee_com", "lib_com")
EXCEL_FORMULA = re.compile(r'^="?(.*?)"?$')


@dataclass(frozen=True, slots=True)
class PriorityNeighbourhood:
    """A neighbourhood and the communes it touches, by code, by name, or by both.

    ``population`` is that of the neighbourhood and ``communes_population`` that of its communes;
    None when the file does not say. ``geometry`` is GeoJSON (WGS 84).
    """

    path: str
    code: str
    name: str
    commune_codes: tuple[str, ...] = ()
    commune_names: tuple[str, ...] = ()
    population: int | None = None
    communes_population: int | None = None
    geometry: dict[str, Any] | None = None

    @property
    def departement(self) -> str:
        """The département that the code begins with (``QP009001`` is in ``09``)."""
        digits = self.code[2:5]
        return digits[1:] if digits[0] == "0" else digits


def qpv_vintage(path: Path) -> int:
    """2024 for the list whose column is ``insee_com``, 2015 for the others."""
    if path.suffix.lower() != ".csv":
        return 2015
    return 2024 if "insee_com" in read_header(path, delimiter=";") else 2015


def read_neighbourhoods(path: Path) -> Iterator[PriorityNeighbourhood | Rejection]:
    """Yield the neighbourhoods of any of the three files. Raises UnreadableFile."""
    if path.suffix.lower() != ".csv":
        records = _read_outlines(path)
    elif qpv_vintage(path) == 2024:
        records = parse_rows(read_csv(path, columns=OFFICIAL), _official)
    else:
        comma = Dialect(delimiter=",")
        records = parse_rows(read_csv(path, columns=STATISTICS, dialect=comma), _statistics)
    return refuse_duplicates(records, key=_code, rule="qpv.duplicate-key")


def _statistics(row: Row) -> PriorityNeighbourhood:
    return PriorityNeighbourhood(
        path=row.path,
        code=_checked_code(row["code_qp"]),
        name=row["nom_qp"],
        commune_names=_split(row["nom_commune"], ","),
        population=_count(row["pop_mun"]),
        communes_population=_count(row["pop_com"]),
    )


def _official(row: Row) -> PriorityNeighbourhood:
    codes = EXCEL_FORMULA.sub(r"\1", required(row, "insee_com", rule="commune.missing-code"))
    return PriorityNeighbourhood(
        path=row.path,
        code=_checked_code(row["code_qp"]),
        name=row["lib_qp"],
        commune_codes=tuple(map(commune_code, _split(codes, ";"))),
        commune_names=_split(row["lib_com"], ";"),
    )


def _read_outlines(path: Path) -> Iterator[PriorityNeighbourhood | Rejection]:
    collection = read_json(path)
    if not isinstance(collection, dict) or "features" not in collection:
        raise UnreadableFile(f"« {path.name} » n’est pas une collection GeoJSON de quartiers.")
    for number, feature in enumerate(collection["features"], start=1):
        place = f"{path.name}:{number}"
        try:
            yield _outline(feature, place)
        except CellFault as fault:
            yield Rejection(place, fault.rule, str(fault), repr(feature.get("properties")))


def _outline(feature: dict[str, Any], place: str) -> PriorityNeighbourhood:
    properties = feature.get("properties") or {}
    return PriorityNeighbourhood(
        path=place,
        code=_checked_code(str(properties.get("code_qp", ""))),
        name=str(properties.get("nom_qp", "")),
        commune_codes=tuple(map(commune_code, _split(properties.get("code_commune", ""), ","))),
        commune_names=_split(properties.get("nom_commune", ""), ","),
        geometry=feature.get("geometry"),
    )


def _checked_code(received: str) -> str:
    if not CODE.fullmatch(received):
        raise CellFault(
            "qpv.malformed-code",
            f"« {received} » n’est pas un code de quartier prioritaire (comme QP031001) : "
            "corrigez-le.",
        )
    return received


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _code(record: PriorityNeighbourhood) -> str:
    return record.code
