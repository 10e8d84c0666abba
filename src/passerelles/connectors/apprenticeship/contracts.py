"""Source ``apprenticeship_contracts``: contracts started in the year, and their breaks."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.connectors.apprenticeship.cohorts import ContractTally, cohort_facts
from passerelles.connectors.apprenticeship.ground import Checker, Told, read_ground
from passerelles.connectors.apprenticeship.records import with_figures
from passerelles.connectors.common.editions import Outcome
from passerelles.domain.indicators.fact import Fact
from passerelles.formats.apprenticeship.contracts import HIDDEN, ContractLine, read_contracts
from passerelles.formats.common.rejection import Rejection, UnreadableFile

NAMES = ("apprenticeship_contracts", "CONTRATS")


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield one record a contract, all empty but the last, which brings the figures.

    Each year of start is an edition of its own (``CONTRATS-2024``): a later file of the same
    contracts corrects it. Raises UnreadableFile, also when several files are given.
    """
    if len(files) > 1:
        raise UnreadableFile(
            f"{len(files)} fichiers de contrats : {', '.join(sorted(f.name for f in files))}. "
            "Donnez-en un seul, le plus récent : les retours se cherchent dans un même fichier."
        )
    tally = ContractTally()
    yield from with_figures(_counted(files[0], tally), lambda: _observations(tally))


def _observations(tally: ContractTally) -> list[Observation]:
    line, counts = tally.take()
    if line is None:
        return []
    found = cohort_facts(counts, line.scope, observed_on=line.observed_on, ground=read_ground())
    return observations(found, NAMES)


def observations(found: Mapping[int, Sequence[Fact]], names: tuple[str, str]) -> list[Observation]:
    """The rows of the facts of each year; ``names``: the source, and how its editions begin."""
    source, scheme = names
    return [
        Writer(source, f"{scheme}-{year}")(fact) for year, facts in found.items() for fact in facts
    ]


def _counted(path: Path, tally: ContractTally) -> Iterator[Rejection | None]:
    checker = Checker()
    for line in read_contracts(path):
        fault = line if isinstance(line, Rejection) else checker.fault(_told(line))
        if fault is None and isinstance(line, ContractLine):
            tally.add(line)
        yield fault


def _told(line: ContractLine) -> Told:
    places = {
        "departement_formation": line.training,
        "departement_employeur": line.employer,
        "departement_residence": line.residence,
    }
    return Told(line.path, places, line.training_field, HIDDEN)
