"""Académies (Éducation nationale): which one each département belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.geo.codes import departement_code

COLUMNS = ("codeDepartement", "codeAcademie", "libelleAcademie", "codeRegion", "libelleRegion")
# The Éducation nationale numbers the two Corsican départements apart, and Mayotte twice.
EDUCATION_DEPARTEMENTS = {"620": "2A", "720": "2B", "985": "976"}
# Codes of the same nomenclature that are no département of the COG.
OUTSIDE = {"130": "Andorre", "990": "Autre pays"}


@dataclass(frozen=True, slots=True)
class AcademieDepartement:
    """One département is in one académie; ``departement`` is empty for an académie without any."""

    path: str
    academie: str
    academie_name: str
    region: str
    departement: str
    departement_received: str


def read_academies(path: Path) -> Iterator[AcademieDepartement | Rejection]:
    """Yield the links; groups of académies and abolished ones come without a département.

    Andorra and foreign countries, which the nomenclature lists among départements, give a
    warning and no département. Raises UnreadableFile.
    """
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Row) and row["codeDepartement"] in OUTSIDE:
            name = OUTSIDE[row["codeDepartement"]]
            yield row.warn(
                "academie.outside-cog",
                f"« {row['codeDepartement']} » ({name}) n’est pas un département : rien à relier.",
            )
        yield from parse_rows(iter((row,)), _link)


def _link(row: Row) -> AcademieDepartement:
    received = row["codeDepartement"]
    return AcademieDepartement(
        path=row.path,
        academie=row["codeAcademie"],
        academie_name=row["libelleAcademie"],
        region=row["codeRegion"],
        departement=_departement(received),
        departement_received=received,
    )


def _departement(received: str) -> str:
    if not received or received in OUTSIDE:
        return ""
    try:
        return EDUCATION_DEPARTEMENTS.get(received) or departement_code(received)
    except CellFault as fault:
        raise CellFault("academie.malformed-departement", str(fault)) from fault
