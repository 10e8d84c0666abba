"""One edition of the COG as plain values, and the rows that it makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.zonings import membership
from passerelles.domain.reference.communes import CommuneIndex

SOURCE = "cog_communes"


@dataclass(frozen=True, slots=True)
class CommuneFacts:
    """A commune, or a municipal arrondissement, whose ``parent`` is its commune."""

    code: str
    name: str
    departement: str
    region: str
    population: int | None = None
    postcodes: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class FormerCommune:
    """A commune that is no more (or is only associated, or delegated), and what replaced it."""

    code: str
    name: str
    successor: str


@dataclass(frozen=True, slots=True)
class Cog:
    """Regions and départements by code (a département with its region), communes by code."""

    year: int
    regions: dict[str, str] = field(default_factory=dict)
    departements: dict[str, tuple[str, str]] = field(default_factory=dict)
    communes: dict[str, CommuneFacts] = field(default_factory=dict)
    arrondissements: dict[str, CommuneFacts] = field(default_factory=dict)
    former: dict[str, FormerCommune] = field(default_factory=dict)


def cog_rows(cog: Cog) -> Iterator[Sequence[Model]]:
    """Yield the rows of each region, département, commune, arrondissement, former commune."""
    vintage = {kind: cog_vintage(cog.year, kind) for kind in TerritoryKind}
    edition: list[Model] = [vintage[TerritoryKind.COMMUNE].edition()]
    for code, name in cog.regions.items():
        yield [*edition, vintage[TerritoryKind.REGION].zone(code, name)]
        edition = []
    for code, (name, _region) in cog.departements.items():
        yield [*edition, vintage[TerritoryKind.DEPARTEMENT].zone(code, name)]
        edition = []
    for commune in cog.communes.values():
        yield [*edition, *_commune(commune, cog)]
        edition = []
    for arrondissement in cog.arrondissements.values():
        if arrondissement.parent in cog.communes:
            yield _arrondissement(arrondissement, cog)
    for former in cog.former.values():
        yield _former(former, cog)


def index_of(cog: Cog) -> CommuneIndex:
    """The index that ``read_commune_index`` gives once ``cog`` is loaded."""
    former = [code for code in cog.former if code not in cog.communes]
    return CommuneIndex(
        edition=f"COG-{cog.year}",
        names={code: facts.name for code, facts in cog.communes.items()},
        successors={code: cog.former[code].successor for code in former},
        arrondissements={code: facts.parent for code, facts in cog.arrondissements.items()},
        former_names={code: cog.former[code].name for code in former},
    )


def cog_vintage(year: int, kind: TerritoryKind) -> Vintage:
    """The edition of the COG of ``year``, for zones of ``kind``."""
    return Vintage(source=SOURCE, scheme="COG", version=str(year), kind=kind, year=year)


def _commune(commune: CommuneFacts, cog: Cog) -> list[Model]:
    row = _territory(commune, TerritoryKind.COMMUNE, cog.year)
    rows: list[Model] = [row]
    if commune.departement in cog.departements:
        departement = cog_vintage(cog.year, TerritoryKind.DEPARTEMENT)
        rows.append(membership(departement, zone=commune.departement, commune=row.id))
    if commune.region in cog.regions:
        region = cog_vintage(cog.year, TerritoryKind.REGION)
        rows.append(membership(region, zone=commune.region, commune=row.id))
    return rows


def _arrondissement(facts: CommuneFacts, cog: Cog) -> list[Model]:
    commune = cog.communes[facts.parent]
    link = membership(
        cog_vintage(cog.year, TerritoryKind.ARRONDISSEMENT),
        zone=facts.code,
        commune=_commune_id(facts.parent, cog.year),
        relation=MembershipRelation.PARTIAL,
        weight=_share(facts.population, of=commune.population),
    )
    return [_territory(facts, TerritoryKind.ARRONDISSEMENT, cog.year), link]


def _former(former: FormerCommune, cog: Cog) -> list[Model]:
    """Nothing when the code is still that of a commune, or when its successor is gone too."""
    successor = _last_successor(former.code, cog)
    if former.code in cog.communes or successor is None:
        return []
    vintage = cog_vintage(cog.year, TerritoryKind.FORMER_COMMUNE)
    row = vintage.zone(former.code, former.name)
    link = TerritoryMembership(
        id=f"COG-{cog.year}:succeeds:{former.code}:{successor}",
        edition_id=vintage.edition_id,
        commune_id=row.id,
        zone_id=_commune_id(successor, cog.year),
        relation=MembershipRelation.SUCCEEDS,
        weight=None,
        source_id=SOURCE,
    )
    return [row, link]


def _last_successor(code: str, cog: Cog) -> str | None:
    seen: set[str] = set()
    while code in cog.former and code not in cog.communes and code not in seen:
        seen.add(code)
        code = cog.former[code].successor
    return code if code in cog.communes else None


def _territory(facts: CommuneFacts, kind: TerritoryKind, year: int) -> Territory:
    row = cog_vintage(year, kind).zone(facts.code, facts.name, population=facts.population)
    row.postcodes = list(facts.postcodes)
    return row


def _commune_id(code: str, year: int) -> str:
    return cog_vintage(year, TerritoryKind.COMMUNE).zone_id(code)


def _share(population: int | None, *, of: int | None) -> float | None:
    return population / of if population and of else None
