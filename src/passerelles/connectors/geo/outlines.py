"""Source ``outlines``: the shape of communes, EPCI, départements and régions."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import Outline, TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.geo.outlines import TerritoryOutline, outlines_vintage, read_outlines


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    current = read_commune_index().edition
    yield from load_outlines(files, current_year=int(current.rpartition("-")[2]))


def load_outlines(files: Sequence[Path], *, current_year: int) -> Iterator[Outcome]:
    """Yield outlines in the edition of the COG they were drawn in. Raises UnreadableFile.

    A file without a year that calls itself the latest is taken for ``current_year``, the COG in
    force; any other edition is not in force.
    """
    opened = {current_year}  # its edition came with the communes
    for path in files:
        year = outlines_vintage(path) or current_year
        for record in read_outlines(path):
            if isinstance(record, Rejection):
                yield record
                continue
            edition = [] if year in opened else [_edition(year)]
            opened.add(year)
            yield [*edition, _outline(record, year)]


def _edition(year: int) -> Model:
    vintage = Vintage(
        source="outlines",
        scheme="COG",
        version=str(year),
        kind=TerritoryKind.COMMUNE,
        year=year,
        in_force=False,
    )
    return vintage.edition()


def _outline(record: TerritoryOutline, year: int) -> Outline:
    return Outline(
        id=f"COG-{year}:{record.kind}:{record.code}",
        edition_id=f"COG-{year}",
        kind=record.kind,
        code=record.code,
        geometry=record.geometry,
        source_id="outlines",
    )
