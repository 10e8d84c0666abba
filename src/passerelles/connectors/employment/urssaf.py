"""Source ``employment_by_sector``: private jobs by territory and activity, at the end of the year.

Communes are summed and not kept: six years of totals, sections and divisions of the NAF, and the
sub-classes of the newest year for the wider territories.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files as package_files
from itertools import repeat
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.employment.tally import Tally
from passerelles.connectors.employment.zones import places_by_commune
from passerelles.connectors.labour.spreading import with_sums
from passerelles.domain.indicators.fact import Dimensions, Fact
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
        tally = Tally(years, places_by_commune(communes), _DETAILED)
        check = _Check(communes, _read_floors())
        for outcome in read_sector_jobs(path, years):
            fault = outcome if isinstance(outcome, Rejection) else check.fault(outcome)
            if fault:
                yield fault
            elif isinstance(outcome, SectorJobs):
                tally.add(check.commune(outcome), outcome.activity, outcome.jobs)
                read += 1
        summed = tally.spread(check.floors.section_of)
        yield from with_sums(repeat((), read), _rows(tally), read=read, summed=summed)


@dataclass(frozen=True, slots=True)
class _Check:
    """Whether the codes of a line are known."""

    communes: CommuneIndex
    floors: NafFloors

    def fault(self, line: SectorJobs) -> Rejection | None:
        if self.communes.resolve(line.commune) is None:
            return _refused(
                line, f"La commune « {line.commune} » n’est pas dans {self.communes.edition}"
            )
        if line.activity[:2] not in self.floors.divisions:
            return _refused(
                line, f"L’activité « {line.activity} » n’est d’aucune division de {NAF}"
            )
        return None

    def commune(self, line: SectorJobs) -> str:
        """The commune in force of a line without fault."""
        resolved = self.communes.resolve(line.commune)
        return resolved.code if resolved else ""


def _rows(tally: Tally) -> Iterator[Observation]:
    write = Writer(SOURCE, f"Urssaf-{tally.years[-1]}")
    for place, sector, year, quantity in tally.sums():
        about = Dimensions(sector=f"{NAF}:{sector}" if sector else "")
        yield write(Fact(INDICATOR, place, year, quantity, about))


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
