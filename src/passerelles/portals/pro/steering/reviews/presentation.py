"""The yearly review in French, on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from passerelles.apps.accounts.models import College, User
from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.steering.models import ReviewPart, YearlyReview
from passerelles.apps.steering.reads.reviews.listing import ReviewLine
from passerelles.apps.steering.reads.reviews.state import ReviewState
from passerelles.documents.french import moment
from passerelles.documents.steering.review.words import (
    counts_text,
    execution_text,
    period_of,
    value_text,
    weather_text,
)


@dataclass(frozen=True, slots=True)
class Acts:
    """What this person may do now to this review."""

    freeze: bool
    sign: bool
    supersede: bool


def acts(person: User, review: YearlyReview, state: ReviewState) -> Acts:
    holds = can(person, Verb.WRITE, review)
    is_open = review.frozen_at is not None and not state.superseded
    return Acts(
        freeze=holds and review.frozen_at is None,
        sign=is_open and not state.is_signed and can(person, Verb.SIGN, review),
        supersede=holds and is_open,
    )


def state_text(line: ReviewLine) -> str:
    """« en cours d’écriture », « figé, 2 signatures sur 4 », « signé par les quatre collèges »."""
    if line.review.frozen_at is None:
        return "en cours d’écriture"
    if line.superseded:
        return "remplacé par un autre bilan"
    if line.signed == line.colleges:
        return "signé par les quatre collèges"
    return f"figé le {moment(line.review.frozen_at)}, {line.signed} signatures sur {line.colleges}"


def signature_rows(state: ReviewState) -> Iterator[tuple[str, str, str]]:
    """College, what it did, its mention."""
    for one in state.signatures:
        said = "n’a pas signé"
        if one.signed_at:
            said = f"signé par {one.signer}, {one.institution}, le {moment(one.signed_at)}"
        yield College(one.college).label, said, one.mention


def figure_rows(state: ReviewState) -> Iterator[tuple[str, str, str, str, bool]]:
    """Name, period, value, counts, generated or not, of the shared indicators."""
    for one in state.content.figures:
        if one.is_shared:
            yield one.name, period_of(one), value_text(one), counts_text(one), one.is_demonstration


def action_rows(state: ReviewState) -> Iterator[tuple[str, str, str, str]]:
    for one in state.content.actions:
        yield one.code, one.name, execution_text(one), weather_text(one)


def part_rows(
    parts: list[ReviewPart], writable: set[int]
) -> Iterator[tuple[ReviewPart, str, bool]]:
    """Each part, what there is of it, whether this person may write it."""
    for part in parts:
        words = len(part.text.split())
        said = f"{words} mots, le {moment(part.updated_at)}" if words else "rien encore"
        yield part, said, part.pk in writable
