"""Source ``sifa``: the stock of apprentices at 31 December."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.connectors.apprenticeship.ground import Checker, Ground, Told, read_ground
from passerelles.connectors.apprenticeship.records import with_figures
from passerelles.connectors.apprenticeship.stock import StockTally
from passerelles.connectors.common.editions import Outcome
from passerelles.formats.apprenticeship.sifa import StockLine, read_sifa
from passerelles.formats.common.rejection import Rejection, fragment_of

NAMES = ("sifa", "SIFA")


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one record a line; each year is an edition of its own (``SIFA-2024``).

    Raises UnreadableFile.
    """
    tally = StockTally()
    yield from with_figures(
        _counted(files, tally), lambda: observations(tally, read_ground(), names=NAMES)
    )


def observations(tally: StockTally, ground: Ground, *, names: tuple[str, str]) -> list[Observation]:
    """The rows of all the years counted; ``names``: the source, and how its editions begin."""
    source, scheme = names
    return [
        Writer(source, f"{scheme}-{year}")(fact)
        for year in tally.years
        for fact in tally.facts(year, ground)
    ]


def _counted(files: Sequence[Path], tally: StockTally) -> Iterator[Rejection | None]:
    checker = Checker()
    first: dict[tuple[object, ...], str] = {}
    for path in files:
        for line in read_sifa(path, first=first):
            fault = line if isinstance(line, Rejection) else checker.fault(_told(line))
            if fault is None and isinstance(line, StockLine):
                tally.add(line)
            yield fault


def _told(line: StockLine) -> Told:
    places = {"departement_formation": line.departement}
    return Told(line.path, places, line.field, fragment_of(line))
