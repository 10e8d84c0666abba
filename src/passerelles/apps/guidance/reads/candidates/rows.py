"""Sessions that may bring something, as rows, and what hangs on those kept.

A constant number of queries, whatever the offer: one for the sessions, one for each thing beside.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Q, QuerySet

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Correction,
    EntryMode,
    Funding,
    InformationMeeting,
    Place,
    RecruitmentState,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
)
from passerelles.apps.catalogue.reads.meetings import INFORMATION_MEETING
from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.apps.reference.models import SkillBlock

Row = dict[str, Any]
_SESSION = (
    "id", "start", "start_precision", "end", "end_precision", "registration_end", "seats",
    "capacity", "reserved_seats", "reserved_for", "blocks_validation",
)  # fmt: skip
_ACTION = (
    "id", "mode", "entry_mode", "paces", "contract", "entry_level_required", "publics",
    "hours_total", "hours_weekly", "costs_covered", "remaining_cost", "total_price", "programme",
    "adjustments",
)  # fmt: skip
_TRAINING = ("id", "title", "general_objective", "entry_level", "exit_level")
_LAYERS = {
    CorrectedKind.SESSION: ("", _SESSION),
    CorrectedKind.ACTION: ("action__", _ACTION),
    CorrectedKind.TRAINING: ("action__training__", _TRAINING),
}

_MODELS = {
    CorrectedKind.SESSION: Session,
    CorrectedKind.ACTION: TrainingAction,
    CorrectedKind.TRAINING: Training,
}


@dataclass(frozen=True, slots=True)
class Certified:
    """A certification that a training leads to; ``blocks``: codes of all its blocks."""

    code: str
    level: int | None
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A day to be informed. ``commune``: key, "" at a distance or when nobody said where."""

    day: date
    commune: str
    town: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What hangs on sessions, by key: meetings and blocks of a session, fundings of an action
    (code of the funder, publics for whom it pays), certifications of a training."""

    meetings: Mapping[str, list[Meeting]]
    blocks: Mapping[str, list[str]]
    fundings: Mapping[str, list[tuple[str, list[str]]]]
    certified: Mapping[str, list[Certified]]


def session_rows_of(trainings: Collection[str], *, today: date, last: date) -> list[Row]:
    """Sessions of these trainings that one may still join and that begin before ``last``.

    Corrections made at the desk are laid over. Two queries.
    """
    hidden = [slug for slug, one in programmes().items() if not one.bookable_by_public]
    closed = (RecruitmentState.CLOSED, RecruitmentState.SUSPENDED)
    continuous = Q(action__entry_mode=EntryMode.CONTINUOUS)
    rows = (
        open_sessions(today)
        .filter(action__training_id__in=trainings)
        .filter(Q(start__lte=last) | Q(start=None) & continuous)
        .exclude(recruitment_state__in=closed)
        .exclude(action__programme__in=hidden)
        .order_by()
        .values("source__is_demonstration", *_paths())
    )
    return _corrected(list(rows))


def places_of(actions: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Key of the commune and name of the town of each located place, by action. One query."""
    found = defaultdict(list)
    rows = Place.objects.current().filter(action_id__in=set(actions)).exclude(commune=None)
    for action, commune, town in rows.values_list("action_id", "commune_id", "commune__name"):
        found[action].append((commune, town))
    return found


def beside(rows: Collection[Row], *, today: date) -> Beside:
    """What hangs on these sessions. Five queries."""
    sessions = [row["id"] for row in rows]
    actions = {row["action__id"] for row in rows}
    trainings = {row["action__training__id"] for row in rows}
    meetings = InformationMeeting.objects.current().filter(
        session_id__in=sessions, kind=INFORMATION_MEETING, start__gte=today - timedelta(days=1)
    )
    blocks = SessionBlock.objects.current().filter(session_id__in=sessions).exclude(code="")
    fundings = Funding.objects.current().filter(action_id__in=actions).order_by()
    paying = fundings.values_list("action_id", "funder", "publics")
    return Beside(
        meetings=_meetings(meetings),
        blocks=_grouped(blocks.order_by().values_list("session_id", "code")),
        fundings=_grouped((action, (funder, publics)) for action, funder, publics in paying),
        certified=_certified(trainings),
    )


def _meetings(rows: QuerySet[InformationMeeting]) -> dict[str, list[Meeting]]:
    told = rows.order_by().values_list("session_id", "start", "commune_id", "commune__name")
    return _grouped(
        (session, Meeting(day, commune or "", town or ""))
        for session, day, commune, town in told
        if day
    )


def _certified(trainings: Collection[str]) -> Mapping[str, list[Certified]]:
    links = TrainingCertification.objects.current().filter(training_id__in=trainings)
    rows = list(
        links.order_by("position").values_list(
            "training_id", "certification_id", "certification__level"
        )
    )
    wanted = {code for _, code, _ in rows if code}
    blocks = SkillBlock.objects.current().filter(certification_id__in=wanted).order_by()
    parts = _grouped(blocks.values_list("certification_id", "id"))
    found = defaultdict(list)
    for training, code, level in rows:
        if code:
            found[training].append(Certified(code, level, frozenset(parts.get(code, ()))))
    return found


def _paths() -> list[str]:
    return [f"{prefix}{name}" for prefix, names in _LAYERS.values() for name in names]


def _corrected(rows: list[Row]) -> list[Row]:
    """Corrections in force; a desk makes few of them, so all are read."""
    layers: dict[tuple[str, str], Row] = defaultdict(dict)
    kept = Correction.objects.filter(revoked_at=None, kind__in=list(_LAYERS)).order_by()
    for kind, key, field, value in kept.values_list("kind", "row", "field", "value"):
        layers[kind, key][field] = value
    if layers:
        for row in rows:
            _correct(row, layers)
    return rows


def _correct(row: Row, layers: Mapping[tuple[str, str], Row]) -> None:
    for kind, (prefix, names) in _LAYERS.items():
        layer = layers.get((kind, row[f"{prefix}id"]), {})
        for name in names:
            if name in layer:
                field = _MODELS[kind]._meta.get_field(name)
                with suppress(ValidationError):  # written under an older version: left as received
                    if isinstance(field, Field):
                        row[f"{prefix}{name}"] = field.to_python(layer[name])


def _grouped(rows: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found
