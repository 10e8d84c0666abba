"""Coordinates of communes: a table of 2025 and the JSON of the API Découpage administratif."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_json_list
from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.geo.codes import commune_code, refuse_duplicates, required

COLUMNS = ("Code_Officiel_Commune", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class CommunePoint:
    """Where a commune is: latitude and longitude in degrees, WGS 84."""

    path: str
    commune: str
    latitude: float
    longitude: float


def read_commune_points(path: Path) -> Iterator[CommunePoint | Rejection]:
    """Yield the points of the semicolon table or of the API's JSON. Raises UnreadableFile."""
    if path.suffix.lower() == ".json":
        records = _read_api(path)
    else:
        records = parse_rows(read_csv(path, columns=COLUMNS), _from_row)
    return refuse_duplicates(records, key=_commune, rule="commune.duplicate-key")


def _from_row(row: Row) -> CommunePoint:
    code = commune_code(required(row, "Code_Officiel_Commune", rule="commune.missing-code"))
    return CommunePoint(row.path, code, *_checked(code, row["latitude"], row["longitude"]))


def _read_api(path: Path) -> Iterator[CommunePoint | Rejection]:
    for number, item in enumerate(read_json_list(path), start=1):
        place = f"{path.name}:{number}"
        try:
            yield _from_api(item, place)
        except CellFault as fault:
            yield Rejection(place, fault.rule, str(fault), repr(item))


def _from_api(item: dict[str, Any], place: str) -> CommunePoint:
    code = commune_code(str(item.get("code", "")))
    position = (item.get("centre") or {}).get("coordinates") or (None, None)
    return CommunePoint(place, code, *_checked(code, position[1], position[0]))


def _checked(code: str, latitude: object, longitude: object) -> tuple[float, float]:
    try:
        point = float(str(latitude).replace(",", ".")), float(str(longitude).replace(",", "."))
    except ValueError:
        point = (math.nan, math.nan)
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise CellFault(
            "commune.malformed-coordinates",
            f"Commune {code} : « {latitude} », « {longitude} » ne sont pas une latitude et une "
            "longitude en degrés ; reprojetez en WGS 84.",
        )
    return point


def _commune(record: CommunePoint) -> str:
    return record.commune
