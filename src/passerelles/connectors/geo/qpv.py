"""Source ``qpv``: priority neighbourhoods, from the table, the outlines or the official list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import MembershipRelation, Outline, TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import membership
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection, fragment_of
from passerelles.formats.geo.qpv import PriorityNeighbourhood, qpv_vintage, read_neighbourhoods

FIRST_IN_FORCE = 2024


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_neighbourhoods(files, read_commune_index())


def load_neighbourhoods(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield each neighbourhood once, with what all files of its edition say of it.

    Raises UnreadableFile.
    """
    by_year: dict[int, list[Path]] = defaultdict(list)
    for path in files:
        by_year[qpv_vintage(path)].append(path)
    for year, paths in by_year.items():
        records = [record for path in paths for record in read_neighbourhoods(path)]
        yield from _rows(records, qpv_edition(year), communes)


def qpv_edition(year: int) -> Vintage:
    """The neighbourhoods of 2015 ended on 31 December 2023: only those of 2024 are in force."""
    return Vintage(
        source="qpv",
        scheme="QPV",
        version=str(year),
        kind=TerritoryKind.QPV,
        year=year,
        in_force=year >= FIRST_IN_FORCE,
    )


def _rows(
    records: Iterable[PriorityNeighbourhood | Rejection], vintage: Vintage, communes: CommuneIndex
) -> Iterator[Outcome]:
    merged: dict[str, PriorityNeighbourhood] = {}
    for record in records:
        if isinstance(record, PriorityNeighbourhood):
            known = merged.get(record.code)
            merged[record.code] = record if known is None else complete(known, record)
    edition: list[Model] = [vintage.edition()]
    for record in records:
        if isinstance(record, Rejection):
            yield record
        elif record.code not in merged:
            yield ()
        else:
            outcome = _neighbourhood(merged.pop(record.code), vintage, communes)
            yield outcome if isinstance(outcome, Rejection) else [*edition, *outcome]
            edition = [] if not isinstance(outcome, Rejection) else edition


def complete(known: PriorityNeighbourhood, other: PriorityNeighbourhood) -> PriorityNeighbourhood:
    """What two files say of one neighbourhood: the first speaks, the other fills the gaps."""
    return replace(
        known,
        commune_codes=known.commune_codes or other.commune_codes,
        commune_names=known.commune_names or other.commune_names,
        population=known.population if known.population is not None else other.population,
        communes_population=(
            known.communes_population
            if known.communes_population is not None
            else other.communes_population
        ),
        geometry=known.geometry or other.geometry,
    )


def _neighbourhood(
    record: PriorityNeighbourhood, vintage: Vintage, communes: CommuneIndex
) -> list[Model] | Rejection:
    touched = _touched(record, communes)
    if not touched:
        return Rejection(
            path=record.path,
            rule="qpv.unknown-commune",
            message=f"Quartier {record.code} : aucune commune reconnue parmi "
            f"« {', '.join(record.commune_codes + record.commune_names)} ». Corrigez la commune.",
            fragment=fragment_of(record),
        )
    rows: list[Model] = [vintage.zone(record.code, record.name, population=record.population)]
    weight = _share(record) if len(touched) == 1 else None
    rows += [
        membership(
            vintage,
            zone=record.code,
            commune=communes.territory_id(code),
            relation=MembershipRelation.TOUCHES,
            weight=weight,
        )
        for code in touched
    ]
    return [*rows, *_outline(record, vintage)]


def _touched(record: PriorityNeighbourhood, communes: CommuneIndex) -> list[str]:
    """The communes by code, then those that only their name gives (a file keeps one code)."""
    by_code = [r.code for code in record.commune_codes if (r := communes.resolve(code))]
    by_name = [
        code
        for name in record.commune_names
        if (code := communes.find(name, departement=record.departement))
    ]
    return list(dict.fromkeys(by_code + by_name))


def _share(record: PriorityNeighbourhood) -> float | None:
    if not record.population or not record.communes_population:
        return None
    return min(1.0, record.population / record.communes_population)


def _outline(record: PriorityNeighbourhood, vintage: Vintage) -> list[Model]:
    if record.geometry is None:
        return []
    return [
        Outline(
            id=vintage.zone_id(record.code),
            edition_id=vintage.edition_id,
            kind=vintage.kind,
            code=record.code,
            geometry=record.geometry,
            source_id=vintage.source,
        )
    ]
