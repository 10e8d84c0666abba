"""The diagnosis of an occupation and that of a sector, as pages and documents receive them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passerelles.apps.observatory.reads.diagnosis.values import (
    Figure,
    Named,
    OccupationTension,
    SourceUsed,
    Unavailable,
)
from passerelles.apps.observatory.reads.publications import PublicationValue
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.values import CertificationRef, OccupationRef


@dataclass(frozen=True, slots=True)
class TensionHere:
    """The tension of the occupation in one basin."""

    territory: TerritoryRef
    tension: OccupationTension


@dataclass(frozen=True, slots=True)
class OccupationTensions:
    """``rows``: zones of ``kind``, the strongest first; ``by_class``: how many in each class."""

    kind: str
    period: str
    rows: tuple[TensionHere, ...]
    by_class: Mapping[int, int]
    offers: Figure
    jobseekers: Figure


@dataclass(frozen=True, slots=True)
class NeedHere:
    """Recruitment projects of the occupation in one territory; see ``OccupationNeed``."""

    territory: TerritoryRef
    projects: Figure
    difficult: Figure
    seasonal: Figure
    rank: int | None
    is_shared: bool


@dataclass(frozen=True, slots=True)
class OccupationNeeds:
    """``total``: the region asked for, or the country. ``rows``: basins, the largest first.

    ``secret``: basins where the number of projects is secret.
    """

    period: str
    total: Figure
    difficult_share: Figure
    seasonal_share: Figure
    rows: tuple[NeedHere, ...]
    secret: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """The same occupation in another nomenclature, by a bridge; ``way`` says which one."""

    codes: tuple[Named, ...]
    way: str
    missing: Unavailable | None


@dataclass(frozen=True, slots=True)
class Share:
    """One occupation of a sector, or one sector of an occupation, and a part of hirings, 0 to 1."""

    named: Named
    part: float | None


@dataclass(frozen=True, slots=True)
class OccupationDiagnosis:
    """``occupation`` is of the edition asked for; ``editions``: the same code elsewhere.

    ``region``: the one that tensions and needs are restricted to, None for the country.
    ``sessions``: to come, everywhere; None while no offer is loaded.
    """

    occupation: Named
    made_on: date
    region: TerritoryRef | None
    tensions: OccupationTensions | Unavailable
    needs: OccupationNeeds | Unavailable
    crossing: Crossing
    sectors: tuple[Share, ...]
    sectors_missing: Unavailable | None
    sessions: int | None
    certifications: tuple[CertificationRef, ...]
    certifications_count: int
    editions: tuple[tuple[OccupationRef, bool], ...]
    studies: tuple[PublicationValue, ...]
    sources: tuple[SourceUsed, ...]

    @property
    def is_demonstration(self) -> bool:
        return any(source.is_demonstration for source in self.sources)


@dataclass(frozen=True, slots=True)
class SectorOccupation:
    """An occupation that the sector hires: its part of the hirings, where it is in tension.

    ``strong`` basins of ``basins`` published have it in class 4 or 5.
    """

    share: Share
    strong: int
    basins: int
    sessions: int | None


@dataclass(frozen=True, slots=True)
class SectorDiagnosis:
    """``jobs`` by territory when employment is loaded, else ``jobs_missing``.

    ``occupations``: the largest shares first, none with ``occupations_missing``; a share is that
    of the hirings of the sector (``of_sector``, a sub-class), else the part that the sector makes
    of the hirings of the occupation. ``needs_missing``: what lacks to tell its projects.
    """

    sector: Named
    parent: Named | None
    parts: tuple[Named, ...]
    made_on: date
    region: TerritoryRef | None
    jobs: tuple[tuple[TerritoryRef, Figure], ...]
    jobs_missing: Unavailable | None
    occupations: tuple[SectorOccupation, ...]
    of_sector: bool
    occupations_missing: Unavailable | None
    needs_missing: Unavailable | None
    studies: tuple[PublicationValue, ...]
    sources: tuple[SourceUsed, ...]

    @property
    def is_demonstration(self) -> bool:
        return any(source.is_demonstration for source in self.sources)
