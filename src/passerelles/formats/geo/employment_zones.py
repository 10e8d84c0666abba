"""Zones d'emploi 2020 (INSEE, DARES): the table of communes, as CSV or as the official workbook."""

from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, read_csv, read_workbook
from passerelles.formats.geo.zonings import ZoneColumns, ZonedCommune, zoned_communes

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
    table = read_csv(path, columns=CSV_COLUMNS.names(), dialect=Dialect(delimiter=","))
    return zoned_communes(table, CSV_COLUMNS)
