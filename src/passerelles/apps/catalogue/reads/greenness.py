"""Why a training is called green: three perimeters side by side, never merged into one answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.catalogue.models import GreenDecision, TrainingAction
from passerelles.apps.reference.models import Occupation
from passerelles.apps.reference.reads.values import OccupationRef, occupation_ref


@dataclass(frozen=True, slots=True)
class FlaggedOccupation:
    """An occupation that the training leads to; ``transition`` as the ROME flags it."""

    occupation: OccupationRef
    transition: str


@dataclass(frozen=True, slots=True)
class HandDecision:
    """What a person decided, and why; ``author`` is a name, never an address."""

    is_green: bool
    reason: str
    author: str
    role: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Greenness:
    """``by_content``: Pacte vert, None when nobody said. ``by_hand``: the last decision, if any."""

    by_content: bool | None
    by_rome: tuple[FlaggedOccupation, ...]
    by_hand: HandDecision | None


def greenness(action: TrainingAction, occupations: Iterable[Occupation]) -> Greenness:
    """What each perimeter says of one training; one query."""
    flagged = (row for row in occupations if row.transition)
    return Greenness(
        by_content=action.green_by_content,
        by_rome=tuple(FlaggedOccupation(occupation_ref(row), row.transition) for row in flagged),
        by_hand=_last_decision(action.training_id),
    )


def _last_decision(training: str) -> HandDecision | None:
    rows = GreenDecision.objects.filter(training=training).select_related("author")
    last = rows.order_by("-made_at", "-id").first()
    if last is None:
        return None
    return HandDecision(
        is_green=last.is_green,
        reason=last.reason,
        author=last.author.name,
        role=last.author.get_role_display(),
        made_at=last.made_at,
    )
