"""The ROME that the package ships: codes, labels and the NAF divisions of each occupation."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import Edition, Occupation, OccupationSector, Sector
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.embedded.occupations import (
    EmbeddedOccupation,
    EmbeddedSector,
    EmbeddedSectorLink,
    read_embedded_occupations,
    read_embedded_sector_links,
    read_embedded_sectors,
)

SOURCE = "rome_40"
PUBLISHED_ON = date(2025, 9, 18)


def load(files: Sequence[Path]) -> Iterator[Sequence[Model] | Rejection]:
    """Yield one record an occupation, a division, a link; ``files`` are only fingerprinted."""
    for occupation in read_embedded_occupations():
        yield [_edition(occupation.edition), _occupation(occupation)]
    for sector in read_embedded_sectors():
        yield [_sector(sector)]
    for link in read_embedded_sector_links():
        yield [_link(link)]


def _edition(edition: str) -> Edition:
    scheme, _, version = edition.partition("-")
    return Edition(
        id=edition,
        scheme=scheme,
        version=version,
        published_on=PUBLISHED_ON,
        source_id=SOURCE,
    )


def _occupation(occupation: EmbeddedOccupation) -> Occupation:
    edition = occupation.edition
    return Occupation(
        id=f"{edition}:{occupation.code}",
        edition_id=edition,
        code=occupation.code,
        label=occupation.label,
        source_id=SOURCE,
    )


def _sector(sector: EmbeddedSector) -> Sector:
    edition = sector.edition
    return Sector(
        id=f"{edition}:division:{sector.code}",
        edition_id=edition,
        scheme="NAF",
        code=sector.code,
        label=sector.label,
        source_id=SOURCE,
    )


def _link(link: EmbeddedSectorLink) -> OccupationSector:
    edition = link.edition
    return OccupationSector(
        id=f"{edition}:{link.occupation}:division:{link.sector}",
        occupation_id=f"{edition}:{link.occupation}",
        sector_id=f"{edition}:division:{link.sector}",
        source_id=SOURCE,
    )
