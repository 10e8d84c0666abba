"""Source ``unemployment``: rates by département and school year, published without their counts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import TerritoryKind
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.labour.checking import said_twice
from passerelles.connectors.labour.ground import Ground, Named, read_ground
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.unemployment import UnemploymentRate, read_unemployment

SOURCE, INDICATOR = "unemployment", "unemployment_rate"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one rate a row, each school year in its own edition. Raises UnreadableFile."""
    ground = read_ground(SOURCE)
    first: dict[tuple[str, str], str] = {}
    for path in files:
        for row in read_unemployment(path):
            if isinstance(row, Rejection):
                yield row
                continue
            faults = list(_faults(row, ground, first))
            yield from faults
            if not faults:
                yield [Writer(SOURCE, f"Chomage-R{row.year}")(_fact(row, ground))]


def _faults(
    row: UnemploymentRate, ground: Ground, first: dict[tuple[str, str], str]
) -> Iterator[Rejection]:
    named = Named(TerritoryKind.DEPARTEMENT, "codeDepartement", row.departement)
    yield from ground.check(row, named)
    place = first.setdefault((row.departement, row.year), row.path)
    if place != row.path:
        yield said_twice(row, f"département « {row.departement} », {row.year}", first=place)


def _fact(row: UnemploymentRate, ground: Ground) -> Fact:
    return Fact(
        INDICATOR,
        ground.departement(row.departement),
        f"R{row.year}",
        exact(row.rate),
        origin=row.path,
    )
