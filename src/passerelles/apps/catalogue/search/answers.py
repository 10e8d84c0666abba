"""What a search of sessions gives back; callers turn ids into rows with ``reads/rows.py``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from passerelles.domain.catalogue.search_request import Facet


@dataclass(frozen=True, slots=True)
class FoundSession:
    """``km`` and ``minutes`` (car, estimated) are commune to commune; None when unknown.

    ``place`` is the key of the nearest place of the action, or ``""``.
    """

    id: str
    km: float | None = None
    minutes: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """A filter understood in the words typed: ``words`` as typed, to show and to drop it."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class UnderstoodOccupation:
    """An occupation (newest ROME) that the words mean; ``said`` is the name that answered."""

    edition: str
    code: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """How the text was read: filters, occupations, words spelt otherwise (typed → searched)."""

    filters: tuple[ReadFilter, ...] = ()
    occupations: tuple[UnderstoodOccupation, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What was loosened because nothing answered: never silently.

    ``kind``: ``radius`` (``radius_km`` tells the new one), ``occupations`` (neighbouring ones,
    listed), ``remote`` (distance learning), ``words`` (fewer words required, or none), ``filters``
    (all of them but the commune).
    """

    kind: str
    sentence: str
    radius_km: float | None = None
    occupations: tuple[UnderstoodOccupation, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """``facets``: for each facet, value → number of sessions with the other filters kept.

    ``begun``: sessions left out because they have begun; counted when facets are asked.
    """

    total: int
    sessions: tuple[FoundSession, ...]
    next_cursor: str
    understanding: Understanding
    relaxed: tuple[Relaxation, ...] = ()
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    begun: int = 0
