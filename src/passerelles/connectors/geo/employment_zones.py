"""Source ``employment_zones``: the zones d'emploi of 2020, checked against the list of zones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.archives import unpacked_workbook
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import load_zoning
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection, UnreadableFile, fragment_of
from passerelles.formats.geo.employment_zones import (
    ZoneTotal,
    is_zone_list,
    read_employment_zones,
    read_zone_totals,
)
from passerelles.formats.geo.zonings import ZonedCommune

VINTAGE = Vintage(
    source="employment_zones",
    scheme="ZE",
    version="2020",
    kind=TerritoryKind.EMPLOYMENT_ZONE,
    year=2020,
)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_zones(files, read_commune_index())


def load_zones(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield zones and memberships. Raises UnreadableFile when only the list of zones is given."""
    lists = [path for path in files if is_zone_list(path)]
    tables = [path for path in files if path not in lists]
    if not tables:
        raise UnreadableFile(
            "La liste des zones d’emploi ne dit pas quelles communes elles contiennent : importez "
            "avec elle la table des communes (zone_emploi_commune.csv)."
        )
    counts: Counter[str] = Counter()
    for path in tables:
        with unpacked_workbook(path) as table:
            records = _counted(read_employment_zones(table), counts)
            yield from load_zoning(records, VINTAGE, communes)
    for path in lists:
        for total in read_zone_totals(path):
            yield from _checked(total, counts)


def _counted(
    records: Iterable[ZonedCommune | Rejection], counts: Counter[str]
) -> Iterator[ZonedCommune | Rejection]:
    for record in records:
        if isinstance(record, ZonedCommune):
            counts[record.zone] += 1
        yield record


def _checked(total: ZoneTotal | Rejection, counts: Counter[str]) -> Iterator[Outcome]:
    if isinstance(total, Rejection):
        yield total
        return
    if counts[total.zone] != total.communes:
        yield Rejection(
            path=total.path,
            rule="zone.count-differs",
            message=f"Zone {total.zone} « {total.name} » : {total.communes} communes annoncées, "
            f"{counts[total.zone]} lues. La table et la liste sont sans doute de deux années.",
            fragment=fragment_of(total),
            severity="warning",
        )
    yield ()
