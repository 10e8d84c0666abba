"""Outlines of communes, EPCI, départements and régions as GeoJSON (WGS 84)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from passerelles.formats.common.documents import read_json
from passerelles.formats.common.rejection import Rejection, UnreadableFile

OutlineKind = Literal["region", "departement", "epci", "commune"]

_KINDS: dict[str, OutlineKind] = {
    "region": "region",
    "departement": "departement",
    "epci": "epci",
    "commune": "commune",
}
_NAME = re.compile(r"(region|departement|epci|commune)s?-")
_ETALAB_NAME = re.compile(r"-\d+m\.geojson$")
_YEAR = re.compile(r"(20\d\d)")


@dataclass(frozen=True, slots=True)
class TerritoryOutline:
    """The outline of one territory: a GeoJSON Polygon or MultiPolygon."""

    path: str
    kind: OutlineKind
    code: str
    name: str
    geometry: dict[str, Any]


def outlines_vintage(path: Path) -> int | None:
    """The year of the COG drawn in ``path``: that of its name or of its folder, else 2018.

    A file of Etalab (``communes-100m.geojson``) without a year is the latest one: None.
    """
    folder = _YEAR.fullmatch(path.parent.name)
    year = _YEAR.search(path.name) or folder
    if year:
        return int(year.group(1))
    return None if _ETALAB_NAME.search(path.name) else 2018


def read_outlines(path: Path) -> Iterator[TerritoryOutline | Rejection]:
    """Yield the outlines of a collection, or of a file that is one single feature.

    The name of the file says what it draws (``communes-31-…``). Raises UnreadableFile.
    """
    kind = _kind(path)
    for number, feature in enumerate(_features(path), start=1):
        yield _outline(feature, kind=kind, place=f"{path.name}:{number}")


def _outline(
    feature: dict[str, Any], *, kind: OutlineKind, place: str
) -> TerritoryOutline | Rejection:
    properties = feature.get("properties") or {}
    code, geometry = str(properties.get("code") or ""), feature.get("geometry") or {}
    if not code:
        message = "Le contour ne porte pas de « code » : ajoutez-le à ses propriétés."
        return Rejection(place, "outline.missing-code", message, repr(properties))
    if geometry.get("type") not in ("Polygon", "MultiPolygon") or not geometry.get("coordinates"):
        message = f"« {code} » : la géométrie « {geometry.get('type')} » n’est pas un contour."
        return Rejection(place, "outline.not-a-surface", message, repr(properties))
    if not _in_degrees(geometry["coordinates"]):
        message = f"« {code} » : les coordonnées ne sont pas des degrés ; reprojetez en WGS 84."
        return Rejection(place, "outline.not-wgs84", message, repr(properties))
    return TerritoryOutline(place, kind, code, str(properties.get("nom") or ""), geometry)


def _kind(path: Path) -> OutlineKind:
    match = _NAME.match(path.name)
    if match is None:
        raise UnreadableFile(
            f"« {path.name} » ne dit pas ce qu’il dessine : son nom doit commencer par "
            "communes-, epci-, departements- ou regions-."
        )
    return _KINDS[match.group(1)]


def _features(path: Path) -> list[dict[str, Any]]:
    document = read_json(path)
    if isinstance(document, dict) and document.get("type") == "Feature":
        return [document]
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        return list(document["features"])
    raise UnreadableFile(f"« {path.name} » n’est pas du GeoJSON : vérifiez le fichier.")


def _in_degrees(coordinates: Any) -> bool:
    while isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    return bool(abs(coordinates[0]) <= 180 and abs(coordinates[1]) <= 90)
