"""The official files of the COG laid over the embedded one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from passerelles.connectors.geo.cog import Cog, CommuneFacts, FormerCommune
from passerelles.domain.reference.communes import departement_of
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.geo.cog import (
    CogCommune,
    cog_vintage,
    read_cog_communes,
    read_cog_zones,
    read_populations,
)
from passerelles.formats.geo.geo_api import ApiCommune, read_api_communes

Record = TypeVar("Record")

# v_commune leaves the overseas collectivities to a file of their own.
COLLECTIVITIES = ("975", "977", "978", "984", "986", "987", "988", "989")


def official_cog(files: Sequence[Path], *, base: Cog, rejections: list[Rejection]) -> Cog:
    """What ``files`` say, completed by ``base``; what they say badly goes to ``rejections``.

    Raises UnreadableFile.
    """
    tables = [path for path in files if path.name.startswith("v_commune")]
    cog = base
    for path in tables:
        cog = _from_insee(path, base=base, rejections=rejections)
    for path in files:
        if path.name.startswith(("v_departement", "v_region")):
            _add_zones(path, cog, rejections)
        elif path.suffix == ".zip" or path.name.startswith("donnees_communes"):
            _add_populations(path, cog, rejections)
        elif path.suffix == ".json":
            _add_api(path, cog, rejections)
    return cog


def _from_insee(path: Path, *, base: Cog, rejections: list[Rejection]) -> Cog:
    cog = Cog(
        year=cog_vintage(path),
        regions=dict(base.regions),
        departements=dict(base.departements),
        communes={c: f for c, f in base.communes.items() if departement_of(c) in COLLECTIVITIES},
        arrondissements=dict(base.arrondissements),
        former=dict(base.former),
    )
    for record in _kept(read_cog_communes(path), rejections):
        _add_commune(record, cog, base)
    return cog


def _add_commune(record: CogCommune, cog: Cog, base: Cog) -> None:
    if record.type in ("COMD", "COMA"):
        former = FormerCommune(record.code, record.name, record.parent)
        cog.former[record.code] = former
        return
    target = cog.communes if record.type == "COM" else cog.arrondissements
    known = base.communes if record.type == "COM" else base.arrondissements
    previous = known.get(record.code)
    target[record.code] = CommuneFacts(
        code=record.code,
        name=record.name,
        departement=record.departement,
        region=record.region,
        population=previous.population if previous else None,
        postcodes=previous.postcodes if previous else (),
        parent=record.parent,
    )


def _add_zones(path: Path, cog: Cog, rejections: list[Rejection]) -> None:
    for zone in _kept(read_cog_zones(path), rejections):
        if zone.region:
            cog.departements[zone.code] = (zone.name, zone.region)
        else:
            cog.regions[zone.code] = zone.name


def _add_populations(path: Path, cog: Cog, rejections: list[Rejection]) -> None:
    for record in _kept(read_populations(path), rejections):
        for communes in (cog.communes, cog.arrondissements):
            if record.commune in communes:
                facts = communes[record.commune]
                communes[record.commune] = replace(facts, population=record.municipal)


def _add_api(path: Path, cog: Cog, rejections: list[Rejection]) -> None:
    for record in _kept(read_api_communes(path), rejections):
        cog.communes[record.code] = _api_facts(record, cog.communes.get(record.code))


def _api_facts(record: ApiCommune, known: CommuneFacts | None) -> CommuneFacts:
    population = record.population
    if population is None and known is not None:
        population = known.population
    return CommuneFacts(
        code=record.code,
        name=record.name,
        departement=record.departement,
        region=record.region or (known.region if known else ""),
        population=population,
        postcodes=record.postcodes or (known.postcodes if known else ()),
    )


def _kept(records: Iterable[Record | Rejection], rejections: list[Rejection]) -> Iterator[Record]:
    for record in records:
        if isinstance(record, Rejection):
            rejections.append(record)
        else:
            yield record
