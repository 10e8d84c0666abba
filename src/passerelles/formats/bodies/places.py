"""Places that welcome people: France Travail agencies and missions locales."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from passerelles.formats.common.documents import read_json_list
from passerelles.formats.common.rejection import Rejection, UnreadableFile

PlaceShape = Literal["agencies", "missions_locales", "prescribers"]

_DEPARTEMENT = re.compile(r"\d{2}|2[AB]|97\d|98\d")
_POINT = re.compile(r"POINT \((-?[\d.]+) (-?[\d.]+)\)")


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """An agency; ``name`` is as received, under the name the operator had then."""

    path: str
    id: str
    name: str
    departement: str
    region_name: str


@dataclass(frozen=True, slots=True)
class MissionLocaleRecord:
    """A mission locale; ``departement`` is empty when the file leaves it out."""

    path: str
    id: str
    name: str
    usual_name: str
    departement: str
    region: str


@dataclass(frozen=True, slots=True)
class PrescriberRecord:
    """An organisation of a demonstration extract: only its address can be relied on."""

    path: str
    kind: str
    name: str
    address: str
    postcode: str
    city: str
    departement: str
    latitude: float | None
    longitude: float | None


PlaceRecord = AgencyRecord | MissionLocaleRecord | PrescriberRecord


def place_shape(path: Path) -> PlaceShape:
    """Which of the three lists ``path`` is. Raises UnreadableFile when it is none of them."""
    first = next(iter(read_json_list(path)), None)
    keys = set(first) if isinstance(first, dict) else set()
    if "nom_agence" in keys:
        return "agencies"
    if "nom_officiel" in keys:
        return "missions_locales"
    if "fields" in keys:
        return "prescribers"
    raise UnreadableFile(
        f"« {path.name} » n’est ni une liste d’agences (nom_agence), ni une liste de missions "
        f"locales (nom_officiel). Clés lues : {', '.join(sorted(keys)) or 'aucune'}."
    )


def read_places(path: Path) -> Iterator[PlaceRecord | Rejection]:
    """Yield the places of any of the three lists. Raises UnreadableFile."""
    read = {
        "agencies": _agency,
        "missions_locales": _mission_locale,
        "prescribers": _prescriber,
    }[place_shape(path)]
    seen: set[str] = set()
    for number, item in enumerate(read_json_list(path), start=1):
        place = f"{path.name}:{number}"
        record = read(item, place)
        key = getattr(record, "id", place)
        if key in seen:
            message = f"L’identifiant « {key} » figure déjà plus haut : gardez un seul des deux."
            yield Rejection(place, "place.duplicate-key", message, repr(item))
            continue
        seen.add(key)
        yield record


def _agency(item: dict[str, Any], place: str) -> AgencyRecord | Rejection:
    # The file writes départements as numbers: the zero of Ariège (9) is lost.
    departement = str(item.get("code_departement", "")).zfill(2)
    fault = _fault(item, name="nom_agence", departement=departement)
    if fault:
        return Rejection(place, *fault, fragment=repr(item))
    return AgencyRecord(
        path=place,
        id=str(item["id"]),
        name=" ".join(str(item["nom_agence"]).split()),
        departement=departement,
        region_name=str(item.get("nom_region") or ""),
    )


def _mission_locale(item: dict[str, Any], place: str) -> MissionLocaleRecord | Rejection:
    departement = str(item.get("code_departement") or "")
    fault = _fault(item, name="nom_officiel", departement=departement or "00")
    if fault:
        return Rejection(place, *fault, fragment=repr(item))
    return MissionLocaleRecord(
        path=place,
        id=str(item["id"]),
        name=" ".join(str(item["nom_officiel"]).split()),
        usual_name=" ".join(str(item.get("nom_usuel") or "").split()),
        departement=departement,
        region=str(item.get("code_region") or ""),
    )


def _prescriber(item: dict[str, Any], place: str) -> PrescriberRecord | Rejection:
    fields = item.get("fields") or {}
    point = _POINT.search(str(fields.get("coords") or ""))
    if not fields.get("name"):
        message = "L’organisation n’a pas de nom (« name ») : complétez-la."
        return Rejection(place, "place.missing-name", message, repr(item))
    return PrescriberRecord(
        path=place,
        kind=str(fields.get("kind") or ""),
        name=str(fields["name"]),
        address=", ".join(
            filter(None, (fields.get("address_line_1"), fields.get("address_line_2")))
        ),
        postcode=str(fields.get("post_code") or ""),
        city=str(fields.get("city") or ""),
        departement=str(fields.get("department") or ""),
        latitude=float(point.group(2)) if point else None,
        longitude=float(point.group(1)) if point else None,
    )


def _fault(item: dict[str, Any], *, name: str, departement: str) -> tuple[str, str] | None:
    if not item.get("id") or not item.get(name):
        return "place.missing-name", f"« id » ou « {name} » est vide : complétez la fiche."
    if not _DEPARTEMENT.fullmatch(departement):
        return (
            "place.malformed-departement",
            f"« {item[name]} » : « {departement} » n’est pas un code de département.",
        )
    return None
