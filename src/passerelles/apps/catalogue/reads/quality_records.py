"""Sessions as the judgement of quality reads them: what sources say, corrections left aside.

A correction helps the reader; it mends nothing at the source, whose defect must still be counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Greatest, Left

from passerelles.apps.catalogue.models import (
    Duplicate,
    DuplicateVerdict,
    EntryMode,
    Funding,
    InformationMeeting,
    Place,
    Session,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.reference.models import Certification, NomenclatureItem
from passerelles.domain.catalogue.quality_record import (
    CertificationState,
    ContactRecord,
    OfferRecord,
)
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

TEXT_READ = 200
CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A session to judge; ``keys``: level → key of the row that carries its fields."""

    source: str
    provider: str
    keys: Mapping[str, str]
    record: OfferRecord


def judged_rows(sessions: QuerySet[Session] | None = None) -> Iterator[JudgedRow]:
    """Every session published and shown, provider by provider; or those given."""
    chosen = shown_sessions() if sessions is None else sessions
    known = frozenset(
        NomenclatureItem.objects.filter(edition__scheme="Formacode").values_list("code", flat=True)
    )
    rows = _annotated(chosen).order_by("action__training__provider_id", "id")
    for row in rows.values(*_NAMES).iterator(chunk_size=CHUNK):
        yield _judged(row, known)


def shown_sessions() -> QuerySet[Session]:
    """Sessions that their source publishes and that no merge hides."""
    merged = Duplicate.objects.filter(verdict=DuplicateVerdict.MERGED, kept__closed_on=None)
    hidden = merged.filter(other=OuterRef("pk"))
    return Session.objects.current().filter(~Exists(hidden))


_TRAINING = "action__training__"
_PROVIDER = "action__training__provider__"
_PLAIN = {
    "title": f"{_TRAINING}title",
    "is_certifying": f"{_TRAINING}is_certifying",
    "exit_level": f"{_TRAINING}exit_level",
    "exit_level_received": f"{_TRAINING}exit_level_received",
    "mode": "action__mode",
    "hours_centre": "action__hours_centre",
    "hours_company": "action__hours_company",
    "hours_total": "action__hours_total",
    "costs_covered": "action__costs_covered",
    "remaining_cost": "action__remaining_cost",
    "programme": "action__programme",
    "programme_received": "action__programme_received",
    "contract": "action__contract",
    "seats": "seats",
    "capacity": "capacity",
    "seats_on": "seats_on",
    "recruitment_state": "recruitment_state",
    "registration_end": "registration_end",
    "siret": f"{_PROVIDER}siret",
}
_CONTACTS = ("contacts", f"{_TRAINING}contacts", f"{_PROVIDER}contacts")
_DERIVED = (
    *("objective", "content", "conditions", "price", "funded", "meets", "stamp"),
    *("places_known", "occupations_known", "certification_states"),
)
_NAMES = (
    *_PLAIN.values(),
    *(f"{_TRAINING}formacodes", "action__publics"),
    *_CONTACTS,
    *_DERIVED,
    *("id", "source_id", "action_id", "action__training_id", f"{_TRAINING}provider_id"),
    *("start", "start_precision", "end", "end_precision", "action__entry_mode"),
    *("registration_terms", "registration_address", "url"),
    *(f"{_PROVIDER}phone", f"{_PROVIDER}email", f"{_PROVIDER}qualiopi"),
)


def _annotated(sessions: QuerySet[Session]) -> QuerySet[Session]:
    places = Place.objects.current().filter(action=OuterRef("action"))
    occupations = TrainingOccupation.objects.current().filter(training=OuterRef(_TRAINING[:-2]))
    return sessions.annotate(
        objective=Left(f"{_TRAINING}objective", TEXT_READ),
        content=Left(f"{_TRAINING}content", TEXT_READ),
        conditions=Left("action__conditions", TEXT_READ),
        price=Coalesce("action__total_price", "action__hourly_price"),
        stamp=Greatest("updated_on", "action__updated_on", f"{_TRAINING}updated_on"),
        funded=Exists(Funding.objects.current().filter(action=OuterRef("action"))),
        meets=Exists(InformationMeeting.objects.current().filter(session=OuterRef("pk"))),
        places_known=ArraySubquery(places.values(known=Q(commune__isnull=False))),
        occupations_known=ArraySubquery(occupations.values(known=Q(occupation__isnull=False))),
        certification_states=ArraySubquery(_states()),
    )


def _states() -> "QuerySet[TrainingCertification, Any]":
    """The state of each certification when the session starts (see domain/reference/liveness)."""
    loaded = Certification.objects.exists()
    unresolved = CertificationState.UNRESOLVED if loaded else CertificationState.UNJUDGED
    links = TrainingCertification.objects.current().filter(training=OuterRef(_TRAINING[:-2]))
    return links.values(
        state=Case(
            When(certification=None, then=Value(unresolved.value)),
            When(certification__is_active=False, then=Value(CertificationState.DEAD.value)),
            When(
                certification__registered_until__lt=OuterRef("start"),
                then=Value(CertificationState.EXPIRING.value),
            ),
            default=Value(CertificationState.ALIVE.value),
        )
    )


def _judged(row: Mapping[str, Any], known: frozenset[str]) -> JudgedRow:
    provider, training = row[f"{_TRAINING}provider_id"], row["action__training_id"]
    keys = {
        "session": row["id"],
        "action": row["action_id"],
        "training": training,
        "provider": provider,
    }
    return JudgedRow(row["source_id"], provider, keys, _record(row, known))


def _record(row: Mapping[str, Any], known: frozenset[str]) -> OfferRecord:
    formacodes = row[f"{_TRAINING}formacodes"]
    unknown = tuple(code for code in formacodes if known and code not in known)
    qualiopi = row[f"{_PROVIDER}qualiopi"]
    return OfferRecord(
        **{name: row[path] for name, path in _PLAIN.items()},
        objective=row["objective"],
        content=row["content"],
        conditions=row["conditions"],
        formacodes=tuple(formacodes),
        publics=tuple(row["action__publics"]),
        unknown_formacodes=unknown,
        certifications=tuple(map(CertificationState, row["certification_states"])),
        occupations=tuple(row["occupations_known"]),
        places=tuple(row["places_known"]),
        is_continuous=row["action__entry_mode"] == EntryMode.CONTINUOUS,
        has_price=row["price"] is not None,
        has_funding=row["funded"],
        start=PartialDate(row["start"], DatePrecision(row["start_precision"])),
        end=PartialDate(row["end"], DatePrecision(row["end_precision"])),
        says_how_to_register=_says_how(row),
        contacts=_contacts(row),
        updated_on=row["stamp"],
        qualiopi=None if qualiopi is None else tuple(qualiopi),
    )


def _says_how(row: Mapping[str, Any]) -> bool:
    said = ("registration_terms", "registration_address", "url")
    return bool(row["meets"] or any(row[name] for name in said))


def _contacts(row: Mapping[str, Any]) -> tuple[ContactRecord, ...]:
    """Those of the session, the training and the provider, and the provider's own switchboard."""
    listed = [contact for name in _CONTACTS for contact in row[name] or ()]
    own = {"phone": row[f"{_PROVIDER}phone"], "email": row[f"{_PROVIDER}email"]}
    return tuple(
        ContactRecord(*(str(contact.get(name) or "") for name in ("kind", "phone", "email")))
        for contact in (*listed, own)
    )
