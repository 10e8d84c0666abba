"""Académies: which communes each one holds, through their département."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import membership
from passerelles.domain.reference.communes import CommuneIndex, departement_of
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.geo.academies import AcademieDepartement, read_academies

# Since the merger of Caen and Rouen (Normandie) on 1 January 2020 the map has not changed.
VINTAGE = Vintage(
    source="academies",
    scheme="ACADEMIES",
    version="2020",
    kind=TerritoryKind.ACADEMIE,
    year=2020,
)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield, for each département, its académie and the links of its communes.

    A line without a département (abolished académie, group of académies) gives no row.
    Raises UnreadableFile when no commune is loaded.
    """
    communes = read_commune_index()
    by_departement: dict[str, list[str]] = defaultdict(list)
    for code in communes.names:
        by_departement[departement_of(code)].append(code)
    edition: list[Model] = [VINTAGE.edition()]
    known: set[str] = set()
    for path in files:
        for record in read_academies(path):
            if isinstance(record, Rejection):
                yield record
            elif not record.departement:
                yield ()
            else:
                first = [] if record.academie in known else [_academie(record)]
                known.add(record.academie)
                codes = by_departement.pop(record.departement, [])
                yield [*edition, *first, *_links(record, codes, communes)]
                edition = []


def _academie(record: AcademieDepartement) -> Model:
    return VINTAGE.zone(record.academie, record.academie_name)


def _links(
    record: AcademieDepartement, codes: Sequence[str], communes: CommuneIndex
) -> list[Model]:
    return [
        membership(VINTAGE, zone=record.academie, commune=communes.territory_id(code))
        for code in codes
    ]
