"""Reviews as screens and documents read them: of a year, with their signatures."""

from collections.abc import Mapping
from datetime import date, datetime

from passerelles.apps.accounts.models import SIGNING_COLLEGES
from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Plan, ReviewSignature, YearlyReview
from passerelles.apps.steering.reads.reviews.content import live_content, review_content
from passerelles.apps.steering.reads.reviews.state import ReviewState, SignatureLine
from passerelles.apps.steering.reads.reviews.values import ReviewContent


def review_state(review: YearlyReview, *, now: datetime, with_lineage: bool = True) -> ReviewState:
    """A review as it is now: frozen words, or those of today (their lineage costs some queries)."""
    return ReviewState(
        content=review_content(review, on=now, with_lineage=with_lineage),
        made_on=day_of(review.frozen_at or now),
        number=review.number,
        frozen_at=review.frozen_at,
        sha256=review.sha256,
        reason=review.reason,
        superseded=YearlyReview.objects.filter(supersedes=review).exists(),
        signatures=signature_lines(review),
        last_year=frozen_content(review.plan, review.year - 1),
    )


def state_of_year(year: int, *, now: datetime, as_of: datetime | None = None) -> ReviewState | None:
    """The newest frozen review of the year; a draft of today without one; None without a plan.

    ``as_of``: a draft of what was known at that instant, whatever was frozen since. Raises
    SteeringRefused outside the years of the plan.
    """
    plan = Plan.objects.filter(is_current=True).first()
    if plan is None:
        return None
    require_year(plan, year)
    rows = YearlyReview.objects.filter(plan=plan, year=year)
    kept = rows.exclude(frozen_at=None).first() or rows.first()
    if kept is not None and as_of is None:
        return review_state(kept, now=now)
    instant = as_of or now
    return ReviewState(
        content=live_content(plan, year, on=instant),
        made_on=day_of(instant),
        signatures=signature_lines(None),
        last_year=frozen_content(plan, year - 1),
    )


def frozen_content(plan: Plan, year: int) -> ReviewContent | None:
    """What the review of that year froze: the newest, that none supersedes."""
    rows = YearlyReview.objects.filter(plan=plan, year=year).exclude(frozen_at=None)
    newest = rows.first()
    return review_content(newest, on=newest.frozen_at) if newest and newest.frozen_at else None


def signature_lines(review: YearlyReview | None) -> tuple[SignatureLine, ...]:
    """One line for each of the four colleges, in their order, signed or not."""
    rows = ReviewSignature.objects.none() if review is None else review.signatures.all()
    signed = {row.college: row for row in rows.select_related("institution", "signer")}
    return tuple(_line(college.value, signed) for college in SIGNING_COLLEGES)


def _line(college: str, signed: Mapping[str, ReviewSignature]) -> SignatureLine:
    row = signed.get(college)
    if row is None:
        return SignatureLine(college)
    return SignatureLine(college, row.institution.name, str(row.signer), row.mention, row.signed_at)


def require_year(plan: Plan, year: int) -> None:
    """Raise SteeringRefused, with the years to choose from, outside those of the plan."""
    if not plan.start.year <= year <= plan.end.year:
        raise SteeringRefused(
            f"L’année {year} est hors du plan : choisissez de {plan.start.year} à {plan.end.year}."
        )


def years_of(plan: Plan, today: date) -> range:
    """The years of the plan that a review may be about: those begun."""
    return range(plan.start.year, min(plan.end.year, today.year) + 1)
