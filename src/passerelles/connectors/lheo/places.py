"""Addresses, coordinates and contacts of Lhéo → columns."""

import re
from typing import Any

from passerelles.apps.catalogue.models import Place, TrainingAction
from passerelles.connectors.lheo import extras
from passerelles.connectors.lheo.codes import REFERENT
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.texts import line, paragraphs
from passerelles.domain.common.identifiers import read_siret
from passerelles.domain.reference.neighbours import haversine_km
from passerelles.formats.lheo.model import Address, Contact, Coordinates
from passerelles.formats.lheo.model import Place as LheoPlace

NO_POSTCODE = "00000"
FAR_KM = 50  # a commune of metropolitan France never reaches that far from its centre
SHORT_NUMBER = re.compile(r"3\d{3}|10\d{2}|11\d")
FRENCH_DIGITS = 10
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_SCHEME = re.compile(r"(?i)https?://")
_DOMAIN = re.compile(r"(?i)[a-z0-9][a-z0-9.-]*\.[a-z]{2,}([/:?#].*)?")


def address_text(address: Address | None) -> str:
    """The lines of an address, without its postcode and its city."""
    if address is None:
        return ""
    return ", ".join(filter(None, map(line, address.lines)))


def postcode_of(address: Address | None) -> str:
    if address is None:
        return ""
    postcode = line(address.postcode)
    return "" if postcode == NO_POSTCODE else postcode


def city_of(address: Address | None) -> str:
    return line(address.city) if address else ""


def one_line_address(address: Address | None) -> str:
    """Everything on one line: name, lines, then postcode and city."""
    if address is None:
        return ""
    city = f"{postcode_of(address)} {city_of(address)}".strip()
    return ", ".join(filter(None, (line(address.name), address_text(address), city)))


def received_commune(address: Address | None) -> str:
    """The INSEE code as its publisher wrote it."""
    if address is None:
        return ""
    return extras.received(address.extras, "code-INSEE-commune", line(address.insee))


def commune_of(address: Address | None, reading: Reading) -> str | None:
    """The key of the commune of an address; an unresolved one is told, and nothing is refused."""
    if address is None:
        return None
    insee, postcode, city = received_commune(address), postcode_of(address), city_of(address)
    if not (insee or postcode or city):
        return None
    found = reading.commune(insee, postcode, city)
    said = " ".join(filter(None, (insee, postcode, city)))
    if found is None:
        reading.warn(
            "lheo.unknown-commune",
            said,
            f"La commune « {said} » n’est pas reconnue : l’adresse est gardée telle que reçue. "
            "Écrivez le code INSEE de la commune, ou son code postal et son nom.",
        )
    elif address.insee == postcode and insee and not found.endswith(f":{insee}"):
        reading.warn(
            "lheo.postcode-for-insee",
            said,
            f"« {insee} » est un code postal écrit à la place du code INSEE : "
            f"lu comme {found.rpartition(':')[2]}. Corrigez le code.",
        )
    return found


def place_row(
    place: LheoPlace, action: TrainingAction, *, position: int, reading: Reading
) -> Place:
    """The row of a place where an action is given."""
    address = place.coordinates.address
    commune = commune_of(address, reading)
    latitude, longitude = _position(address, commune, reading)
    return Place(
        id=f"{action.id}/{position}",
        action_id=action.id,
        position=position,
        name=place_name(place.coordinates),
        siret=siret_of(place.siret, reading),
        address=address_text(address),
        postcode=postcode_of(address),
        city=city_of(address),
        commune_received=received_commune(address),
        commune_id=commune,
        latitude=latitude,
        longitude=longitude,
        phone=phones_of(place.coordinates, reading),
        access=paragraphs(extras.text(place.extras, "acces", "acces")),
        source_id=reading.source,
    )


def place_name(coordinates: Coordinates) -> str:
    """The name of a place: its denomination, else what its publisher put in a free line."""
    denomination = line(coordinates.address.name) if coordinates.address else ""
    free = ", ".join(filter(None, map(line, coordinates.lines)))
    return denomination or free or line(coordinates.last_name)


