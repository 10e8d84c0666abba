"""Sources ``inserjeunes`` and ``inserjeunes_cfa``: rates without their counts, never added up."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.reads.departements import Departements, read_departements
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.common.schools import school_departement, unknown_school
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import SECRET, Quantity, absent, exact
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.outcomes.inserjeunes import OutcomeRecord, read_inserjeunes

PUPILS, APPRENTICES = "inserjeunes", "inserjeunes_cfa"
BODY, NUMBERS = "body", "UAI"


def load(files: Sequence[Path], *, source: str = PUPILS) -> Iterator[Outcome]:
    """One record a line, its rates beside one another. Raises UnreadableFile."""
    departements = read_departements()
    for path in files:
        for record in read_inserjeunes(path):
            if isinstance(record, Rejection):
                yield record
            elif fault := unknown_school(record, departements):
                yield fault
            else:
                yield list(_rows(record, source, departements))


def _rows(record: OutcomeRecord, source: str, of: Departements) -> Iterator[Observation]:
    write = Writer(source, f"InserJeunes-{record.year}")
    about = Dimensions(sector=record.sector, level=record.level)
    place, suffix = _place(record.uai, of), "_apprentices" if source == APPRENTICES else ""
    for name, rate in record.rates.items():
        indicator = f"outcome_{name}_rate{suffix}"
        quantity = _hidden(name) if rate is None else exact(rate)
        yield write(Fact(indicator, place, str(record.year), quantity, about, record.path))


def _hidden(name: str) -> Quantity:
    """The favourable rate is ours: its parts are published for few trainings."""
    return absent(Absence.NOT_PUBLISHED) if name == "favourable" else SECRET


def _place(uai: str, of: Departements) -> Place:
    departement = school_departement(uai, of)
    region = of.regions.get(departement, "")
    return Place(BODY, uai, NUMBERS, departement, region)
