"""The sessions of the catalogue as arrays, as the search counts them, corrections applied."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypeVar

import numpy as np
from django.db.models import Count, Model, QuerySet, Sum
from numpy.typing import NDArray

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Correction,
    Funding,
    Place,
    Session,
    TrainingAction,
    TrainingOccupation,
)
from passerelles.apps.catalogue.reads.corrections import correct
from passerelles.apps.catalogue.search.batches import findable
from passerelles.apps.catalogue.search.documents import is_nowhere, last_to_join
from passerelles.apps.reference.models import Source
from passerelles.domain.observatory.supply import Ints, Links

EVERYTHING = ""
# Characters of a ROME code: its « grand domaine », its « domaine ».
FLOORS = (1, 3)
_SESSION = (
    *("action_id", "start", "start_precision", "end", "end_precision"),
    *("capacity", "recruitment_state", "source_id", "updated_on"),
)
_ACTION = ("training_id", "mode", "entry_mode", "programme")
_CHUNK = 5_000

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Offered:
    """One row a session; ``year`` is 0 when the start is unknown, ``seats`` NaN when unsaid.

    ``keys`` are those of the sessions; ``updated`` the day on which each was told last (ordinal), 0
    when unknown. ``actions`` leads to ``action_keys``, to ``places`` (action → communes) and to
    ``about`` (action → subjects). The first subject is everything; the others are ROME domains with
    their edition.
    """

    keys: Sequence[str]
    actions: Ints
    action_keys: Sequence[str]
    year: Ints
    updated: Ints
    seats: NDArray[np.float64]
    to_come: NDArray[np.bool_]
    generated: NDArray[np.bool_]
    places: Links
    about: Links
    subjects: Sequence[str]


def read_offered(communes: Mapping[str, int], *, today: date) -> Offered:
    """``communes``: number by key; a place elsewhere is nowhere. A constant number of queries, but
    for the corrections.
    """
    actions = {row.id: row for row in _corrected(CorrectedKind.ACTION, _actions())}
    numbers = {key: number for number, key in enumerate(actions)}
    subjects, about = _subjects(actions)
    columns = list(_sessions(actions, numbers, today=today))
    keys, of, year, updated, seats, to_come, generated = (
        zip(*columns, strict=True) if columns else ((),) * 7
    )
    return Offered(
        keys=keys,
        actions=np.array(of, dtype=np.int64),
        action_keys=list(actions),
        year=np.array(year, dtype=np.int64),
        updated=np.array(updated, dtype=np.int64),
        seats=np.array(seats, dtype=np.float64),
        to_come=np.array(to_come, dtype=np.bool_),
        generated=np.array(generated, dtype=np.bool_),
        places=_places(actions, numbers, communes),
        about=about,
        subjects=subjects,
    )


def _actions() -> QuerySet[TrainingAction]:
    return TrainingAction.objects.current().order_by().only(*_ACTION)


def _sessions(
    actions: Mapping[str, TrainingAction], numbers: Mapping[str, int], *, today: date
) -> Iterator[tuple[str, int, int, int, float, bool, bool]]:
    generated = set(Source.objects.filter(is_demonstration=True).values_list("id", flat=True))
    funded = _funded_seats()
    rows = findable().order_by().only(*_SESSION)
    for session in _corrected(CorrectedKind.SESSION, rows):
        action = actions.get(session.action_id)
        if action is None:
            continue
        session.action = action
        seats = session.capacity
        yield (
            session.id,
            numbers[action.id],
            session.start.year if session.start else 0,
            session.updated_on.toordinal() if session.updated_on else 0,
            funded.get(action.id, np.nan) if seats is None else seats,
            last_to_join(session) >= today.toordinal(),
            session.source_id in generated,
        )


def _funded_seats() -> dict[str, float]:
    """Seats that funders pay, for the actions that have one session only.

    Those of an action with several sessions belong to none of them. A funder that does not say
    leaves the action out.
    """
    alone = Session.objects.current().order_by().values("action_id").annotate(sessions=Count("id"))
    single = alone.filter(sessions=1).values("action_id")
    rows = Funding.objects.current().order_by().filter(action_id__in=single).values("action_id")
    told = rows.annotate(total=Sum("seats"), said=Count("seats"), funders=Count("id"))
    values = told.values_list("action_id", "total", "said", "funders")
    return {action: total for action, total, said, funders in values if said == funders}


def _places(
    actions: Mapping[str, TrainingAction], numbers: Mapping[str, int], communes: Mapping[str, int]
) -> Links:
    rows = Place.objects.current().order_by().only("action_id", "commune_id")
    pairs = [
        (numbers[place.action_id], communes[place.commune_id or ""])
        for place in _corrected(CorrectedKind.PLACE, rows)
        if place.commune_id in communes
        and place.action_id in actions
        and not is_nowhere(actions[place.action_id])
    ]
    return _links(pairs, size=len(actions))


def _subjects(actions: Mapping[str, TrainingAction]) -> tuple[list[str], Links]:
    """The ROME domains that each action leads to, by its training; everything first."""
    rows = TrainingOccupation.objects.current().order_by().exclude(occupation=None)
    trainings = defaultdict[str, list[str]](list)
    for training, occupation in rows.values_list("training_id", "occupation_id").iterator():
        trainings[training].append(occupation)
    numbers = {EVERYTHING: 0}
    pairs = []
    for number, action in enumerate(actions.values()):
        pairs.append((number, 0))
        for subject in _domains(trainings.get(action.training_id, ())):
            pairs.append((number, numbers.setdefault(subject, len(numbers))))
    return list(numbers), _links(pairs, size=len(actions))


def _domains(occupations: Iterable[str]) -> Iterator[str]:
    """``ROME-4.60:F`` and ``ROME-4.60:F16`` for ``ROME-4.60:F1610``."""
    for key in occupations:
        edition, _, code = key.rpartition(":")
        for length in FLOORS:
            yield f"{edition}:{code[:length]}"


def _links(pairs: Sequence[tuple[int, int]], *, size: int) -> Links:
    rows, values = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Links(rows, values, size=size)


def _corrected(kind: CorrectedKind, rows: QuerySet[Row]) -> Iterator[Row]:
    """The rows with what people corrected; only those corrected are looked for again."""
    touched = Correction.objects.filter(kind=kind, revoked_at=None).order_by()
    keys = frozenset(touched.values_list("row", flat=True))
    found = rows.iterator(chunk_size=_CHUNK)
    while part := list(islice(found, _CHUNK)):
        correct(kind, [row for row in part if row.pk in keys])
        yield from part
