"""What ``content/services`` holds: structures, and the services that they offer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Audience(StrEnum):
    """Who asks for the service."""

    PERSON = "person"
    COMPANY = "company"
    PROVIDER = "provider"
    SCHOOL = "school"
    TERRITORY = "territory"


class Reliability(StrEnum):
    """Where the sheet comes from: who runs the service, somebody else, or nobody can tell."""

    OFFICIAL = "official"
    RELAYED = "relayed"
    UNKNOWN = "unknown"


class ServiceState(StrEnum):
    """Whether the service was there when the sheet was last reviewed."""

    RUNNING = "running"
    PLANNED = "planned"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlanReference:
    """An action of the plan and the line of its document: ``A10``, 1447."""

    action: str
    line: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in euros that the document gives, what it pays, and the line where it stands."""

    value: int
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class Structure:
    """A body that offers services. ``networks`` are values of data·inclusion.

    ``institution``: its code in the plan; ``website`` is None when nobody has checked it.
    """

    slug: str
    name: str
    description: str
    networks: tuple[str, ...]
    website: str | None
    institution: str | None


@dataclass(frozen=True, slots=True)
class Service:
    """A service. ``programme``: slug in ``content/offer``, which then gives name and summary.

    None is unknown, never « none ». ``kind``, ``themes``, ``publics``, ``fees``, ``reception`` and
    ``mobilised_by`` are values of data·inclusion. ``territories``: ``france``, ``region:76``,
    ``departement:31``. ``owner``: the institution that keeps the sheet true. ``reviewed_on``: the
    day it was last compared with what the carrier says.
    """

    slug: str
    programme: str | None
    name: str
    summary: str
    words: tuple[str, ...]
    audiences: tuple[Audience, ...]
    kind: str | None
    themes: tuple[str, ...]
    publics: tuple[str, ...]
    publics_note: str | None
    conditions: str | None
    fees: str | None
    amounts: tuple[Amount, ...]
    mobilised_by: tuple[str, ...]
    reception: tuple[str, ...]
    access: str | None
    link: str | None
    phone: str | None
    structure: str
    territories: tuple[str, ...]
    funders: tuple[str, ...]
    owner: str
    plan: tuple[PlanReference, ...]
    standing: ServiceState
    confidence: Reliability
    origin: str
    reviewed_on: date
    review_every_months: int


@dataclass(frozen=True, slots=True)
class ServiceBook:
    """The whole content: ``structures`` and ``services`` by slug, in the order of the files."""

    structures: dict[str, Structure]
    services: dict[str, Service]
