"""What a person may ask of the training offer, and what is said back about the asking."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    RELEVANCE = "relevance"
    SOONEST = "soonest"
    NEAREST = "nearest"


class Facet(StrEnum):
    """What results are counted by; values are those of the filter of the same name."""

    MODE = "mode"
    PROGRAMME = "programme"
    LEVEL_OUT = "level_out"
    LEVEL_IN = "level_in"
    OBJECTIVE = "objective"
    PUBLIC = "public"
    FUNDER = "funder"
    PACE = "pace"
    ENTRY = "entry"
    LABEL = "label"
    CONTRACT = "contract"
    REGISTER = "register"
    DEPARTEMENT = "departement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """Every filter of the offer. Inside one set values are alternatives; filters add up.

    ``commune``: INSEE code of the newest COG (or of an arrondissement). ``radius_km`` and
    ``max_minutes`` need it. ``start_after`` and ``start_before`` are inclusive; a start whose day
    is unknown passes when one of its possible days does; entries all year pass until their end.
    Levels are those of 2019. ``modes``, ``entries``, ``paces``: values of the models' choices.
    ``publics``: slugs of ``content/offer/publics.yaml``; ``programmes``: slugs of
    ``content/offer/programmes.yaml``; ``funders``: codes of the Lhéo table; ``labels``:
    ``qualiopi_formation``, ``qualiopi_apprentissage``, …, ``certif_region``. ``registers``: RNCP,
    RS, none. ``block``: a block's code; ``block_alone``: some block can be taken alone. ``begun``:
    also sessions that have begun and take nobody any more, left out by default.
    """

    commune: str = ""
    radius_km: float | None = None
    max_minutes: int | None = None
    departements: frozenset[str] = frozenset()
    start_after: date | None = None
    start_before: date | None = None
    modes: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    paces: frozenset[str] = frozenset()
    levels_in: frozenset[int] = frozenset()
    levels_out: frozenset[int] = frozenset()
    objectives: frozenset[str] = frozenset()
    publics: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    funders: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    registers: frozenset[str] = frozenset()
    contracts: frozenset[str] = frozenset()
    certification: str = ""
    block: str = ""
    block_alone: bool = False
    occupation: str = ""
    provider: str = ""
    training: str = ""
    adjustments: bool = False
    green: bool = False
    reserved: bool = False
    recruitment_open: bool = False
    begun: bool = False

    @property
    def bounded(self) -> bool:
        """Whether a distance or a travel time is asked for."""
        return self.radius_km is not None or self.max_minutes is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """``text`` is free; ``keep_words`` are words that the person wants searched as words, not
    read as a filter ("niveau 4" dropped from the filters that the text gave). ``today`` is the
    day of the search: sessions that are over by then never appear.
    """

    text: str = ""
    filters: SearchFilters = field(default_factory=SearchFilters)
    sort: Sort = Sort.RELEVANCE
    facets: bool = False
    cursor: str = ""
    limit: int = 20
    relax: bool = True
    keep_words: frozenset[str] = frozenset()
    today: date
