"""Zones d'emploi 2020 (INSEE, DARES): the table of communes, as CSV or as the official workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.documents import read_header
from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, Row, read_csv, read_workbook
from passerelles.formats.geo.codes import required
from passerelles.formats.geo.zonings import ZoneColumns, ZonedCommune, zoned_communes

COMMA = Dialect(delimiter=",")
CSV_COLUMNS = ZoneColumns("codgeo", "ze2020", "libze2020", rule="zone", digits=4)
WORKBOOK_COLUMNS = ZoneColumns("CODGEO", "ZE2020", "LIBZE2020", rule="zone", digits=4)


def read_employment_zones(path: Path) -> Iterator[ZonedCommune | Rejection]:
    """Yield which zone each commune is in; lost zeros (``59`` for ``0059``) are put back.

    ``path`` is the comma-separated table (codgeo, libgeo, ze2020, libze2020…) or INSEE's
    ``ZE2020_au_01-01-AAAA.xlsx``, whose sheet has five lines of title. Raises UnreadableFile.
    """
    if path.suffix.lower() == ".xlsx":
        rows = read_workbook(
            path, sheet="Composition_communale", columns=WORKBOOK_COLUMNS.names(), header_row=5
        )
        return zoned_communes(rows, WORKBOOK_COLUMNS)
    table = read_csv(path, columns=CSV_COLUMNS.names(), dialect=COMMA)
    return zoned_communes(table, CSV_COLUMNS)


@dataclass(frozen=True, slots=True)
class ZoneTotal:
    """How many communes a zone holds, by the list of zones."""

    path: str
    zone: str
    name: str
    communes: int


def is_zone_list(path: Path) -> bool:
    """Whether ``path`` is the list of the zones rather than the table of the communes."""
    return path.suffix.lower() == ".csv" and "nb_com" in read_header(path, delimiter=",")


def read_zone_totals(path: Path) -> Iterator[ZoneTotal | Rejection]:
    """Yield the zones of ``zones_emploi.csv`` with their count of communes."""
    rows = read_csv(path, columns=("ze2020", "libze2020", "nb_com"), dialect=COMMA)
    return parse_rows(rows, _total)


def _total(row: Row) -> ZoneTotal:
    zone = required(row, "ze2020", rule="zone.missing-zone").zfill(4)
    if not row["nb_com"].isdigit():
        raise CellFault(
            "zone.malformed-count",
            f"Zone {zone} : nombre de communes « {row['nb_com']} » illisible.",
        )
    return ZoneTotal(row.path, zone, row["libze2020"], int(row["nb_com"]))
