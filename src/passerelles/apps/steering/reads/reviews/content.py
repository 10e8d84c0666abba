"""The content of a yearly review: read from the tables while it is live, as it was once frozen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.steering.models import Decision, Plan, Priority, YearlyReview
from passerelles.apps.steering.reads.reviews.actions import review_actions
from passerelles.apps.steering.reads.reviews.figures import review_figures
from passerelles.apps.steering.reads.reviews.frozen import from_json
from passerelles.apps.steering.reads.reviews.values import (
    ReviewContent,
    ReviewDecision,
    ReviewPriority,
    ReviewText,
)


def review_content(
    review: YearlyReview, *, on: datetime, with_lineage: bool = True
) -> ReviewContent:
    """What the review says: frozen words if it is frozen, else what is known at the instant ``on``.

    The lineage of a live review costs some queries a figure.
    """
    if review.content is not None:
        return from_json(review.content)
    texts = tuple(
        ReviewText(part.institution.name, part.institution.college, part.text)
        for part in review.parts.select_related("institution")
        if part.text
    )
    live = live_content(review.plan, review.year, on=on, with_lineage=with_lineage)
    return replace(live, texts=texts)


def live_content(
    plan: Plan, year: int, *, on: datetime, with_lineage: bool = True
) -> ReviewContent:
    """The state of the plan for a year, as known at the instant ``on``; no institution's words."""
    return ReviewContent(
        plan=plan.code,
        plan_title=plan.title,
        plan_sha256=plan.sha256,
        region=plan.region,
        year=year,
        as_of=day_of(on),
        figures=review_figures(plan.region, year, as_of=on, with_lineage=with_lineage),
        priorities=tuple(_priorities(plan)),
        actions=review_actions(plan, as_of=on),
        decisions=tuple(_decisions(year, day_of(on))),
        texts=(),
    )


def _priorities(plan: Plan) -> Iterator[ReviewPriority]:
    rows = Priority.objects.filter(plan=plan, closed_on=None).select_related("orientation")
    for row in rows:
        yield ReviewPriority(row.code, row.name, row.orientation.code, row.orientation.name)


def _decisions(year: int, on: date) -> Iterator[ReviewDecision]:
    """Those taken in the year, and the older ones that were still to do when it began."""
    held = Q(item__meeting__on__year=year)
    waiting = Q(item__meeting__on__year__lt=year) & (
        Q(done_on=None) | Q(done_on__gte=date(year, 1, 1))
    )
    rows = Decision.objects.filter(held | waiting, item__meeting__on__lte=on)
    for row in rows.select_related("item__meeting__body", "owner", "action"):
        yield ReviewDecision(
            text=row.text,
            body=row.item.meeting.body.name,
            held_on=row.item.meeting.on,
            owner=row.owner.name if row.owner else "",
            due_on=row.due_on,
            done_on=row.done_on if row.done_on and row.done_on <= on else None,
            action=row.action.code if row.action else "",
        )
