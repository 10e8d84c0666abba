"""Source ``providers``: schools, CFA and training bodies, one row a SIRET whatever the files.

The list speaks first; the files of networks (newest first), then the extract of the register,
fill what it leaves empty. An invalid number is kept out, and told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from passerelles.apps.reference.models import Body, BodyKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.domain.common.identifiers import IdentifierReading, read_siret, read_uai
from passerelles.domain.reference.bodies import departement_of_uai, provider_kind
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.bodies.providers import Address, ProviderRecord, read_providers
from passerelles.formats.common.rejection import Rejection

SOURCE = "providers"
FAULTS = {
    "characters": "il porte des caractères interdits",
    "length": "sa longueur n’est pas la bonne",
    "checksum": "sa clé de contrôle est fausse",
}
ACTIVITY_NUMBER_LENGTH = 11


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_providers(files, read_commune_index())


def load_providers(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield each body at the first record that speaks of it. Raises UnreadableFile."""
    outcomes = [outcome for path in files for outcome in read_providers(path)]
    merged = merge_records(o for o in outcomes if isinstance(o, ProviderRecord))
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            yield outcome
            continue
        yield from _identifier_warnings(outcome)
        key = provider_key(outcome)
        if key is None:
            yield _no_valid_number(outcome)
        elif key in merged:
            yield from _body(key, merged.pop(key), communes)
        else:
            yield ()


def provider_key(record: ProviderRecord) -> str | None:
    """``siret:…``, else ``uai:…``, with a valid number; None when neither is valid."""
    siret, uai = read_siret(record.siret), read_uai(record.uai)
    if siret.valid:
        return f"siret:{siret.value}"
    return f"uai:{uai.value}" if uai.valid else None


def merge_records(records: Iterable[ProviderRecord]) -> dict[str, ProviderRecord]:
    """One record a body: the most trusted speaks, the others complete it."""
    merged: dict[str, ProviderRecord] = {}
    for record in sorted(records, key=_trust):
        key = provider_key(record)
        if key is not None:
            known = merged.get(key)
            merged[key] = record if known is None else _complete(known, record)
    return merged


def _trust(record: ProviderRecord) -> tuple[int, int]:
    """The list first (no date, a name), then networks from the newest, then the register."""
    if record.read_on is not None:
        return 1, -record.read_on.toordinal()
    listed = bool(record.name) and not record.networks
    return (0, 0) if listed else (2, -date.min.toordinal())


def _complete(known: ProviderRecord, other: ProviderRecord) -> ProviderRecord:
    networks = tuple(sorted({*known.networks, *other.networks}))
    return replace(
        known,
        uai=known.uai or other.uai,
        name=known.name or other.name,
        brand=known.brand or other.brand,
        nature=known.nature or other.nature,
        address=_complete_address(known.address, other.address),
        activity_number=known.activity_number or other.activity_number,
        networks=networks,
        is_qualiopi=known.is_qualiopi if known.is_qualiopi is not None else other.is_qualiopi,
        is_closed=known.is_closed if known.is_closed is not None else other.is_closed,
    )


def _complete_address(known: Address, other: Address) -> Address:
    """Two addresses are never mixed, but the same one may be better located."""
    if not known.text:
        return other
    if known.postcode != other.postcode:
        return known
    return replace(
        known,
        commune_code=known.commune_code or other.commune_code,
        latitude=known.latitude if known.latitude is not None else other.latitude,
        longitude=known.longitude if known.longitude is not None else other.longitude,
    )


def _body(key: str, record: ProviderRecord, communes: CommuneIndex) -> Iterator[Outcome]:
    siret, uai = _valid(read_siret(record.siret)), _valid(read_uai(record.uai))
    departement = (departement_of_uai(uai) if uai else None) or _address_departement(record.address)
    if record.address.departement and departement != record.address.departement:
        yield _departement_differs(record, departement)
    commune = _commune(record.address, departement, communes)
    yield [
        Body(
            id=key,
            kind=BodyKind(provider_kind(record.name, brand=record.brand, nature=record.nature)),
            siret=siret,
            uai=uai,
            activity_number=_activity_number(record),
            name=record.name or f"Organisme au nom non publié ({key.replace(':', ' ').upper()})",
            brand=record.brand,
            address=record.address.text[:400],
            postcode=record.address.postcode,
            city=record.address.city,
            departement=departement,
            commune_id=communes.territory_id(commune) if commune else None,
            latitude=record.address.latitude,
            longitude=record.address.longitude,
            nature=record.nature,
            networks=list(record.networks),
            is_qualiopi=record.is_qualiopi,
            is_closed=record.is_closed,
            source_id=SOURCE,
        )
    ]


def _address_departement(address: Address) -> str:
    if address.departement:
        return address.departement
    # 20xxx postcodes cover both départements of Corsica: not enough to choose.
    if address.postcode.startswith("20"):
        return ""
    digits = 3 if address.postcode.startswith(("97", "98")) else 2
    return address.postcode[:digits]


def _commune(address: Address, departement: str, communes: CommuneIndex) -> str | None:
    resolution = communes.resolve(address.commune_code) if address.commune_code else None
    if resolution is not None:
        return resolution.code
    place = _address_departement(address) or departement
    return communes.find(address.city, departement=place) if address.city else None


def _activity_number(record: ProviderRecord) -> str:
    number = record.activity_number
    return number if len(number) == ACTIVITY_NUMBER_LENGTH else ""


def _valid(reading: IdentifierReading) -> str:
    return reading.value if reading.valid else ""


def _identifier_warnings(record: ProviderRecord) -> Iterator[Rejection]:
    readings = (
        ("SIRET", "provider.invalid-siret", record.siret, read_siret(record.siret)),
        ("UAI", "provider.invalid-uai", record.uai, read_uai(record.uai)),
    )
    for label, rule, received, reading in readings:
        if reading.fault is not None and reading.fault != "empty":
            yield Rejection(
                path=record.path,
                rule=rule,
                message=f"{label} « {received} » écarté : {FAULTS[reading.fault]}. "
                "Vérifiez-le auprès de l’organisme.",
                fragment=_fragment(record),
                severity="warning",
            )


def _no_valid_number(record: ProviderRecord) -> Rejection:
    return Rejection(
        path=record.path,
        rule="provider.no-valid-identifier",
        message=f"« {record.name} » n’a ni SIRET ni UAI valide : corrigez l’un des deux.",
        fragment=_fragment(record),
    )


def _departement_differs(record: ProviderRecord, departement: str) -> Rejection:
    return Rejection(
        path=record.path,
        rule="provider.departement-differs",
        message=f"L’UAI « {record.uai} » est du département {departement}, l’adresse du "
        f"{record.address.departement} : le département de l’UAI est gardé.",
        fragment=_fragment(record),
        severity="warning",
    )


def _fragment(record: ProviderRecord) -> str:
    return ";".join((record.siret, record.uai, record.name, record.address.text))
