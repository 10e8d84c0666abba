"""Where a school stands: its number tells its département."""

from typing import Protocol

from passerelles.apps.reference.reads.departements import Departements
from passerelles.domain.reference.bodies import departement_of_uai
from passerelles.formats.common.rejection import Rejection, fragment_of

# Numbers that tell no département: provisional ones of Parcoursup, New Caledonia, Polynesia.
NOWHERE = ("C", "983", "984")


class SchoolRecord(Protocol):
    """A record of a file, about the school of a number."""

    @property
    def path(self) -> str: ...
    @property
    def uai(self) -> str: ...


def school_departement(uai: str, departements: Departements) -> str:
    """The département of the school, empty when its number tells none that is loaded."""
    code = departement_of_uai(uai) or ""
    return code if code in departements.regions else ""


def unknown_school(record: SchoolRecord, departements: Departements) -> Rejection | None:
    """Refuse a school whose département is unknown: its region would lack it."""
    if school_departement(record.uai, departements) or record.uai.startswith(NOWHERE):
        return None
    return Rejection(
        record.path,
        "territory.unknown",
        f"Colonne « UAI » : « {record.uai} » n’est d’aucun département de {departements.edition} : "
        "corrigez le numéro, ou importez d’abord la table des territoires de cette année.",
        fragment_of(record),
    )
