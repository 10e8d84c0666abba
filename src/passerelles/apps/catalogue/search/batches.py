"""Sessions to index, batch by batch, with all that is said around them; corrections applied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Duplicate,
    DuplicateVerdict,
    Funding,
    Place,
    Provider,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.catalogue.reads.green import green_trainings
from passerelles.apps.reference.models import Imported

BATCH = 2_000
# Long texts that nobody searches.
_LONG_OF_SESSION = ("registration_terms", "registration_address", "url")
_LONG_OF_ACTION = (
    "pace", "alternation", "public_note", "recruitment_terms", "teaching_methods", "funding_terms",
    "disabled_access", "meals", "lodging", "transport", "equipment",
)  # fmt: skip

Child = TypeVar("Child", bound=Imported)
Groups = Mapping[str, Sequence[Child]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some sessions (their action, training and provider read) and what hangs on each."""

    sessions: Sequence[Session]
    places: Groups[Place]
    fundings: Groups[Funding]
    blocks: Groups[SessionBlock]
    certifications: Groups[TrainingCertification]
    occupations: Groups[TrainingOccupation]
    green: frozenset[str]


def batches() -> Iterator[Batch]:
    """Every session that may be found, those of one training together; ten queries a batch."""
    keys = findable().values_list("id", flat=True).iterator(chunk_size=BATCH)
    while part := list(islice(keys, BATCH)):
        yield _batch(part)


def findable() -> QuerySet[Session]:
    """Current sessions that no merge hides."""
    merged = Duplicate.objects.filter(verdict=DuplicateVerdict.MERGED).values("other_id")
    rows = Session.objects.current().exclude(id__in=merged)
    return rows.order_by("action__training_id", "id")


def _batch(keys: Sequence[str]) -> Batch:
    sessions = list(Session.objects.filter(id__in=keys).defer(*_LONG_OF_SESSION))
    actions = _actions(sessions)
    trainings = {action.training_id for action in actions.values()}
    sessions.sort(key=lambda session: (session.action.training_id, session.id))
    correct(CorrectedKind.SESSION, sessions)
    sites = Place.objects.current().filter(action__in=actions).select_related("commune")
    places = list(sites.order_by("position"))
    correct(CorrectedKind.PLACE, places)
    titles = TrainingCertification.objects.current().filter(training__in=trainings)
    jobs = TrainingOccupation.objects.current().filter(training__in=trainings)
    occupations = list(jobs.order_by("position").select_related("occupation"))
    return Batch(
        sessions=sessions,
        places=_grouped(places, "action_id"),
        fundings=_grouped(Funding.objects.current().filter(action__in=actions), "action_id"),
        blocks=_grouped(SessionBlock.objects.current().filter(session__in=keys), "session_id"),
        certifications=_grouped(
            titles.order_by("position").select_related("certification"), "training_id"
        ),
        occupations=_grouped(occupations, "training_id"),
        green=green_trainings(actions.values(), occupations),
    )


def _actions(sessions: Iterable[Session]) -> dict[str, TrainingAction]:
    """The actions of the sessions, each read once with its training and provider."""
    wanted = {session.action_id for session in sessions}
    rows = TrainingAction.objects.filter(id__in=wanted).defer(*_LONG_OF_ACTION)
    actions = {row.id: row for row in rows}
    about = Training.objects.in_bulk({action.training_id for action in actions.values()})
    bodies = Provider.objects.in_bulk({training.provider_id for training in about.values()})
    for training in about.values():
        training.provider = bodies[training.provider_id]
    for action in actions.values():
        action.training = about[action.training_id]
    for session in sessions:
        session.action = actions[session.action_id]
    correct(CorrectedKind.ACTION, actions.values())
    correct(CorrectedKind.TRAINING, about.values())
    correct(CorrectedKind.PROVIDER, bodies.values())
    return actions


def _grouped(rows: Iterable[Child], key: str) -> Groups[Child]:
    groups: dict[str, list[Child]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups
