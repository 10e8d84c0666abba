"""Code officiel géographique (INSEE): communes, départements, régions, populations and EPCI."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import (
    Dialect,
    Row,
    open_zip,
    read_csv,
    read_workbook,
    read_zipped_csv,
)
from passerelles.formats.geo.codes import (
    commune_code,
    departement_code,
    refuse_duplicates,
    required,
)

# COM commune, COMD déléguée, COMA associée, ARM arrondissement of Paris, Lyon or Marseille.
CommuneType = Literal["COM", "COMD", "COMA", "ARM"]

COMMUNES = ("TYPECOM", "COM", "REG", "DEP", "LIBELLE", "COMPARENT")
POPULATIONS = ("COM", "PMUN")
EPCI = ("CODGEO", "EPCI", "LIBEPCI")
EPCI_HEADER_ROW = 5
NO_EPCI = "ZZZZZZZZZ"
COMMA = Dialect(delimiter=",")
_YEAR = re.compile(r"(20\d\d)")


@dataclass(frozen=True, slots=True)
class CogCommune:
    """A row of ``v_commune``; ``parent`` is the commune that holds it, empty for a commune."""

    path: str
    type: CommuneType
    code: str
    name: str
    departement: str
    region: str
    parent: str


@dataclass(frozen=True, slots=True)
class CogZone:
    """A département or a région; ``region`` is empty for a région."""

    path: str
    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class CommunePopulation:
    """Municipal population (without the people counted apart) of a commune."""

    path: str
    commune: str
    municipal: int


@dataclass(frozen=True, slots=True)
class EpciCommune:
    """A commune is in an EPCI; ``epci`` is empty for the few that are in none."""

    path: str
    commune: str
    epci: str
    epci_name: str


def cog_vintage(path: Path) -> int:
    """The year that the name of an INSEE file ends with. Raises UnreadableFile without one."""
    years = _YEAR.findall(path.name)
    if not years:
        raise UnreadableFile(
            f"« {path.name} » ne porte pas d’année : gardez le nom donné par l’INSEE, comme "
            "v_commune_2026.csv."
        )
    return int(years[-1])


def read_cog_communes(path: Path) -> Iterator[CogCommune | Rejection]:
    """Yield the rows of ``v_commune_AAAA.csv``. Raises UnreadableFile."""
    records = parse_rows(read_csv(path, columns=COMMUNES, dialect=COMMA), _commune)
    # A déléguée may bear the code of its commune: the pair is the key.
    return refuse_duplicates(records, key=_commune_key, rule="commune.duplicate-key")


def read_cog_zones(path: Path) -> Iterator[CogZone | Rejection]:
    """Yield the rows of ``v_departement_AAAA.csv`` or ``v_region_AAAA.csv``."""
    regional = path.name.lower().startswith("v_region")
    columns = ("REG", "LIBELLE") if regional else ("DEP", "REG", "LIBELLE")
    rows = read_csv(path, columns=columns, dialect=COMMA)
    return parse_rows(rows, _region if regional else _departement)


def read_populations(path: Path) -> Iterator[CommunePopulation | Rejection]:
    """Yield the populations of ``donnees_communes.csv``, alone or in ``ensemble.zip``."""
    if path.suffix.lower() != ".zip":
        return parse_rows(read_csv(path, columns=POPULATIONS), _population)
    member = _member(path, "donnees_communes.csv")
    return parse_rows(read_zipped_csv(path, member, columns=POPULATIONS), _population)


def read_epci(path: Path) -> Iterator[EpciCommune | Rejection]:
    """Yield the communes of the sheet ``Composition_communale``. Raises UnreadableFile."""
    rows = read_workbook(
        path, sheet="Composition_communale", columns=EPCI, header_row=EPCI_HEADER_ROW
    )
    records = parse_rows(iter(rows), _epci)
    return refuse_duplicates(records, key=lambda r: r.commune, rule="epci.duplicate-key")


def _commune(row: Row) -> CogCommune:
    kind = row["TYPECOM"]
    if kind not in get_args(CommuneType):
        raise CellFault(
            "commune.unknown-type",
            f"TYPECOM « {kind} » inconnu (COM, COMD, COMA ou ARM attendu) pour « {row['COM']} ».",
        )
    code, parent = commune_code(row["COM"]), row["COMPARENT"]
    if kind != "COM" and not parent:
        raise CellFault(
            "commune.missing-parent", f"« {code} » ({kind}) n’a pas de commune de rattachement."
        )
    return CogCommune(
        path=row.path,
        type=cast("CommuneType", kind),
        code=code,
        name=required(row, "LIBELLE", rule="commune.missing-name"),
        departement=departement_code(row["DEP"]) if row["DEP"] else "",
        region=row["REG"].zfill(2) if row["REG"] else "",
        parent=commune_code(parent) if parent else "",
    )


def _departement(row: Row) -> CogZone:
    code = departement_code(row["DEP"])
    return CogZone(row.path, code, row["LIBELLE"], row["REG"].zfill(2))


def _region(row: Row) -> CogZone:
    code = required(row, "REG", rule="region.missing-code").zfill(2)
    return CogZone(row.path, code, row["LIBELLE"], "")


def _population(row: Row) -> CommunePopulation:
    code, text = commune_code(row["COM"]), "".join(row["PMUN"].split())
    if not text.isdigit():
        raise CellFault(
            "commune.malformed-population",
            f"Commune {code} : population « {row['PMUN']} » illisible (un nombre est attendu).",
        )
    return CommunePopulation(row.path, code, int(text))


def _epci(row: Row) -> EpciCommune:
    code = commune_code(required(row, "CODGEO", rule="commune.missing-code"))
    epci = required(row, "EPCI", rule="epci.missing-code")
    if epci == NO_EPCI:
        return EpciCommune(row.path, code, "", "")
    if not (len(epci) == 9 and epci.isdigit()):
        raise CellFault(
            "epci.malformed-code",
            f"Commune {code} : « {epci} » n’est pas le SIREN d’un EPCI (neuf chiffres).",
        )
    return EpciCommune(row.path, code, epci, row["LIBEPCI"])


def _member(path: Path, wanted: str) -> str:
    with open_zip(path) as archive:
        found = [name for name in archive.namelist() if name.endswith(wanted)]
    if not found:
        raise UnreadableFile(f"« {path.name} » ne contient pas {wanted} : vérifiez l’archive.")
    return found[0]


def _commune_key(record: CogCommune) -> str:
    return f"{record.type} {record.code}"
