"""From datasets to the words of the catalogue, and to the lines of a file."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.open_data import DatasetValue
from passerelles.formats.dcat.catalogue import (
    LICENCE_OUVERTE,
    Catalogue,
    Dataset,
    Distribution,
)
from passerelles.portals.public.observatory.explorer.words import THEMES

Address = Callable[[str, str], str]
HEADER = (
    "indicateur",
    "version_definition",
    "territoire_sorte",
    "territoire_code",
    "territoire_edition",
    "periode",
    "metier",
    "secteur",
    "sexe",
    "age",
    "niveau",
    "valeur",
    "borne",
    "absence",
    "numerateur",
    "denominateur",
    "bas",
    "haut",
    "source",
    "edition",
    "origine",
)
_BATCH = 1_000
# Europe files employment under population and society.
_THEMES = dict.fromkeys(("apprenticeship", "supply", "initial_training", "outcomes"), "EDUC") | {
    "green": "ENVI"
}


def catalogue_of(datasets: Sequence[DatasetValue], *, home: str, address: Address) -> Catalogue:
    """The catalogue; ``address(name, code)`` makes the address of a page or of a file."""
    return Catalogue(
        address=home,
        title="Observatoire de Passerelles",
        description="Besoins, tensions, apprentissage, offre et devenirs, par territoire et par "
        "métier, avec leurs définitions et leurs sources.",
        publisher="Passerelles",
        datasets=[_dataset(one, address) for one in datasets],
    )


def csv_lines(rows: Iterable[Observed]) -> Iterator[bytes]:
    """A CSV file in pieces: UTF-8 with its mark, semicolons, numbers with a point."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow(HEADER)
    for number, row in enumerate(rows, 1):
        writer.writerow(_cells(row))
        if number % _BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _dataset(one: DatasetValue, address: Address) -> Dataset:
    indicator, definition = one.indicator, one.indicator.definition
    api = address("api:list_observations", indicator.code)
    files = [Distribution("API des observations", api, "application/json")]
    if one.is_open:
        file = address("open_data_csv", indicator.code)
        whole = Distribution("Toutes les observations", file, "text/csv", is_file=True)
        files.insert(0, whole)
    licences = " ; ".join(sorted({source.licence for source in one.sources}))
    return Dataset(
        identifier=indicator.code,
        address=address("indicator", indicator.code),
        title=indicator.name,
        description=f"{indicator.question} Calcul : {definition.formula}. Population : "
        f"{definition.population}. Unité : {definition.unit}. {indicator.note}".strip(),
        producers=sorted({source.owner for source in one.sources}),
        distributions=files,
        licence=LICENCE_OUVERTE if one.is_open else "",
        rights="" if one.is_open else f"Licence de la source : {licences}",
        keywords=[THEMES[indicator.theme], *one.editions],
        themes=[_THEMES.get(indicator.theme, "SOCI")],
        modified=one.modified,
        first=_day(one.first_period, month=1, day=1),
        last=_day(one.last_period, month=12, day=31),
    )


def _day(period: str, *, month: int, day: int) -> date | None:
    """The first or last day of the year of a period (``2024``, ``2024-T1``, ``R2024``)."""
    year = period.removeprefix("R")[:4]
    return date(int(year), month, day) if year.isdecimal() else None


def _cells(row: Observed) -> tuple[object, ...]:
    about, quantity = row.dimensions, row.quantity
    interval = quantity.interval
    return (
        row.indicator,
        row.definition_version,
        row.territory_kind,
        row.territory_code,
        row.geography,
        row.period,
        about.occupation,
        about.sector,
        about.sex,
        about.age,
        about.level,
        quantity.value,
        quantity.bound.value,
        quantity.absence or "",
        quantity.numerator,
        quantity.denominator,
        interval and interval.low,
        interval and interval.high,
        row.source,
        row.edition,
        row.origin,
    )


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