def siret_of(received: str, reading: Reading) -> str:
    """A SIRET of fourteen digits, kept and told when its key is wrong; anything else is dropped."""
    found = read_siret(received)
    if not found.value.strip("0-"):
        return ""
    if found.valid:
        return found.value
    kept = found.fault == "checksum"
    said = (
        "sa clé de contrôle est fausse, il est gardé tel que reçu"
        if kept
        else "il n’a pas quatorze chiffres, il est écarté"
    )
    reading.warn(
        "lheo.invalid-siret",
        received,
        f"SIRET « {received} » : {said}. Vérifiez-le auprès de l’organisme.",
    )
    return found.value if kept else ""


def contact_values(contacts: tuple[Contact, ...], reading: Reading) -> list[dict[str, Any]]:
    """The contacts that can be reached or named; ``trained`` only for a référent handicap."""
    found = []
    for contact in contacts:
        to = contact.coordinates
        names = (to.civility, to.first_name, to.last_name)
        value: dict[str, Any] = {
            "kind": line(contact.kind),
            "name": " ".join(filter(None, map(line, names))),
            "phone": phones_of(to, reading),
            "email": email_of(to, reading),
        }
        if any(value[key] for key in ("name", "phone", "email")):
            if value["kind"] == REFERENT:
                value["trained"] = extras.flag(contact.extras, "referent-handicap", "forme")
            found.append(value)
    return found


def phones_of(coordinates: Coordinates, reading: Reading) -> str:
    """The first land line and the first mobile, as people dial them."""
    given = (*coordinates.phones[:1], *coordinates.mobiles[:1])
    return " / ".join(dict.fromkeys(filter(None, (phone(text, reading) for text in given))))


def phone(received: str, reading: Reading) -> str:
    """``05 61 00 00 00``, or ``""`` for what nobody can dial."""
    digits = re.sub(r"[\s./()-]", "", line(received))
    if digits.startswith("+33") and len(digits) == FRENCH_DIGITS + 2:
        digits = f"0{digits[3:]}"
    if digits.isdigit() and len(digits) == FRENCH_DIGITS and digits.startswith("0"):
        return " ".join(digits[i : i + 2] for i in range(0, FRENCH_DIGITS, 2))
    if re.fullmatch(r"\+\d{8,15}", digits) or SHORT_NUMBER.fullmatch(digits):
        return digits
    if digits:
        reading.warn(
            "lheo.undialable-phone",
            received,
            f"« {received} » n’est pas un numéro de téléphone : il est écarté. "
            "Écrivez dix chiffres, ou l’indicatif du pays.",
        )
    return ""


def email_of(coordinates: Coordinates, reading: Reading) -> str:
    received = line(coordinates.email).removeprefix("mailto:")
    if not received or _EMAIL.fullmatch(received):
        return received
    reading.warn(
        "lheo.invalid-email",
        received,
        f"« {received} » n’est pas une adresse électronique : elle est écartée. Corrigez-la.",
    )
    return ""


def url_of(urls: tuple[str, ...], reading: Reading) -> str:
    """The first address that a browser may open safely; a bare domain gets its scheme."""
    received = line(urls[0]).replace(" ", "%20") if urls else ""
    if not received or _SCHEME.match(received):
        return received
    if _DOMAIN.fullmatch(received):
        return f"http://{received}"
    reading.warn(
        "lheo.invalid-address",
        received,
        f"« {received} » n’est pas une adresse de site : elle est écartée. "
        "Elle commence par https://.",
    )
    return ""


def _position(
    address: Address | None, commune: str | None, reading: Reading
) -> tuple[float | None, float | None]:
    """The coordinates of an address, unless they are plainly those of somewhere else."""
    if address is None or address.latitude is None or address.longitude is None:
        return None, None
    latitude, longitude = address.latitude, address.longitude
    # Whole degrees are a hundred kilometres wide: they place nobody.
    exact = not (latitude.is_integer() and longitude.is_integer())
    if exact and abs(latitude) <= 90 and abs(longitude) <= 180:
        centre = reading.points.get(commune or "")
        if centre is None or haversine_km(centre, (latitude, longitude)) <= FAR_KM:
            return latitude, longitude
    reading.warn(
        "lheo.wrong-coordinates",
        f"{latitude} {longitude}",
        f"La position {latitude}, {longitude} n’est pas dans la commune de l’adresse : elle est "
        "écartée, le centre de la commune servira. Corrigez la géolocalisation.",
    )
    return None, None
