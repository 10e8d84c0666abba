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
    Session,
    SessionBlock,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.catalogue.reads.green import green_trainings
from passerelles.apps.reference.models import Imported

BATCH = 2_000

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
    keys = _findable().values_list("id", flat=True).iterator(chunk_size=BATCH)
    while part := list(islice(keys, BATCH)):
        yield _batch(part)


def _findable() -> QuerySet[Session]:
    merged = Duplicate.objects.filter(verdict=DuplicateVerdict.MERGED).values("other_id")
    rows = Session.objects.current().exclude(id__in=merged)
    return rows.order_by("action__training_id", "id")


def _batch(keys: Sequence[str]) -> Batch:
    rows = Session.objects.filter(id__in=keys).order_by("action__training_id", "id")
    sessions = list(rows.select_related("action__training__provider"))
    actions = {session.action_id: session.action for session in sessions}
    trainings = {action.training_id for action in actions.values()}
    _correct(sessions)
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


def _correct(sessions: Sequence[Session]) -> None:
    actions: list[TrainingAction] = [session.action for session in sessions]
    correct(CorrectedKind.SESSION, sessions)
    correct(CorrectedKind.ACTION, actions)
    correct(CorrectedKind.TRAINING, (action.training for action in actions))
    correct(CorrectedKind.PROVIDER, (action.training.provider for action in actions))


def _grouped(rows: Iterable[Child], key: str) -> Groups[Child]:
    groups: dict[str, list[Child]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups
