"""Source ``projections``: published projections, a scenario an edition; nothing is added up."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.reads.departements import Departements, read_departements
from passerelles.connectors.common.editions import Outcome
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import exact
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.projections.projections import ProjectionRecord, read_projections

SOURCE = "projections"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """One figure a line. Raises UnreadableFile."""
    departements = read_departements()
    for path in files:
        for record in read_projections(path):
            if isinstance(record, Rejection):
                yield record
                continue
            place = _place(record, departements)
            yield _unknown(record) if place is None else [_write(record, place)]


def _write(record: ProjectionRecord, place: Place) -> Observation:
    occupation = f"{record.nomenclature}:{record.code}" if record.code else ""
    fact = Fact(
        indicator=f"projected_{record.measure}",
        place=place,
        period=str(record.horizon),
        quantity=exact(record.value),
        dimensions=Dimensions(occupation=occupation),
        origin=record.path,
    )
    return Writer(SOURCE, record.edition)(fact)


def _place(record: ProjectionRecord, of: Departements) -> Place | None:
    code = record.territory
    match record.level:
        case "country" if code == "FR":
            return Place("country", "FR", of.edition)
        case "region" if code and code in of.regions.values():
            return Place("region", code, of.edition, "", code)
        case "departement" if code in of.regions:
            return Place("departement", code, of.edition, code, of.regions[code])
        case _:
            return None


def _unknown(record: ProjectionRecord) -> Rejection:
    return Rejection(
        record.path,
        "projections.unknown-territory",
        f"Le territoire « {record.territory} » est inconnu à ce niveau (colonnes niveau et "
        "territoire) : écrivez FR pour la France, le code de la région ou du département.",
        f"{record.edition};{record.code};{record.territory}",
    )
