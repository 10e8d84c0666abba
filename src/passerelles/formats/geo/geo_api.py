"""Communes as the API Découpage administratif gives them (JSON, current COG, no year inside)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_json_list
from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.geo.codes import commune_code, refuse_duplicates

REQUIRED = ("code", "nom", "codeDepartement")


@dataclass(frozen=True, slots=True)
class ApiCommune:
    """A commune; what the request did not ask for is empty or None. Degrees are WGS 84."""

    path: str
    code: str
    name: str
    departement: str
    region: str
    postcodes: tuple[str, ...]
    population: int | None
    latitude: float | None
    longitude: float | None


def read_api_communes(path: Path) -> Iterator[ApiCommune | Rejection]:
    """Yield the communes of the answer. Raises UnreadableFile when a field was not asked for."""
    items = read_json_list(path)
    missing = [key for key in REQUIRED if items and key not in items[0]]
    if missing:
        raise UnreadableFile(
            f"« {path.name} » : champ(s) absent(s) : {', '.join(missing)}. Demandez-les dans "
            "l’adresse (fields=…) puis téléchargez de nouveau."
        )
    return refuse_duplicates(
        _communes(items, path), key=lambda commune: commune.code, rule="commune.duplicate-key"
    )


def _communes(items: list[Any], path: Path) -> Iterator[ApiCommune | Rejection]:
    for number, item in enumerate(items, start=1):
        place = f"{path.name}:{number}"
        try:
            yield _commune(item, place)
        except CellFault as fault:
            yield Rejection(place, fault.rule, str(fault), repr(item))


def _commune(item: dict[str, Any], place: str) -> ApiCommune:
    if not item.get("nom"):
        raise CellFault(
            "commune.missing-name", f"La commune « {item.get('code')} » n’a pas de nom."
        )
    longitude, latitude = (item.get("centre") or {}).get("coordinates") or (None, None)
    return ApiCommune(
        path=place,
        code=commune_code(str(item.get("code", ""))),
        name=str(item["nom"]),
        departement=str(item.get("codeDepartement") or ""),
        region=str(item.get("codeRegion") or ""),
        postcodes=tuple(item.get("codesPostaux") or ()),
        population=item.get("population"),
        latitude=latitude,
        longitude=longitude,
    )
