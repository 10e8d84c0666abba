"""The one model of a training offer that every dialect of Lhéo is read into.

Texts are as the publisher wrote them, blanks at both ends removed; an absent text is ``""``, an
absent list ``()``, an absent number or flag None. A lone hyphen, which Lhéo writes in a required
text that has nothing to say, is an absent text (extras keep theirs). Codes stay as received:
judging them is the work of the checker, resolving them that of the application.
Source of the elements: LHÉO dictionary 2.3, lheo.gouv.fr.
"""

from dataclasses import dataclass
from enum import StrEnum

from passerelles.formats.lheo.dates import LheoDate


class Dialect(StrEnum):
    LHEO_22 = "2.2"
    LHEO_23 = "2.3"
    EDOF = "EDOF"


@dataclass(frozen=True, slots=True)
class Extra:
    """One piece of information that the language does not foresee: a name and a text."""

    info: str
    text: str
    number: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """A named group of extras, as deep as the publisher nested it."""

    info: str = ""
    number: str = ""
    children: "tuple[Extra | Extras, ...]" = ()


@dataclass(frozen=True, slots=True)
class Formacode:
    code: str
    edition: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Domain:
    formacodes: tuple[Formacode, ...] = ()
    nsf: tuple[str, ...] = ()
    rome: tuple[str, ...] = ()
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; coordinates in decimal degrees (WGS 84)."""

    name: str = ""
    lines: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    departement: str = ""
    insee: str = ""
    canton: str = ""
    region: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Coordinates:
    civility: str = ""
    last_name: str = ""
    first_name: str = ""
    lines: tuple[str, ...] = ()
    address: Address | None = None
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    email: str = ""
    urls: tuple[str, ...] = ()
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """``kind`` is a code of the table type-contact (1: référent handicap), or ``""``."""

    coordinates: Coordinates = Coordinates()
    kind: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificationCodes:
    """The codes by which an offer names one certification, as received."""

    rncp: str = ""
    certifinfo: str = ""
    rs: str = ""
    cpf: str = ""
    formacode: str = ""
    extras: tuple[Extras, ...] = ()
    elu: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    start: LheoDate
    end: LheoDate
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Recruitment:
    """One admission step of a session; ``kind`` 9 is an information meeting."""

    kind: str = "0"
    scope: str = ""
    scope_note: str = ""
    remote: bool | None = None
    address: Address | None = None
    url: str = ""
    seats: int | None = None
    period: Period | None = None
    start_time: str = ""
    end_time: str = ""
    comment: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockCode:
    label: str
    code: str
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillBlocks:
    """Blocks open in a session; ``validation`` 0: some, 1: all, 2: all, or some alone."""

    validation: str
    certification: CertificationCodes
    blocks: tuple[BlockCode, ...]
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternation:
    """``unit``, ``company_units`` and ``centre_units`` describe its rhythm, when it is given."""

    kind: str
    unit: str = ""
    company_units: int | None = None
    centre_units: int | None = None
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycle:
    kind: str
    years: tuple[int, ...] = ()
    minimum: int | None = None
    simultaneous_capacity: int | None = None
    total_capacity: int | None = None
    alternation: Alternation | None = None
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One dated run of an action. Attributes ``datecrea`` and ``datemaj`` are its stamps."""

    period: Period
    number: str = ""
    created: LheoDate | None = None
    updated: LheoDate | None = None
    registration_address: Address | None = None
    registration_terms: str = ""
    registration_period: Period | None = None
    recruitment_state: str = ""
    recruitments: tuple[Recruitment, ...] = ()
    urls: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    certifications: tuple[CertificationCodes, ...] = ()
    blocks: tuple[SkillBlocks, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    coordinates: Coordinates = Coordinates()
    siret: str = ""
    uai: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Trainer:
    """The body that teaches, when it is not the responsible one (organisme-formateur)."""

    siret: str
    name: str
    contacts: tuple[Contact, ...] = ()
    potential: tuple[Formacode, ...] = ()
    uai: str = ""
    certifications: tuple[CertificationCodes, ...] = ()
    extras: tuple[Extras, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Funder:
    """``code`` of the table of funders (2: Région), ``seats`` that it pays."""

    code: str
    seats: int | None = None
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Teaching:
    label: str
    kind: str
    compulsory: bool | None
    comment: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Equipment:
    """``cost`` in whole euros."""

    kind: str
    cost: int | None = None
    comment: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetPublic:
    """A Formacode of the branch 8 (publics)."""

    code: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class InformationDate:
    """An information meeting as 2.2 and 2.3 both tell it: a day, at the information address."""

    date: LheoDate
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingAction:
    """How, where, for whom and at what cost a training is given. Hours are whole hours.

    Prices are texts, in euros as received: ``12.50``.
    """

    number: str = ""
    created: LheoDate | None = None
    updated: LheoDate | None = None
    pace: str = ""
    publics: tuple[TargetPublic, ...] = ()
    public_note: str = ""
    entry_level_required: bool | None = None
    alternation: str = ""
    mode: str = ""
    conditions: str = ""
    costs_covered: bool | None = None
    places: tuple[Place, ...] = ()
    entry_mode: str = ""
    urls: tuple[str, ...] = ()
    cycle_length: int | None = None
    sessions: tuple[Session, ...] = ()
    information_address: Address | None = None
    information_dates: tuple[InformationDate, ...] = ()
    meals: str = ""
    lodging: str = ""
    transport: str = ""
    disabled_access: str = ""
    languages: tuple[str, ...] = ()
    recruitment_terms: str = ""
    teaching_methods: str = ""
    teaching_method_codes: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    remaining_cost: str = ""
    recruitment_scope: str = ""
    recruitment_scope_note: str = ""
    hourly_price: str = ""
    total_price: str = ""
    duration: str = ""
    hours_centre: int | None = None
    hours_company: int | None = None
    hours_total: int | None = None
    funding_terms: str = ""
    agreed: bool | None = None
    agreed_hours: int | None = None
    trainers: tuple[Trainer, ...] = ()
    funders: tuple[Funder, ...] = ()
    teachings: tuple[Teaching, ...] = ()
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """The body responsible for a training (organisme-formation-responsable)."""

    number: str = ""
    activity_number: str = ""
    siret: str = ""
    name: str = ""
    legal_name: str = ""
    coordinates: Coordinates = Coordinates()
    contacts: tuple[Contact, ...] = ()
    specifics: str = ""
    potential: tuple[Formacode, ...] = ()
    uai: str = ""
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class SubModule:
    reference: str
    kind: str
    extras: tuple[Extras, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """One training with its actions, their sessions, and its provider."""

    number: str = ""
    created: LheoDate | None = None
    updated: LheoDate | None = None
    href: str = ""
    file: str = ""
    domain: Domain = Domain()
    title: str = ""
    objective: str = ""
    expected_results: str = ""
    content: str = ""
    certifying: bool | None = None
    contacts: tuple[Contact, ...] = ()
    pathway: str = ""
    entry_level: str = ""
    general_objective: str = ""
    certifications: tuple[CertificationCodes, ...] = ()
    type_codes: tuple[CertificationCodes, ...] = ()
    exit_level: str = ""
    urls: tuple[str, ...] = ()
    actions: tuple[TrainingAction, ...] = ()
    provider: Provider = Provider()
    module: str = ""
    positioning: str = ""
    sub_modules: tuple[SubModule, ...] = ()
    required_modules: tuple[str, ...] = ()
    extras: tuple[Extras, ...] = ()
