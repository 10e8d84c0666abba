"""Doubts about the SIRET of certifiers and partners: the body is kept, its number only if sure."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from passerelles.domain.common.identifiers import Fault, read_siret
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.records import CertifierRecord, PartnerRecord, Record

_FAULTS: Mapping[Fault, str] = {
    "characters": "contient autre chose que des chiffres",
    "length": "n’a pas quatorze chiffres",
    "checksum": "a une clé de contrôle fausse",
}

# A register cites some thousands of bodies in tens of thousands of rows.
_reading = lru_cache(maxsize=8192)(read_siret)


def usable_siret(received: str) -> str:
    """The SIRET with its key checked, or nothing: a wrong number would name somebody else."""
    reading = _reading(received)
    return reading.value if reading.valid else ""


def warnings_about(record: Record) -> Iterator[Rejection]:
    """Say what is doubtful in the SIRET of a body."""
    if not isinstance(record, CertifierRecord | PartnerRecord):
        return
    reading = _reading(record.siret)
    if reading.restored:
        yield record.reject(
            "rncp.restored-siret",
            f"Le SIRET « {record.siret} » de « {record.name} » avait perdu un zéro : « "
            f"{reading.value} » est rétabli, sa clé le confirme.",
            severity="warning",
        )
    elif reading.fault and reading.fault != "empty":
        yield record.reject(
            "rncp.invalid-siret",
            f"Le SIRET « {record.siret} » de « {record.name} » {_FAULTS[reading.fault]} : "
            "l’organisme est gardé sans son SIRET. Vérifiez-le sur l’annuaire des entreprises.",
            severity="warning",
        )
