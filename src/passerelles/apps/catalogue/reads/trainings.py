"""What the offer holds towards a certification, an occupation, or from one provider."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from passerelles.apps.catalogue.models import Session, TrainingCertification, TrainingOccupation
from passerelles.apps.catalogue.reads.open_sessions import open_sessions
from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows

FIRST = 5


@dataclass(frozen=True, slots=True)
class OfferGlance:
    """How many sessions one may still join, of how many trainings, and the soonest ones."""

    sessions: int
    trainings: int
    soonest: tuple[SessionRow, ...]


def offer_for_certification(key: str, *, today: date) -> OfferGlance:
    """Sessions of the trainings that lead to a certification (``RNCP37780``)."""
    links = TrainingCertification.objects.current().filter(certification=key)
    return _glance(open_sessions(today).filter(action__training__in=links.values("training")))


def offer_for_occupations(keys: Collection[str], *, today: date) -> OfferGlance:
    """Sessions of the trainings that lead to one of these occupations (keys)."""
    links = TrainingOccupation.objects.current().filter(occupation__in=keys)
    return _glance(open_sessions(today).filter(action__training__in=links.values("training")))


def _glance(rows: QuerySet[Session]) -> OfferGlance:
    counts = rows.order_by().aggregate(
        sessions=Count("id"), trainings=Count("action__training", distinct=True)
    )
    if not counts["sessions"]:
        return OfferGlance(0, 0, ())
    keys = list(rows.order_by("start", "id").values_list("id", flat=True)[:FIRST])
    return OfferGlance(counts["sessions"], counts["trainings"], tuple(session_rows(keys)))
