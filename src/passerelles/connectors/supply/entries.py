"""Source ``training_entries``: entries of a Région, by month, with their margins.

Kept by basin and by région: the total, the total of each code, the total of each programme. The
crossing of code and programme stays in the raw file.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.departements import Departements, read_departements
from passerelles.connectors.common.editions import Outcome
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import SECRET, Quantity, exact
from passerelles.domain.indicators.totals import sums_by
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.supply.entries import EntryRecord, read_entries

SOURCE, INDICATOR = "training_entries", "training_entries"
PROGRAMMES = "dispositif"
Part = tuple[tuple[Place, str, str], Quantity]


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """One record a line; the sums come with the last one. Raises UnreadableFile."""
    departements = read_departements()
    basins = Territory.objects.filter(kind=TerritoryKind.EMPLOYMENT_BASIN)
    known = frozenset(basins.values_list("edition_id", "code"))
    kept: list[EntryRecord] = []
    for record in (found for path in files for found in read_entries(path)):
        outcome = record if isinstance(record, Rejection) else _fault(record, departements, known)
        if outcome:
            yield outcome
        elif isinstance(record, EntryRecord):
            if kept:
                yield ()
            kept.append(record)
    if kept:
        yield list(_rows(kept, departements.edition))


def _fault(
    record: EntryRecord, departements: Departements, basins: frozenset[tuple[str, str]]
) -> Rejection | None:
    told, remedy = "", ""
    if (record.geography, record.basin) not in basins:
        told = f"Le bassin « {record.basin} » n’existe pas dans « {record.geography} »"
        remedy = "importez cette édition des bassins, ou corrigez les colonnes bassin et "
        remedy += "edition_bassin."
    elif record.region not in departements.regions.values():
        told = f"La région « {record.region} » n’existe pas (colonne region)"
        remedy = "écrivez son code, par exemple 76 pour l’Occitanie."
    if not told:
        return None
    fragment = f"{record.month};{record.region};{record.basin};{record.sector}"
    return Rejection(record.path, "entries.unknown-place", f"{told} : {remedy}", fragment)


def _rows(records: Sequence[EntryRecord], cog: str) -> Iterator[Observation]:
    parts = (part for record in records for part in _parts(record, cog))
    for (place, month, sector), quantity in sums_by(parts).items():
        write = Writer(SOURCE, f"Entrees-{month[:4]}")
        yield write(Fact(INDICATOR, place, month, quantity, Dimensions(sector=sector)))


def _parts(record: EntryRecord, cog: str) -> Iterator[Part]:
    quantity = SECRET if record.entries is None else exact(record.entries)
    basin = Place("employment_basin", record.basin, record.geography, "", record.region)
    region = Place("region", record.region, cog, "", record.region)
    sectors = ["", record.sector]
    if record.programme:
        sectors.append(f"{PROGRAMMES}:{record.programme}")
    for place in (basin, region):
        for sector in sectors:
            yield (place, record.month, sector), quantity
