"""What is read of one session. Empty texts, ``()`` and None mean that nobody said."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from passerelles.apps.catalogue.reads.greenness import Greenness
from passerelles.apps.reference.reads.editions import SourceValue
from passerelles.apps.reference.reads.values import CertificationRef, OccupationRef, Slice
from passerelles.domain.common.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Contact:
    """``kind``: Lhéo code (1: référent handicap); ``trained`` concerns that one only."""

    kind: str
    name: str
    phone: str
    email: str
    trained: bool | None = None


@dataclass(frozen=True, slots=True)
class ProviderValue:
    """``qualiopi``: types of action certified, None when nobody said."""

    id: str
    name: str
    legal_name: str
    siret: str
    activity_number: str
    address: str
    postcode: str
    city: str
    phone: str
    email: str
    url: str
    qualiopi: tuple[str, ...] | None
    regional_label: bool | None


@dataclass(frozen=True, slots=True)
class TrainingValue:
    """What is learnt; levels are those of 2019, ``…_received`` as the source wrote them."""

    id: str
    title: str
    objective: str
    expected_results: str
    content: str
    is_certifying: bool | None
    pathway: str
    general_objective: str
    entry_level: int | None
    entry_level_received: str
    exit_level: int | None
    exit_level_received: str
    url: str


@dataclass(frozen=True, slots=True)
class ActionValue:
    """How it is given; hours are whole hours, prices euros, ``programme`` a slug."""

    id: str
    mode: str
    entry_mode: str
    pace: str
    paces: tuple[str, ...]
    alternation: str
    contract: str
    conditions: str
    entry_level_required: bool | None
    publics: tuple[str, ...]
    public_note: str
    recruitment_terms: str
    teaching_methods: str
    hours_centre: int | None
    hours_company: int | None
    hours_total: int | None
    hours_weekly: int | None
    duration: str
    costs_covered: bool | None
    remaining_cost: str
    total_price: Decimal | None
    funding_terms: str
    agreed: bool | None
    programme: str
    programme_received: str
    modules: tuple[str, ...]
    adjustments: bool | None
    disabled_access: str
    meals: str
    lodging: str
    transport: str
    trainer_name: str
    url: str


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where it takes place; coordinates in degrees. ``insee``: commune recognised, or ``""``."""

    name: str
    address: str
    postcode: str
    city: str
    insee: str
    latitude: float | None
    longitude: float | None
    phone: str
    access: str


@dataclass(frozen=True, slots=True)
class FundingValue:
    """``funder``: Lhéo code; ``publics``: those for whom the seats that it pays are kept."""

    funder: str
    seats: int | None
    programme_received: str
    publics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdmissionStep:
    """A step on the way in; ``kind`` is the Lhéo code (9: information meeting)."""

    id: str
    kind: str
    start: date | None
    end: date | None
    start_time: time | None
    end_time: time | None
    is_remote: bool | None
    address: str
    postcode: str
    city: str
    seats: int | None
    comment: str
    url: str


@dataclass(frozen=True, slots=True)
class PreparedBlock:
    code: str
    label: str
    alone: bool


@dataclass(frozen=True, slots=True)
class PreparedCertification:
    """As received, then resolved if it could be; ``successors`` replace it."""

    received: str
    certification: CertificationRef | None
    successors: tuple[CertificationRef, ...]


@dataclass(frozen=True, slots=True)
class AimedOccupation:
    received: str
    occupation: OccupationRef | None


@dataclass(frozen=True, slots=True)
class OtherSession:
    """Another session of the same training that one may still join."""

    id: str
    start: PartialDate
    end: PartialDate
    mode: str
    entry_mode: str
    cities: tuple[str, ...]
    recruitment_state: str


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """Everything about one session, corrections made by hand applied.

    ``kept``: key of the session behind which a merge hid this one, or ``""``. ``corrected``: kinds
    and fields that the corrections changed. ``vintage``: when its source was last read.
    """

    id: str
    number: str
    start: PartialDate
    end: PartialDate
    registration_start: date | None
    registration_end: date | None
    recruitment_state: str
    seats: int | None
    capacity: int | None
    reserved_seats: int | None
    reserved_for: str
    seats_on: date | None
    registration_terms: str
    registration_address: str
    blocks_validation: str
    url: str
    closed_on: date | None
    updated_on: date | None
    kept: str
    provider: ProviderValue
    training: TrainingValue
    action: ActionValue
    places: tuple[PlaceValue, ...]
    fundings: tuple[FundingValue, ...]
    contacts: tuple[Contact, ...]
    steps: tuple[AdmissionStep, ...]
    blocks: tuple[PreparedBlock, ...]
    certifications: tuple[PreparedCertification, ...]
    occupations: tuple[AimedOccupation, ...]
    greenness: Greenness
    others: Slice[OtherSession]
    corrected: tuple[tuple[str, str], ...]
    source: SourceValue
    vintage: datetime | None
