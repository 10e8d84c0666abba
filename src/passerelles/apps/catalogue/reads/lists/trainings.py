"""Trainings, page after page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from passerelles.apps.catalogue.models import Training, TrainingCertification, TrainingOccupation
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key


@dataclass(frozen=True, slots=True)
class TrainingFilter:
    """What a list keeps; an empty value keeps everything.

    ``certification`` is a key (``RNCP37780``), ``occupation`` a key (``ROME-4.60:F1610``).
    """

    provider: str = ""
    certification: str = ""
    occupation: str = ""


@dataclass(frozen=True, slots=True)
class TrainingItem:
    """One training. Codes as resolved; ``sessions`` are those still published."""

    id: str
    number: str
    title: str
    objective: str
    provider_id: str
    provider_name: str
    level_in: int | None
    level_out: int | None
    certifications: tuple[tuple[str, str], ...]
    occupations: tuple[tuple[str, str], ...]
    formacodes: tuple[str, ...]
    sessions: int
    updated_on: date | None
    is_demonstration: bool


def list_trainings(wanted: TrainingFilter, window: Window) -> Batch[TrainingItem]:
    """Trainings still published, by key."""
    rows = Training.objects.current()
    if wanted.provider:
        rows = rows.filter(provider_id=wanted.provider)
    if wanted.certification:
        linked = TrainingCertification.objects.current().filter(
            certification_id=wanted.certification
        )
        rows = rows.filter(id__in=linked.values("training_id"))
    if wanted.occupation:
        aimed = TrainingOccupation.objects.current().filter(occupation_id=wanted.occupation)
        rows = rows.filter(id__in=aimed.values("training_id"))
    return by_key(_described(rows), window).map(_item)


def training_item(key: str) -> TrainingItem | None:
    """One training, closed or not; None when the key is unknown."""
    row = _described(Training.objects.filter(id=key)).first()
    return _item(row) if row else None


def _described(rows: QuerySet[Training]) -> QuerySet[Training]:
    certifications = TrainingCertification.objects.current().select_related("certification")
    occupations = TrainingOccupation.objects.current().select_related("occupation")
    sessions = Count("actions__sessions", filter=Q(actions__sessions__closed_on=None))
    return (
        rows.select_related("provider", "source")
        .prefetch_related(
            Prefetch("certifications", certifications), Prefetch("occupations", occupations)
        )
        .annotate(open_sessions=sessions)
    )


def _item(row: Training) -> TrainingItem:
    certifications = [one.certification for one in row.certifications.all() if one.certification]
    occupations = [one.occupation for one in row.occupations.all() if one.occupation]
    return TrainingItem(
        id=row.id,
        number=row.number,
        title=row.title,
        objective=row.objective,
        provider_id=row.provider_id,
        provider_name=row.provider.name,
        level_in=row.entry_level,
        level_out=row.exit_level,
        certifications=tuple((one.id, one.title) for one in certifications),
        occupations=tuple((one.edition_id, one.code) for one in occupations),
        formacodes=tuple(row.formacodes),
        sessions=getattr(row, "open_sessions", 0),
        updated_on=row.updated_on,
        is_demonstration=row.source.is_demonstration,
    )
