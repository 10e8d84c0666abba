"""What the judgement of one session looks at, whichever table it comes from."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from passerelles.domain.common.partial_date import DatePrecision, PartialDate

UNKNOWN = PartialDate(None, DatePrecision.UNKNOWN)


class CertificationState(StrEnum):
    """What is known of a certification named by an offer, on the day the session starts.

    ``UNJUDGED``: no register of certifications is loaded, so nobody can say.
    """

    ALIVE = "alive"
    EXPIRING = "expiring"
    DEAD = "dead"
    UNRESOLVED = "unresolved"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """``kind``: code of the Lhéo table (1: référent handicap)."""

    kind: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRecord:
    """A session with its action, training and provider; empty or None where nothing was said.

    ``places``, ``occupations``: for each, whether its code is known. ``unknown_formacodes``: codes
    that no edition has. Long texts may be cut: their beginning is enough.
    """

    title: str = ""
    objective: str = ""
    content: str = ""
    is_certifying: bool | None = None
    certifications: tuple[CertificationState, ...] = ()
    exit_level: int | None = None
    exit_level_received: str = ""
    occupations: tuple[bool, ...] = ()
    formacodes: tuple[str, ...] = ()
    unknown_formacodes: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    conditions: str = ""
    mode: str = ""
    is_continuous: bool = False
    hours_centre: int | None = None
    hours_company: int | None = None
    hours_total: int | None = None
    costs_covered: bool | None = None
    remaining_cost: str = ""
    has_price: bool = False
    programme: str = ""
    programme_received: str = ""
    contract: str = ""
    has_funding: bool = False
    places: tuple[bool, ...] = ()
    start: PartialDate = UNKNOWN
    end: PartialDate = UNKNOWN
    seats: int | None = None
    capacity: int | None = None
    seats_on: date | None = None
    recruitment_state: str = ""
    registration_end: date | None = None
    says_how_to_register: bool = False
    contacts: tuple[ContactRecord, ...] = field(default=())
    updated_on: date | None = None
    siret: str = ""
    qualiopi: tuple[str, ...] | None = None
