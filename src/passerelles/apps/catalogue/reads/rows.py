"""Sessions as lists show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Funding,
    Place,
    Session,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import correct_all
from passerelles.apps.catalogue.reads.green import green_trainings
from passerelles.apps.reference.models import Imported
from passerelles.apps.reference.reads.commune_places import CommunePlace, commune_places
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

Child = TypeVar("Child", bound=Imported)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """``label``: city or name of the place; coordinates in degrees, None when unknown."""

    key: str
    label: str
    insee: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class RowOccupation:
    edition: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list; the corrections made by hand are applied.

    ``places``: all those of its action. ``certification``: key and title of the first one, as the
    register names it, or None. ``green``: one of the three perimeters says so.
    """

    id: str
    training_id: str
    title: str
    provider_id: str
    provider_name: str
    provider_siret: str
    places: tuple[RowPlace, ...]
    start: PartialDate
    end: PartialDate
    mode: str
    entry_mode: str
    level_in: int | None
    level_in_required: bool | None
    level_out: int | None
    certification: tuple[str, str] | None
    occupations: tuple[RowOccupation, ...]
    programme: str
    contract: str
    funders: tuple[str, ...]
    costs_covered: bool | None
    remaining_cost: str
    seats: int | None
    seats_on: date | None
    recruitment_state: str
    green: bool
    updated_on: date | None
    demonstration: bool
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class _Around:
    """What is read beside the sessions, by key of the action or of the training."""

    places: Mapping[str, Sequence[Place]]
    fundings: Mapping[str, Sequence[Funding]]
    certifications: Mapping[str, Sequence[TrainingCertification]]
    occupations: Mapping[str, Sequence[TrainingOccupation]]
    green: frozenset[str]
    communes: Mapping[str, CommunePlace]


# Texts that a list never shows, of several thousand characters each.
_LONG = (
    *(f"action__training__{name}" for name in ("objective", "expected_results", "content")),
    *(f"action__{name}" for name in ("conditions", "recruitment_terms", "teaching_methods")),
    "action__training__provider__description",
)


def session_rows(ids: Sequence[str]) -> list[SessionRow]:
    """The sessions of these keys, in their order, unknown ones left out; queries do not grow."""
    asked = Session.objects.filter(id__in=ids).order_by().defer(*_LONG)
    found = {row.id: row for row in asked.select_related("action__training__provider", "source")}
    if not found:
        return []
    actions = {session.action_id for session in found.values()}
    places = list(Place.objects.current().filter(action__in=actions).order_by("position"))
    _correct(found.values(), places)
    around = _around(found.values(), places)
    return [_row(found[key], around) for key in ids if key in found]


def _correct(sessions: Collection[Session], places: Collection[Place]) -> None:
    correct_all(
        {
            CorrectedKind.SESSION: sessions,
            CorrectedKind.ACTION: [session.action for session in sessions],
            CorrectedKind.TRAINING: [session.action.training for session in sessions],
            CorrectedKind.PROVIDER: [session.action.training.provider for session in sessions],
            CorrectedKind.PLACE: places,
        }
    )


def _around(sessions: Collection[Session], places: Collection[Place]) -> _Around:
    actions = {session.action_id: session.action for session in sessions}
    trainings = {action.training_id for action in actions.values()}
    fundings = Funding.objects.current().filter(action__in=actions).order_by("position")
    titles = TrainingCertification.objects.current().filter(training__in=trainings)
    jobs = TrainingOccupation.objects.current().filter(training__in=trainings)
    occupations = list(jobs.order_by("position").select_related("occupation"))
    return _Around(
        places=_grouped(places, "action_id"),
        fundings=_grouped(fundings, "action_id"),
        certifications=_grouped(
            titles.order_by("position").select_related("certification"), "training_id"
        ),
        occupations=_grouped(occupations, "training_id"),
        green=green_trainings(actions.values(), occupations),
        communes=commune_places(),
    )


def _grouped(rows: Iterable[Child], key: str) -> Mapping[str, Sequence[Child]]:
    groups: dict[str, list[Child]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def _row(session: Session, around: _Around) -> SessionRow:
    action, training = session.action, session.action.training
    places = around.places.get(action.id, ())
    occupations = around.occupations.get(training.id, ())
    fundings = around.fundings.get(action.id, ())
    return SessionRow(
        id=session.id,
        training_id=training.id,
        title=training.title,
        provider_id=training.provider_id,
        provider_name=training.provider.name,
        provider_siret=training.provider.siret,
        places=tuple(_place(place, around.communes) for place in places),
        start=PartialDate(session.start, DatePrecision(session.start_precision)),
        end=PartialDate(session.end, DatePrecision(session.end_precision)),
        mode=action.mode,
        entry_mode=action.entry_mode,
        level_in=training.entry_level,
        level_in_required=action.entry_level_required,
        level_out=training.exit_level,
        certification=_certification(around.certifications.get(training.id, ())),
        occupations=_occupations(occupations),
        programme=action.programme,
        contract=action.contract,
        funders=tuple(dict.fromkeys(funding.funder for funding in fundings)),
        costs_covered=action.costs_covered,
        remaining_cost=action.remaining_cost,
        seats=session.seats,
        seats_on=session.seats_on,
        recruitment_state=session.recruitment_state,
        green=training.id in around.green,
        updated_on=session.updated_on or action.updated_on or training.updated_on,
        demonstration=session.source.is_demonstration,
        closed_on=session.closed_on,
    )


def _place(place: Place, communes: Mapping[str, CommunePlace]) -> RowPlace:
    commune = communes.get(place.commune_id or "")
    latitude, longitude = (commune and commune.point) or (None, None)
    if place.latitude is not None and place.longitude is not None:
        latitude, longitude = place.latitude, place.longitude
    return RowPlace(
        key=place.id,
        label=commune.name if commune else place.city or place.name,
        insee=commune.code if commune else "",
        latitude=latitude,
        longitude=longitude,
    )


def _certification(links: Sequence[TrainingCertification]) -> tuple[str, str] | None:
    named = (link.certification for link in links if link.certification)
    first = next(named, None)
    return (first.id, first.title) if first else None


def _occupations(links: Sequence[TrainingOccupation]) -> tuple[RowOccupation, ...]:
    named = (link.occupation for link in links if link.occupation)
    return tuple(RowOccupation(found.edition_id, found.code, found.label) for found in named)
