"""Employment basins of the BMO survey (France Travail): three shapes of the same table."""

import re
from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.documents import read_header
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Dialect, read_csv, read_workbook
from passerelles.formats.geo.zonings import ZoneColumns, ZonedCommune, zoned_communes

COMMA = Dialect(delimiter=",")
# Table of a public project, without a year; used there with the survey of 2024.
UNDATED = ZoneColumns(
    "code_commune_insee", "code_bassin_BMO", "lib_bassin_BMO", rule="basin", digits=4
)
DATED_COLUMN = re.compile(r"BE(\d\d)")
WORKBOOK_NAME = re.compile(r"(20\d\d)")
UNDATED_VINTAGE = 2024


def basin_vintage(path: Path) -> int:
    """The year of the survey whose basins ``path`` describes.

    It stands in a column (``BE19``), in the name of the official workbook, or nowhere: the
    undated table is that of the 2024 survey. Raises UnreadableFile when it cannot be told.
    """
    if path.suffix.lower() == ".xlsx":
        return _workbook_vintage(path)
    header = read_header(path, delimiter=",")
    dated = [match for column in header if (match := DATED_COLUMN.fullmatch(column))]
    return 2000 + int(dated[0].group(1)) if dated else UNDATED_VINTAGE


def read_employment_basins(path: Path) -> Iterator[ZonedCommune | Rejection]:
    """Yield which basin each commune is in; zeros lost overseas (``102``) are put back.

    Raises UnreadableFile.
    """
    if path.suffix.lower() == ".xlsx":
        columns = _workbook_columns(_workbook_vintage(path))
        return zoned_communes(read_workbook(path, sheet="", columns=columns.names()), columns)
    header = read_header(path, delimiter=",")
    year = next((m.group(1) for c in header if (m := DATED_COLUMN.fullmatch(c))), None)
    columns = UNDATED if year is None else _lexicon_columns(year)
    return zoned_communes(read_csv(path, columns=columns.names(), dialect=COMMA), columns)


def _lexicon_columns(year: str) -> ZoneColumns:
    return ZoneColumns("CODE_COMMUNE_INSEE", f"BE{year}", f"NOMBE{year}", rule="basin", digits=4)


def _workbook_columns(year: int) -> ZoneColumns:
    names = "code_commune", f"code_bassin_{year}", f"lib_bassin_{year}"
    return ZoneColumns(*names, rule="basin", digits=4)


def _workbook_vintage(path: Path) -> int:
    match = WORKBOOK_NAME.search(path.name)
    if match is None:
        raise UnreadableFile(
            f"« {path.name} » ne porte pas d’année : renommez-le comme l’original, "
            "Bassins_d'emploi_AAAA.xlsx."
        )
    return int(match.group(1))
