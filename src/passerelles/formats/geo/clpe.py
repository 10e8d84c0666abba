"""Local committees for employment (CLPE): two tables of France Travail, of two ages."""

from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.common.documents import read_header
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, read_csv
from passerelles.formats.geo.zonings import ZoneColumns, ZonedCommune, zoned_communes

COLUMNS = ZoneColumns("commune_id", "territoire_id", "territoire_libelle", rule="clpe")


def clpe_vintage(path: Path) -> int:
    """The year of the communes that ``path`` speaks of: no table carries a date.

    The table that also names régions lists the 34 875 communes of 2025; the other, whose labels
    are provisional, predates the mergers of 2023 to 2025 and is taken for the first map (2024).
    """
    return 2025 if "region_id" in read_header(path, delimiter=",") else 2024


def read_clpe(path: Path) -> Iterator[ZonedCommune | Rejection]:
    """Yield which committee each commune belongs to. Raises UnreadableFile."""
    rows = read_csv(path, columns=COLUMNS.names(), dialect=Dialect(delimiter=","))
    return zoned_communes(rows, COLUMNS)
