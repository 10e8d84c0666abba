"""Sectors of the ROME and activities of the NAF, with the occupations practised there."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Model

from passerelles.connectors.rome.stages import Loading, Outcome, built
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rome.records import ActivityRecord, SectorRecord
from passerelles.formats.rome.sectors import (
    SectorEntry,
    read_activities,
    read_sector_links,
    read_sectors,
    read_sub_sectors,
)


def load_sectors(loading: Loading) -> Iterator[Outcome]:
    """Yield the sectors, sub-sectors, activities and links of the tables of a 4.x archive."""
    tables = loading.tables
    if "secteur_activite" in tables:
        yield from build_sectors(loading, read_sectors(tables["secteur_activite"]))
    if "sous_secteur_activite" in tables:
        yield from build_sectors(loading, read_sub_sectors(tables["sous_secteur_activite"]))
    if "arborescence_secteur_activite" in tables:
        table = tables["arborescence_secteur_activite"]
        yield from build_sectors(loading, read_sector_links(table, loading.known))
    if "arborescence_secteur_naf" in tables:
        table = tables["arborescence_secteur_naf"]
        yield from build_activities(loading, read_activities(table, loading.known))


def build_sectors(
    loading: Loading, records: Iterable[SectorEntry | Rejection]
) -> Iterator[Outcome]:
    """Yield the sectors and links met in any order of a tree."""
    make = loading.imprint

    for record in records:
        if isinstance(record, Rejection):
            yield record
        elif isinstance(record, SectorRecord):
            yield (make.sector(record),)
        else:
            yield (make.sector_link(record),)


def build_activities(
    loading: Loading, records: Iterable[ActivityRecord | Rejection]
) -> Iterator[Outcome]:
    """Yield each activity once, and a link for each record."""
    met: set[str] = set()
    make = loading.imprint

    def rows(record: ActivityRecord) -> Sequence[Model]:
        link = make.activity_link(record)
        if record.activity in met:
            return (link,)
        met.add(record.activity)
        return (make.activity(record), link)

    return built(records, rows)
