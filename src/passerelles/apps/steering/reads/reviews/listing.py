"""The reviews of a plan, and the parts of one."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from passerelles.apps.accounts.models import SIGNING_COLLEGES, User
from passerelles.apps.accounts.rights import Verb, visible_to
from passerelles.apps.steering.models import ReviewPart, YearlyReview


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in the list: how many of the ``colleges`` have signed."""

    review: YearlyReview
    signed: int
    colleges: int
    superseded: bool


def review_lines(reader: User) -> list[ReviewLine]:
    """Those that ``reader`` may read, the newest year first. One query beside her rights."""
    later = YearlyReview.objects.filter(supersedes=OuterRef("pk"))
    rows = visible_to(YearlyReview.objects.all(), reader)
    rows = rows.annotate(signed=Count("signatures"), superseded=Exists(later))
    return [
        ReviewLine(row, row.signed, len(SIGNING_COLLEGES), row.superseded)
        for row in rows.defer("content")
    ]


def parts_of(review: YearlyReview) -> list[ReviewPart]:
    return list(review.parts.select_related("institution", "author"))


def writable_parts(review: YearlyReview, writer: User) -> set[int]:
    """The parts that ``writer`` may write; none once the review is frozen."""
    if review.frozen_at:
        return set()
    rows = visible_to(review.parts.all(), writer, verb=Verb.WRITE)
    return set(rows.values_list("pk", flat=True))
