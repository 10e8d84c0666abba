"""The reviews that everybody may read: signed by the four colleges, made of no generated data."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from passerelles.apps.accounts.models import SIGNING_COLLEGES
from passerelles.apps.steering.models import YearlyReview


@dataclass(frozen=True, slots=True)
class SignedReview:
    """``address``: how the page names it, ``2025`` or ``2025-2``. ``superseded``: it is past."""

    year: int
    number: int
    frozen_at: datetime
    sha256: str
    superseded: bool

    @property
    def address(self) -> str:
        return f"{self.year}" if self.number == 1 else f"{self.year}-{self.number}"


def signed_reviews() -> list[SignedReview]:
    """The newest year first; those that another replaces stay, and say so. One query."""
    later = YearlyReview.objects.filter(supersedes=OuterRef("pk"), frozen_at__isnull=False)
    rows = _signed().annotate(superseded=Exists(later))
    columns = ("year", "number", "frozen_at", "sha256", "superseded")
    return [SignedReview(*row) for row in rows.values_list(*columns)]


def signed_review(year: int, number: int) -> YearlyReview | None:
    """That review, when the four colleges have signed it."""
    return _signed().select_related("plan").filter(year=year, number=number).first()


def _signed() -> QuerySet[YearlyReview]:
    rows = YearlyReview.objects.filter(plan__is_current=True, frozen_at__isnull=False)
    for part in ("figures", "actions"):
        rows = rows.exclude(content__contains={part: [{"is_demonstration": True}]})
    rows = rows.annotate(signed=Count("signatures"))
    return rows.filter(signed=len(SIGNING_COLLEGES))
