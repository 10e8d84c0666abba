"""Sessions as the search for duplicates compares them, month of start by month of start."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Field, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncMonth

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Correction,
    Place,
    Provider,
    Session,
    Training,
    TrainingAction,
    TrainingCertification,
)
from passerelles.domain.catalogue.duplicates import MONTH_EDGE
from passerelles.domain.catalogue.duplicates_rules import SessionTraits
from passerelles.domain.common.partial_date import DatePrecision, PartialDate

FORGOTTEN_AFTER = timedelta(days=365)
# Name of the value → where it is read from a session, and what a correction of it is filed under.
FIELDS: Mapping[str, tuple[str, CorrectedKind, str, str]] = {
    "siret": ("action__training__provider__siret", CorrectedKind.PROVIDER, "provider", "siret"),
    "provider": ("action__training__provider__name", CorrectedKind.PROVIDER, "provider", "name"),
    "title": ("action__training__title", CorrectedKind.TRAINING, "training", "title"),
    "mode": ("action__mode", CorrectedKind.ACTION, "action", "mode"),
    "programme": ("action__programme", CorrectedKind.ACTION, "action", "programme"),
    "contract": ("action__contract", CorrectedKind.ACTION, "action", "contract"),
    "hours": ("action__hours_total", CorrectedKind.ACTION, "action", "hours_total"),
    "start": ("start", CorrectedKind.SESSION, "session", "start"),
    "start_precision": ("start_precision", CorrectedKind.SESSION, "session", "start_precision"),
    "end": ("end", CorrectedKind.SESSION, "session", "end"),
    "end_precision": ("end_precision", CorrectedKind.SESSION, "session", "end_precision"),
}
KEYS = {
    "session": "id",
    "action": "action_id",
    "training": "action__training_id",
    "provider": "action__training__provider_id",
}
MODELS: Mapping[str, type[Model]] = {
    "session": Session,
    "action": TrainingAction,
    "training": Training,
    "provider": Provider,
}
Layers = Mapping[tuple[str, str], Mapping[str, Any]]


def batches_of_traits(*, today: date) -> Iterator[list[SessionTraits]]:
    """Every session that is not over, by month; the last days of a month come with the next."""
    layers = _corrections()
    sessions = _not_over(today)
    months = sessions.annotate(month=TruncMonth("start")).order_by("month")
    for month in months.values_list("month", flat=True).distinct():
        yield [_traits(row, layers) for row in _rows(_of_month(sessions, month)).iterator()]


def _not_over(today: date) -> QuerySet[Session]:
    edge = today - timedelta(days=31)  # an end may be known by its month only
    unended = Q(end=None) & (Q(start__gte=today - FORGOTTEN_AFTER) | Q(start=None))
    return Session.objects.current().filter(Q(end__gte=edge) | unended)


def _of_month(sessions: QuerySet[Session], month: date | None) -> QuerySet[Session]:
    if month is None:
        return sessions.filter(start=None)
    after = (month + timedelta(days=32)).replace(day=1)
    return sessions.filter(start__gte=month - MONTH_EDGE, start__lt=after)


def _rows(sessions: QuerySet[Session]) -> "QuerySet[Session, dict[str, Any]]":
    places = Place.objects.current().filter(action=OuterRef("action")).exclude(commune=None)
    certifications = (
        TrainingCertification.objects.current()
        .filter(training=OuterRef("action__training"))
        .annotate(code=Coalesce(F("certification_id"), F("received")))
    )
    paths = [path for path, *_ in FIELDS.values()]
    annotated = sessions.annotate(
        communes=ArraySubquery(places.values("commune_id")),
        certifications=ArraySubquery(certifications.values("code")),
        stamp=Coalesce("updated_on", "action__training__updated_on"),
    )
    derived = ("communes", "certifications", "stamp")
    of_source = ("source_id", "source__position", "source__is_demonstration")
    rows: QuerySet[Session, dict[str, Any]] = annotated.values(
        *paths, *KEYS.values(), *derived, *of_source
    )
    return rows


def _traits(row: Mapping[str, Any], layers: Layers) -> SessionTraits:
    values = _corrected(row, layers)
    return SessionTraits(
        id=row["id"],
        source=row["source_id"],
        action=row["action_id"],
        rank=row["source__position"],
        demonstration=row["source__is_demonstration"],
        start=_partial(values.pop("start"), values.pop("start_precision")),
        end=_partial(values.pop("end"), values.pop("end_precision")),
        communes=frozenset(row["communes"]),
        certifications=frozenset(row["certifications"]),
        updated_on=row["stamp"],
        **values,
    )


def _partial(first: date | None, precision: str) -> PartialDate:
    return PartialDate(first, DatePrecision(precision))


def _corrected(row: Mapping[str, Any], layers: Layers) -> dict[str, Any]:
    values = {}
    for name, (path, kind, owner, field) in FIELDS.items():
        layer = layers.get((kind, row[KEYS[owner]]))
        corrected = layer is not None and field in layer
        values[name] = layer[field] if layer and corrected else row[path]
    return values


def _corrections() -> Layers:
    """Every correction in force, its value as the column would hold it."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    rows = Correction.objects.filter(revoked_at=None, kind__in=list(MODELS)).order_by()
    for kind, row, field, value in rows.values_list("kind", "row", "field", "value"):
        column = MODELS[kind]._meta.get_field(field)
        if isinstance(column, Field):
            found.setdefault((kind, row), {})[field] = column.to_python(value)
    return found
