"""The sheet of one session: every row around it, read in a constant number of queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Prefetch
from django.utils import timezone

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Duplicate,
    DuplicateVerdict,
    InformationMeeting,
    Place,
    Session,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import corrections_of, overlay
from passerelles.apps.catalogue.reads.greenness import greenness
from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.session_values import (
    ActionValue,
    AdmissionStep,
    AimedOccupation,
    Contact,
    FundingValue,
    OtherSession,
    PlaceValue,
    PreparedBlock,
    PreparedCertification,
    ProviderValue,
    SessionSheet,
    TrainingValue,
)
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.reference.models import Certification, Imported
from passerelles.apps.reference.reads.certifications import successions
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.values import Slice, certification_ref, occupation_ref
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

MOST_OTHERS = 12

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", bound="DataclassInstance")


def session_sheet(key: str, *, today: date | None = None) -> SessionSheet | None:
    """The sheet of a session, closed and merged ones included; None when the key is unknown.

    ``today`` (the current day by default) tells which other sessions may still be joined.
    """
    rows = Session.objects.select_related("action__training__provider")
    row = rows.filter(id=key).first()
    if row is None:
        return None
    others, total = _others(row, today or timezone.localdate())
    places = list(row.action.places.current().select_related("commune").order_by("position"))
    corrected = tuple(_correct(row, others, places))
    return _sheet(row, places, Slice(tuple(map(_other, others)), total), corrected)


def _others(row: Session, today: date) -> tuple[list[Session], int]:
    rows = open_sessions(today).filter(action__training=row.action.training_id).exclude(id=row.id)
    places = Prefetch("action__places", Place.objects.current().order_by("position"))
    part = rows.select_related("action").prefetch_related(places).order_by("start", "id")
    others = list(part[: MOST_OTHERS + 1])
    total = len(others) if len(others) <= MOST_OTHERS else rows.count()
    return others[:MOST_OTHERS], total


def _correct(
    row: Session, others: Sequence[Session], places: Iterable[Place]
) -> Iterator[tuple[str, str]]:
    """Lay corrections over the rows, in memory; tell those that change this very session."""
    own: dict[CorrectedKind, Iterable[Imported]] = {
        CorrectedKind.SESSION: [row],
        CorrectedKind.ACTION: [row.action],
        CorrectedKind.TRAINING: [row.action.training],
        CorrectedKind.PROVIDER: [row.action.training.provider],
        CorrectedKind.PLACE: places,
    }
    elsewhere = {CorrectedKind.SESSION: others, CorrectedKind.ACTION: [o.action for o in others]}
    for kind, rows in own.items():
        concerned = [*rows, *elsewhere.get(kind, ())]
        made = corrections_of(kind, [one.pk for one in concerned])
        for one in concerned:
            overlay(one, made.get(one.pk, {}))
        for one in rows:
            yield from ((kind.value, field) for field in made.get(one.pk, {}))


def _sheet(
    row: Session,
    places: Sequence[Place],
    others: Slice[OtherSession],
    corrected: tuple[tuple[str, str], ...],
) -> SessionSheet:
    action, training = row.action, row.action.training
    occupations = _current(training.occupations, "occupation")
    return copied(
        SessionSheet,
        row,
        start=PartialDate(row.start, DatePrecision(row.start_precision)),
        end=PartialDate(row.end, DatePrecision(row.end_precision)),
        updated_on=_updated(row),
        kept=_kept(row.id),
        provider=copied(ProviderValue, training.provider),
        training=copied(TrainingValue, training),
        action=copied(ActionValue, action),
        places=tuple(map(_place, places)),
        fundings=tuple(copied(FundingValue, one) for one in _current(action.fundings)),
        contacts=tuple(contacts(row.contacts, training.contacts, training.provider.contacts)),
        steps=tuple(copied(AdmissionStep, one) for one in _steps(row)),
        blocks=tuple(copied(PreparedBlock, one) for one in _current(row.blocks)),
        certifications=_certifications(_current(training.certifications, "certification")),
        occupations=tuple(map(_occupation, occupations)),
        greenness=greenness(action, [one.occupation for one in occupations if one.occupation]),
        others=others,
        corrected=corrected,
        source=sources()[row.source_id],
        vintage=_vintage(row.source_id),
    )


def copied(kind: type[Value], row: object, **given: Any) -> Value:
    """A frozen value from the attributes of the same names; lists become tuples."""
    for field in fields(kind):
        if field.name not in given:
            found = getattr(row, field.name)
            given[field.name] = tuple(found) if isinstance(found, list) else found
    return kind(**given)


def contacts(*groups: Iterable[dict[str, Any]]) -> Iterator[Contact]:
    """Contacts of the session, then of its training, then of its provider; each person once."""
    seen = set()
    for group in groups:
        for said in group:
            texts = {name: said.get(name) or "" for name in ("kind", "name", "phone", "email")}
            contact = Contact(**texts, trained=said.get("trained"))
            if any((contact.name, contact.phone, contact.email)) and contact not in seen:
                seen.add(contact)
                yield contact


def _current(rows: Any, *related: str) -> list[Any]:
    """Open children in the order of the source."""
    return list(rows.current().select_related(*related).order_by("position"))


def _steps(row: Session) -> list[InformationMeeting]:
    """In the order of the source, which is that of admission."""
    return sorted(row.meetings.current(), key=_position)


def _position(step: InformationMeeting) -> int:
    position = step.id.rpartition("/")[2]
    return int(position) if position.isdecimal() else 0


def _place(row: Place) -> PlaceValue:
    commune = row.commune
    return copied(
        PlaceValue,
        row,
        insee=commune.code if commune else "",
        city=_city(row),
    )


def _city(row: Place) -> str:
    """The town as written; in capitals or absent, as the register of communes names it."""
    if row.commune and (not row.city or row.city.isupper()):
        return row.commune.name
    return row.city


def _certifications(links: Sequence[TrainingCertification]) -> tuple[PreparedCertification, ...]:
    chain = successions()
    after = {one.id: chain.latest(one.certification_id or "") for one in links}
    wanted = {key for keys in after.values() for key in keys}
    found = {row.id: certification_ref(row) for row in Certification.objects.filter(id__in=wanted)}
    return tuple(
        PreparedCertification(
            received=one.received,
            certification=certification_ref(one.certification) if one.certification else None,
            successors=tuple(
                found[key] for key in after[one.id] if key in found and key != one.certification_id
            ),
        )
        for one in links
    )


def _occupation(link: TrainingOccupation) -> AimedOccupation:
    ref = occupation_ref(link.occupation) if link.occupation else None
    return AimedOccupation(link.received, ref)


def _other(row: Session) -> OtherSession:
    cities = (place.city or place.name for place in row.action.places.all())
    return OtherSession(
        id=row.id,
        start=PartialDate(row.start, DatePrecision(row.start_precision)),
        end=PartialDate(row.end, DatePrecision(row.end_precision)),
        mode=row.action.mode,
        entry_mode=row.action.entry_mode,
        cities=tuple(dict.fromkeys(filter(None, cities))),
        recruitment_state=row.recruitment_state,
    )


def _updated(row: Session) -> date | None:
    """The last time that anything of the sheet was touched by its publisher."""
    said = (row.updated_on, row.action.updated_on, row.action.training.updated_on)
    return max(filter(None, said), default=None)


def _kept(key: str) -> str:
    merged = Duplicate.objects.filter(other=key, verdict=DuplicateVerdict.MERGED)
    return merged.values_list("kept", flat=True).first() or ""


def _vintage(source: str) -> datetime | None:
    runs = ImportRun.objects.filter(source=source, status=RunStatus.SUCCEEDED)
    return runs.order_by("-finished_at").values_list("finished_at", flat=True).first()
