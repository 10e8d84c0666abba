"""The diagnosis of a territory, as the page, the PDF and the spreadsheet receive it.

No sentence here: the French of the conclusions is in ``documents.essentials``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.publications import PublicationValue
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Quantity, absent
from passerelles.domain.observatory.difficulties import Cause


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A figure that cannot be given. ``what``: name in French of what is missing, to be shown."""

    indicator: str
    reason: Absence
    what: str = ""

    @property
    def quantity(self) -> Quantity:
        return absent(self.reason)


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum made for this diagnosis: ``parts`` observations of one indicator and one period.

    ``secret``: how many parts are kept secret; the quantity is then a lower bound.
    """

    indicator: str
    period: str
    quantity: Quantity
    parts: int
    secret: int = 0
    is_demonstration: bool = False


# Each of them has ``indicator`` and ``quantity``; only ``Observed`` has an ``id`` to link to.
Figure = Observed | Summed | Unavailable


@dataclass(frozen=True, slots=True)
class Named:
    """Something of a nomenclature: its key (``ROME-3.47:F1610``) and its title.

    ``is_green``: None when the edition of the ROME does not say.
    """

    key: str
    label: str
    is_green: bool | None = None

    @property
    def edition_id(self) -> str:
        return self.key.partition(":")[0]

    @property
    def code(self) -> str:
        return self.key.partition(":")[2]


@dataclass(frozen=True, slots=True)
class CoveringZone:
    """A zone of another kind that shares communes with the territory.

    ``share`` of the territory's population that lives in the zone, 0 to 1; None when the
    population of a shared commune is unknown. ``whole``: the zone contains the territory.
    """

    territory: TerritoryRef
    share: float | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """``between``: least and most inhabitants when a commune is partly inside; ``density``: those a
    km² over the disc that holds them. Zones: those that share communes, the largest share first.
    """

    population: int | None
    between: Interval | None
    communes: int
    largest_communes: tuple[TerritoryRef, ...]
    departements: tuple[CoveringZone, ...]
    regions: tuple[CoveringZone, ...]
    basins: tuple[CoveringZone, ...]
    density: float | None


@dataclass(frozen=True, slots=True)
class OccupationMarket:
    """Online offers and jobseekers (A, B, C) of one occupation (ROME 3.47), the same period."""

    occupation: Named
    offers: Figure
    jobseekers: Figure


@dataclass(frozen=True, slots=True)
class SectorJobs:
    sector: Named
    jobs: Figure


@dataclass(frozen=True, slots=True)
class LabourMarket:
    """``offers`` and ``jobseekers`` sum only the occupations published: ``published`` of them.

    ``unemployment``: one rate a département that the territory meets, never averaged.
    ``sectors`` is empty when employment by sector is not loaded: ``jobs`` then says so.
    """

    period: str
    offers: Figure
    jobseekers: Figure
    published: int
    by_occupation: tuple[OccupationMarket, ...]
    jobs: Figure
    sectors: tuple[SectorJobs, ...]
    unemployment: tuple[tuple[TerritoryRef, Figure], ...]


@dataclass(frozen=True, slots=True)
class OccupationNeed:
    """Recruitment projects of one occupation (FAP 2021); ``seasonal_share`` may be an interval.

    ``rank`` from 1 among the published ones; ``is_shared``: others may well be above or below it,
    their intervals meet.
    """

    occupation: Named
    projects: Figure
    difficult: Figure
    seasonal: Figure
    rank: int | None = None
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """The recruitment survey (BMO). ``top`` comes by published projects, the largest first.

    ``secret``: occupations whose projects are secret in this territory. ``seasonal_top``: those
    with the most seasonal projects. ``hypothesis``: what the interval of the shares supposes.
    """

    period: str
    projects: Figure
    difficult: Figure
    seasonal: Figure
    difficult_share: Figure
    seasonal_share: Figure
    hypothesis: str
    occupations: int
    secret: int
    top: tuple[OccupationNeed, ...]
    seasonal_top: tuple[OccupationNeed, ...]


@dataclass(frozen=True, slots=True)
class OccupationTension:
    """Tension (classes 1 to 5) with its components, by code of indicator.

    ``causes``: what the components say of the difficulty; empty when they say nothing strong.
    """

    occupation: Named
    index: Figure
    components: Mapping[str, Figure]
    causes: frozenset[Cause]
    offers: Figure
    jobseekers: Figure


@dataclass(frozen=True, slots=True)
class Tensions:
    """``rows``: occupations of class 4 and 5, the strongest first; within a class, by offers.

    ``indicator`` says which of both instruments measured them, ``nomenclature`` in which codes:
    that of 2021 (ROME 3.47) where it is published, else that of 2019 (FAP 2009), never both.
    ``by_class``: how many occupations in each class, 1 to 5. ``published``: all of them.
    ``unpublished``: those that the table names here without a class.
    """

    indicator: str
    nomenclature: str
    period: str
    rows: tuple[OccupationTension, ...]
    by_class: Mapping[int, int]
    published: int
    unpublished: int


@dataclass(frozen=True, slots=True)
class Difficulties:
    """The occupations in tension (4, 5), parted by what explains the tension, none twice.

    ``other_than_skills``: working conditions, unstable jobs or distance are strong (4, 5) and the
    training is not specific: NEVER counted as a training need. ``both``: these and a specific
    training. ``skills``: a specific training alone. ``unexplained``: nothing strong.
    """

    other_than_skills: tuple[OccupationTension, ...]
    both: tuple[OccupationTension, ...]
    skills: tuple[OccupationTension, ...]
    unexplained: tuple[OccupationTension, ...]


@dataclass(frozen=True, slots=True)
class SupplyRing:
    """Sessions to come that one reaches by car from the centre within ``minutes``, on site."""

    minutes: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Supply:
    """Training that one may still join on ``day``. ``centre``: the largest commune.

    ``inside``: sessions on site in the communes of the territory. ``seats``: of the sessions that
    begin this year, then next year; ``population_within``: those of the supply atlas. ``missing``
    is None when an offer is loaded.
    """

    day: date
    centre: TerritoryRef | None
    inside: int
    rings: tuple[SupplyRing, ...]
    seats: tuple[Figure, ...]
    population_within: tuple[Figure, ...]
    is_demonstration: bool
    missing: Unavailable | None = None


@dataclass(frozen=True, slots=True)
class FamilyGap:
    """Needs and supply of one family of occupations (main field of the ROME, one letter).

    ``sessions`` to come in the territory lead to one of its occupations; ``in_tension`` counts
    its occupations of class 4 and 5 that a training can answer (see Difficulties), ``unserved``
    are those of them to which no session leads here: None where the tension by ROME is not
    published, or no offer loaded.
    """

    family: Named
    offers: Figure
    jobseekers: Figure
    in_tension: int | None
    unserved: tuple[Named, ...] | None
    sessions: int | None


@dataclass(frozen=True, slots=True)
class BridgedNeed:
    """Projects of the survey (FAP 2021) against the sessions that lead to its ROME codes."""

    occupation: Named
    projects: Figure
    sessions: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """Two instruments, never mixed: ROME (2021) and BMO. ``bridge``: the sentence that names the
    table BMO lacks; ``way``: that of the one crossed; ``coverage``: share of the projects carried.
    """

    families: tuple[FamilyGap, ...]
    needs: tuple[BridgedNeed, ...]
    coverage: float | None
    bridge: Unavailable | None
    way: str = ""


@dataclass(frozen=True, slots=True)
class GreenOccupations:
    """Occupations that the ROME marks green, met here among offers or tensions."""

    edition: str
    rows: tuple[OccupationTension, ...]
    offers: Figure
    missing: Unavailable | None


@dataclass(frozen=True, slots=True)
class Change:
    """One figure at two dates; ``is_told``: the two intervals do not meet, so it did change.

    ``same_definition`` is False across two versions of a definition: a break, not a change.
    """

    indicator: str
    about: str
    before: Figure
    after: Figure
    is_told: bool
    same_definition: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """``nothing`` says why there is nothing to compare, empty when ``rows`` has something.

    ``alone``: figures of the territory whose source has one period only, hence no change.
    """

    rows: tuple[Change, ...]
    nothing: str
    alone: tuple[Observed, ...] = ()


@dataclass(frozen=True, slots=True)
class SimilarTerritory:
    """``distance`` of domain/observatory/similar (0: alike); ``alike``: on what it is near."""

    territory: TerritoryRef
    distance: float
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``measures``: indicator → figure of each compared territory.

    ``columns``: the territory itself, the similar ones, its region(s), the country; the figures of
    a measure come in that order. ``missing``: why no similar territory can be named.
    """

    similar: tuple[SimilarTerritory, ...]
    columns: tuple[TerritoryRef, ...]
    measures: tuple[tuple[str, tuple[Figure, ...]], ...]
    missing: Unavailable | None


