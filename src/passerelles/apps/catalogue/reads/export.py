"""The offer as it leaves: open rows, corrections laid over, merged duplicates left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from django.db.models import Exists, OuterRef, QuerySet

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Duplicate,
    DuplicateVerdict,
    Funding,
    InformationMeeting,
    Place,
    Provider,
    RegionalPortal,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.reference.models import Imported

BATCH = 500
APPRENTICESHIP = "apprenticeship"
_Row = TypeVar("_Row", bound=Imported)


@dataclass(frozen=True, slots=True)
class ExportSelection:
    """``source`` and ``portal`` (a RegionalPortal) empty: everything.

    The apprenticeship portal takes the actions under that contract, the training portal all the
    others, the guidance portal both.
    """

    source: str = ""
    portal: str = ""

    def actions(self) -> QuerySet[TrainingAction]:
        actions = TrainingAction.objects.current()
        if self.source:
            actions = actions.filter(source_id=self.source)
        if self.portal == RegionalPortal.APPRENTICESHIP:
            return actions.filter(contract=APPRENTICESHIP)
        if self.portal == RegionalPortal.TRAINING:
            return actions.exclude(contract=APPRENTICESHIP)
        return actions


@dataclass(frozen=True, slots=True)
class ExportedSession:
    session: Session
    meetings: Sequence[InformationMeeting]
    blocks: Sequence[SessionBlock]


@dataclass(frozen=True, slots=True)
class ExportedAction:
    action: TrainingAction
    places: Sequence[Place]
    fundings: Sequence[Funding]
    sessions: Sequence[ExportedSession]


@dataclass(frozen=True, slots=True)
class ExportedTraining:
    """Rows with the corrections in force, in memory: they must never be saved."""

    training: Training
    provider: Provider
    certifications: Sequence[TrainingCertification]
    occupations: Sequence[TrainingOccupation]
    actions: Sequence[ExportedAction]

    def session_keys(self) -> list[str]:
        return [found.session.id for action in self.actions for found in action.sessions]


def exported_trainings(selection: ExportSelection) -> Iterator[ExportedTraining]:
    """The trainings that have a session to tell, by key; as many queries for each batch."""
    chosen = Exists(selection.actions().filter(training=OuterRef("pk")))
    trainings = Training.objects.current().filter(chosen).select_related("provider").order_by("id")
    for batch in _batches(trainings):
        yield from _assembled(batch, selection)


def holds_demonstration(selection: ExportSelection) -> bool:
    """Whether generated rows are among those exported."""
    return selection.actions().filter(source__is_demonstration=True).exists()


def _batches(trainings: QuerySet[Training]) -> Iterator[list[Training]]:
    batch: list[Training] = []
    for training in trainings.iterator(chunk_size=BATCH):
        batch.append(training)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _assembled(batch: list[Training], selection: ExportSelection) -> Iterator[ExportedTraining]:
    keys = [training.id for training in batch]
    correct(CorrectedKind.TRAINING, batch)
    correct(CorrectedKind.PROVIDER, [training.provider for training in batch])
    actions = _actions(keys, selection)
    certifications = _by_parent(TrainingCertification, "training", keys)
    occupations = _by_parent(TrainingOccupation, "training", keys)
    for training in batch:
        told = [action for action in actions[training.id] if action.sessions]
        if told:
            yield ExportedTraining(
                training,
                training.provider,
                certifications[training.id],
                occupations[training.id],
                told,
            )


def _actions(
    trainings: list[str], selection: ExportSelection
) -> defaultdict[str, list[ExportedAction]]:
    rows = list(selection.actions().filter(training__in=trainings).order_by("id"))
    keys = [row.id for row in rows]
    correct(CorrectedKind.ACTION, rows)
    places, fundings = _by_parent(Place, "action", keys), _by_parent(Funding, "action", keys)
    correct(CorrectedKind.PLACE, [place for found in places.values() for place in found])
    sessions = _sessions(keys)
    actions: defaultdict[str, list[ExportedAction]] = defaultdict(list)
    for row in rows:
        action = ExportedAction(row, places[row.id], fundings[row.id], sessions[row.id])
        actions[row.training_id].append(action)
    return actions


def _sessions(actions: list[str]) -> defaultdict[str, list[ExportedSession]]:
    merged = Duplicate.objects.filter(other=OuterRef("pk"), verdict=DuplicateVerdict.MERGED)
    rows = list(
        Session.objects.current().filter(~Exists(merged), action__in=actions).order_by("id")
    )
    keys = [row.id for row in rows]
    correct(CorrectedKind.SESSION, rows)
    meetings = _by_parent(InformationMeeting, "session", keys)
    blocks = _by_parent(SessionBlock, "session", keys)
    sessions: defaultdict[str, list[ExportedSession]] = defaultdict(list)
    for row in rows:
        sessions[row.action_id].append(ExportedSession(row, meetings[row.id], blocks[row.id]))
    return sessions


def _by_parent(model: type[_Row], parent: str, keys: list[str]) -> defaultdict[str, list[_Row]]:
    """The open rows of ``model`` by the key of their parent, in the order of their publisher."""
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    rows = cast(
        "QuerySet[_Row]", model.objects.current().filter(**{f"{parent}__in": keys}).order_by()
    )
    for row in sorted(rows, key=lambda row: int(str(row.pk).rpartition("/")[2])):
        found[getattr(row, f"{parent}_id")].append(row)
    return found
