"""The record that every « commune → zone » table gives, and its reading from a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.formats.common.parsing import parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.geo.codes import commune_code, refuse_duplicates, required


@dataclass(frozen=True, slots=True)
class ZonedCommune:
    """One commune is in one zone; ``commune_received`` is the code as the file writes it."""

    path: str
    commune: str
    commune_received: str
    zone: str
    zone_name: str


@dataclass(frozen=True, slots=True)
class ZoneColumns:
    """Where a table keeps the commune and the zone; zone codes regain ``digits`` digits."""

    commune: str
    zone: str
    zone_name: str
    rule: str
    digits: int = 0

    def names(self) -> tuple[str, str, str]:
        return self.commune, self.zone, self.zone_name


def zoned_communes(
    rows: Iterator[Row | Rejection], columns: ZoneColumns
) -> Iterator[ZonedCommune | Rejection]:
    """Read ``rows``; a commune that comes twice is refused (``<rule>.duplicate-key``)."""
    records = parse_rows(rows, lambda row: _zoned(row, columns))
    return refuse_duplicates(records, key=_commune, rule=f"{columns.rule}.duplicate-key")


def _zoned(row: Row, columns: ZoneColumns) -> ZonedCommune:
    received = required(row, columns.commune, rule="commune.missing-code")
    return ZonedCommune(
        path=row.path,
        commune=commune_code(received),
        commune_received=received,
        zone=required(row, columns.zone, rule=f"{columns.rule}.missing-zone").zfill(columns.digits),
        zone_name=row[columns.zone_name],
    )


def _commune(record: ZonedCommune) -> str:
    return record.commune
