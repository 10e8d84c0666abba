"""Columns → addresses, coordinates, contacts and dates of Lhéo."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from passerelles.apps.catalogue.models import Place
from passerelles.connectors.lheo import extras
from passerelles.formats.lheo import model
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import Address, Contact, Coordinates

MOST_LINES = 4
UNKNOWN_DATE = LheoDate(None, Precision.UNKNOWN)
_ENDING_CITY = re.compile(r"(?:(.*), )?(\d{5}) ([^,]+)")


def day_of(day: date | None) -> LheoDate | None:
    return LheoDate(day, Precision.DAY) if day else None


def day_or_unknown(day: date | None) -> LheoDate:
    return day_of(day) or UNKNOWN_DATE


def urls_of(url: str) -> tuple[str, ...]:
    return (url,) if url else ()


def lines_of(text: str) -> tuple[str, ...]:
    """An address cut where its commas are, in four lines at most."""
    pieces = text.split(", ", MOST_LINES - 1) if text else []
    return tuple(pieces)


def flat_address(text: str, *, postcode: str, city: str, commune: str | None) -> Address | None:
    """The address of columns; None when they say nothing."""
    if not (text or postcode or city or commune):
        return None
    insee = commune.rpartition(":")[2] if commune else ""
    return Address(lines=lines_of(text), postcode=postcode, city=city, insee=insee)


def whole_address(text: str) -> Address | None:
    """The address written on one line, its postcode and its city at the end when they are."""
    found = _ENDING_CITY.fullmatch(text)
    if found:
        return Address(lines=lines_of(found[1] or ""), postcode=found[2], city=found[3])
    return Address(lines=lines_of(text)) if text else None


def coordinates_of(
    address: Address | None, phone: str, *, email: str = "", url: str = ""
) -> Coordinates:
    land_line, _, mobile = phone.partition(" / ")
    return Coordinates(
        address=address,
        phones=(land_line,) if land_line else (),
        mobiles=(mobile,) if mobile else (),
        email=email,
        urls=urls_of(url),
    )


def contacts_of(values: Iterable[Mapping[str, Any]]) -> tuple[Contact, ...]:
    return tuple(map(_contact, values))


def place_of(row: Place) -> model.Place:
    """The place, its INSEE code corrected and the one received kept beside."""
    commune = row.commune_id.rpartition(":")[2] if row.commune_id else row.commune_received
    other = row.commune_received if row.commune_received != commune else ""
    address = Address(
        name=row.name,
        lines=lines_of(row.address),
        postcode=row.postcode,
        city=row.city,
        insee=commune,
        latitude=row.latitude,
        longitude=row.longitude,
        extras=extras.group(extras.RECEIVED, ("code-INSEE-commune", other)),
    )
    return model.Place(
        coordinates=coordinates_of(address, row.phone),
        siret=row.siret,
        extras=extras.group("acces", ("acces", row.access)),
    )


def _contact(value: Mapping[str, Any]) -> Contact:
    coordinates = coordinates_of(None, value.get("phone", ""), email=value.get("email", ""))
    return Contact(
        Coordinates(
            last_name=value.get("name", ""),
            phones=coordinates.phones,
            mobiles=coordinates.mobiles,
            email=coordinates.email,
        ),
        kind=value.get("kind", ""),
        extras=extras.group("referent-handicap", ("forme", extras.digit(value.get("trained")))),
    )
