"""Source ``employment_by_sector``: private jobs by territory and activity, at the end of the year.

Communes are summed and not kept: six years of totals, sections and divisions of the NAF, and the
sub-classes of the newest year for the wider territories.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from itertools import repeat
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.employment.zones import places_by_commune
from passerelles.connectors.labour.spreading import with_sums
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import SECRET, exact
from passerelles.domain.indicators.totals import RunningSum
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection, fragment_of
from passerelles.formats.employment.urssaf import SectorJobs, read_sector_jobs, read_years
from passerelles.formats.nomenclatures.naf import EDITION as NAF
from passerelles.formats.nomenclatures.naf import NafFloors, read_naf_floors

SOURCE, INDICATOR = "employment_by_sector", "jobs"
_YEARS_KEPT = 6
_DETAILED = ("employment_zone", "departement", "region", "country")


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the sums of each file, spread over its records. Raises UnreadableFile."""
    for path in files:
        years = read_years(path)[-_YEARS_KEPT:]
        communes, read = read_commune_index(), 0
        sums = _Sums(years, places_by_commune(communes), _read_floors())
        for outcome in read_sector_jobs(path, years):
            fault = outcome if isinstance(outcome, Rejection) else sums.add(outcome, communes)
            if fault:
                yield fault
            else:
                read += 1
        yield from with_sums(repeat((), read), sums.rows(), read=read, summed=len(sums.found))


@dataclass(slots=True)
class _Sums:
    """Jobs by place, sector and year, as the lines come."""

    years: Sequence[str]
    places: Mapping[str, Sequence[Place]]
    floors: NafFloors
    found: defaultdict[tuple[Place, str, str], RunningSum] = field(
        default_factory=lambda: defaultdict(RunningSum)
    )

    def add(self, line: SectorJobs, communes: CommuneIndex) -> Rejection | None:
        """Sum one line; the refusal when its commune or its activity is unknown."""
        resolved = communes.resolve(line.commune)
        if resolved is None:
            return _refused(
                line, f"La commune « {line.commune} » n’est pas dans {communes.edition}"
            )
        division = line.activity[:2]
        if division not in self.floors.divisions:
            return _refused(
                line, f"L’activité « {line.activity} » n’est d’aucune division de {NAF}"
            )
        broad = ("", f"{NAF}:{self.floors.section_of[division]}", f"{NAF}:{division}")
        for place in self.places[resolved.code]:
            for year, jobs in line.jobs.items():
                quantity = SECRET if jobs is None else exact(jobs)
                fine = year == self.years[-1] and place.kind in _DETAILED
                for sector in (*broad, f"{NAF}:{line.activity}") if fine else broad:
                    self.found[place, sector, year].add(quantity)
        return None

    def rows(self) -> Iterator[Observation]:
        write = Writer(SOURCE, f"Urssaf-{self.years[-1]}")
        for (place, sector, year), running in self.found.items():
            yield write(Fact(INDICATOR, place, year, running.quantity(), Dimensions(sector=sector)))


def _read_floors() -> NafFloors:
    content = Path(str(package_files("passerelles.content")))
    return read_naf_floors(content / "nomenclatures" / "naf_2008.yaml")


def _refused(line: SectorJobs, what: str) -> Rejection:
    return Rejection(
        line.path,
        "jobs.unknown-code",
        f"{what} : corrigez le code, ou importez d’abord la table qui le donne.",
        fragment_of(line),
    )
