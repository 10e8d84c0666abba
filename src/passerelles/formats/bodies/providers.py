"""Schools, CFA and training bodies: list of 2022, files of networks, extract of a register.

The three files come from the public services of apprenticeship. Numbers are given as received:
whoever loads them checks the keys of the SIRET and of the UAI.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from passerelles.formats.common.documents import read_header, read_json_list
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv

LIST_COLUMNS = (
    "uai",
    "siret",
    "raison_sociale",
    "enseigne",
    "nature",
    "departement",
    "commune",
    "adresse",
)
NETWORK_COLUMNS = (
    "Siret",
    "UAI validée",
    "Raison sociale",
    "Enseigne",
    "numero_declaration_activite",
    "etat_administratif",
    "Nature",
    "Adresse",
    "Qualiopi",
    "Réseaux",
    "Réseaux à jour",
    "Date d'import",
)
# Spellings of one network that the files mix.
NETWORK_SPELLINGS = {"cfa ec": "cfa_ec", "cci-france": "cci"}
_QUALIOPI = {"oui": True, "non": False}
_POSTCODE = re.compile(r"\b(\d{5}) +([^\d\n].*)")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, and the place it ends with when that can be read."""

    text: str = ""
    postcode: str = ""
    city: str = ""
    departement: str = ""
    commune_code: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """What one file says of a body. ``is_qualiopi`` is None when it does not say."""

    path: str
    siret: str
    uai: str
    name: str
    brand: str
    nature: str
    address: Address
    activity_number: str = ""
    networks: tuple[str, ...] = ()
    is_qualiopi: bool | None = None
    is_closed: bool | None = None
    read_on: date | None = None


def read_providers(path: Path) -> Iterator[ProviderRecord | Rejection]:
    """Yield the bodies of any of the three kinds of file. Raises UnreadableFile.

    A body without SIRET nor UAI is refused (``provider.no-identifier``), and so is a SIRET that
    the same file already gave (``provider.duplicate-key``).
    """
    if path.suffix.lower() == ".json":
        records = _read_register(path)
    elif "Siret" in read_header(path):
        records = _records(read_csv(path, columns=NETWORK_COLUMNS), network=True)
    else:
        records = _records(read_csv(path, columns=LIST_COLUMNS), network=False)
    return _unique(records)


def split_address(text: str) -> Address:
    """The text on one line, with the postcode and the city that end it."""
    found = _POSTCODE.search(text)
    line = " ".join(text.split())
    if found is None:
        # Some files give the commune alone.
        alone = "" if any(character.isdigit() for character in line) else line
        return Address(text=line, city=alone)
    city = re.sub(r"\s+(CEDEX.*|\d+)$", "", found.group(2).strip(), flags=re.IGNORECASE)
    return Address(text=line, postcode=found.group(1), city=city)


def _records(
    rows: Iterator[Row | Rejection], *, network: bool
) -> Iterator[ProviderRecord | Rejection]:
    for row in rows:
        if isinstance(row, Rejection):
            yield row
        else:
            yield _from_network(row) if network else _from_list(row)


def _from_list(row: Row) -> ProviderRecord:
    address = split_address(row["adresse"])
    return ProviderRecord(
        path=row.path,
        siret=row["siret"],
        uai=row["uai"],
        name=row["raison_sociale"],
        brand=row["enseigne"],
        nature=row["nature"],
        address=Address(
            text=address.text,
            postcode=address.postcode,
            city=row["commune"] or address.city,
            departement=row["departement"],
        ),
    )


def _from_network(row: Row) -> ProviderRecord:
    return ProviderRecord(
        path=row.path,
        siret=row["Siret"],
        uai=row["UAI validée"],
        name=row["Raison sociale"],
        brand=row["Enseigne"],
        nature=row["Nature"],
        address=split_address(row["Adresse"]),
        activity_number=row["numero_declaration_activite"],
        networks=split_networks(row["Réseaux à jour"] or row["Réseaux"]),
        is_qualiopi=_QUALIOPI.get(row["Qualiopi"].lower()),
        is_closed=_closed(row["etat_administratif"]),
        read_on=_day(row["Date d'import"]),
    )


def split_networks(text: str) -> tuple[str, ...]:
    """``agri|cfa ec`` gives ``("agri", "cfa_ec")``: one spelling a network, in order."""
    names = (name.strip() for name in text.split("|"))
    return tuple(dict.fromkeys(NETWORK_SPELLINGS.get(name, name) for name in names if name))


def _read_register(path: Path) -> Iterator[ProviderRecord | Rejection]:
    for number, item in enumerate(read_json_list(path), start=1):
        place = f"{path.name}:{number}"
        if isinstance(item, dict):
            yield _from_register(item, place)
        else:
            message = "Un organisme doit être un objet JSON avec « siret » : vérifiez le fichier."
            yield Rejection(place, "provider.not-an-object", message, repr(item))


def _from_register(item: dict[str, Any], place: str) -> ProviderRecord:
    return ProviderRecord(
        path=place,
        siret=str(item.get("siret") or ""),
        uai=str(item.get("uai") or ""),
        name=str(item.get("raison_sociale") or ""),
        brand=str(item.get("enseigne") or ""),
        nature=str(item.get("nature") or ""),
        address=_register_address(item.get("adresse") or {}),
        is_qualiopi=item.get("qualiopi"),
        is_closed=_closed(str(item.get("etat_administratif") or "")),
    )


def _register_address(address: dict[str, Any]) -> Address:
    geometry = (address.get("geojson") or {}).get("geometry") or {}
    # Some points are the outline of a street or of a commune: they are no position.
    point = geometry.get("coordinates") if geometry.get("type") == "Point" else None
    longitude, latitude = point or (None, None)
    return Address(
        text=str(address.get("label") or ""),
        postcode=str(address.get("code_postal") or ""),
        city=str(address.get("localite") or ""),
        departement=str((address.get("departement") or {}).get("code") or ""),
        commune_code=str(address.get("code_insee") or ""),
        latitude=latitude,
        longitude=longitude,
    )


def _closed(state: str) -> bool | None:
    return {"actif": False, "fermé": True}.get(state)


def _day(text: str) -> date | None:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return None


def _unique(
    records: Iterator[ProviderRecord | Rejection],
) -> Iterator[ProviderRecord | Rejection]:
    places: dict[str, str] = {}
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        key = record.siret or record.uai
        fault = _identity_fault(key, places.get(key))
        if fault is None:
            places[key] = record.path
            yield record
        else:
            yield Rejection(record.path, *fault, fragment=_fragment(record))


def _identity_fault(key: str, first: str | None) -> tuple[str, str] | None:
    if not key:
        message = "Ni SIRET ni UAI : complétez l’un des deux pour que l’organisme soit reconnu."
        return "provider.no-identifier", message
    if first is not None:
        message = f"« {key} » figure déjà à {first} : gardez une seule des deux lignes."
        return "provider.duplicate-key", message
    return None


def _fragment(record: ProviderRecord) -> str:
    return ";".join((record.siret, record.uai, record.name, record.address.text))