@dataclass(frozen=True, slots=True)
class BasinNearby:
    """``strong`` of ``published`` occupations are in tension; ``top``, ``tense``: its first."""

    zone: CoveringZone
    figures: tuple[Figure, ...]
    strong: int
    published: int
    top: tuple[OccupationNeed, ...]
    tense: tuple[OccupationTension, ...]


@dataclass(frozen=True, slots=True)
class SourceUsed:
    """A source met in the diagnosis, with the vintages and indicators taken from it."""

    id: str
    name: str
    owner: str
    licence: str
    address: str
    editions: tuple[str, ...]
    indicators: tuple[str, ...]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class TerritoryDiagnosis:
    """``needs``, ``tensions``, ``difficulties`` are Unavailable where nobody publishes them.

    A zone without figures of its own (EPCI, zone d’emploi) borrows none: ``nearby`` are its basins,
    with theirs. ``studies``: publications about it, or about a zone that contains it.
    """

    territory: TerritoryRef
    made_on: date
    identity: Identity
    market: LabourMarket
    needs: Needs | Unavailable
    tensions: Tensions | Unavailable
    difficulties: Difficulties | Unavailable
    supply: Supply
    gaps: Gaps
    green: GreenOccupations
    changes: Changes
    comparison: Comparison
    nearby: tuple[BasinNearby, ...]
    studies: tuple[PublicationValue, ...]
    sources: tuple[SourceUsed, ...]

    @property
    def is_demonstration(self) -> bool:
        return any(source.is_demonstration for source in self.sources)
