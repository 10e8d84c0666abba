"""The demonstration offer leaves as soon as a real one has something to offer."""

from datetime import date

from django.db.models import Q

from passerelles.apps.catalogue.models import (
    Funding,
    InformationMeeting,
    Place,
    Provider,
    Session,
    SessionBlock,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.apps.reference.models import Imported, Source
from passerelles.domain.common.partial_date import DatePrecision

OFFER_MODELS: tuple[type[Imported], ...] = (
    *(Provider, Training, TrainingCertification, TrainingOccupation, TrainingAction),
    *(Place, Funding, Session, InformationMeeting, SessionBlock),
)


def retire_demonstration_offer(*, on: date) -> None:
    """Close the generated offer once a real source has a session that is not over on that day.

    Old sessions alone (a sample file, an archive) retire nothing.
    """
    real = Session.objects.current().filter(source__is_demonstration=False)
    if not real.filter(_not_over(on)).exists():
        return
    generated = Source.objects.filter(is_demonstration=True)
    for model in OFFER_MODELS:
        model.objects.current().filter(source__in=generated).update(closed_on=on)


def _not_over(on: date) -> Q:
    """An end to come, or a start to come when the end is not told."""
    return _to_come("end", on) | Q(end_precision=DatePrecision.OPEN) | _unended(on)


def _unended(on: date) -> Q:
    return Q(end=None) & (_to_come("start", on) | Q(start=None))


def _to_come(name: str, on: date) -> Q:
    firsts = {DatePrecision.DAY: on, DatePrecision.MONTH: on.replace(day=1)}
    firsts[DatePrecision.YEAR] = on.replace(month=1, day=1)
    found = Q()
    for precision, first in firsts.items():
        found |= Q(**{f"{name}_precision": precision, f"{name}__gte": first})
    return found
