"""A review and what surrounds it: its content, the one of last year, who signed."""

from dataclasses import dataclass
from datetime import date, datetime

from passerelles.apps.steering.reads.reviews.values import ReviewContent


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A college; ``signed_at`` is None while it has not signed."""

    college: str
    institution: str = ""
    signer: str = ""
    mention: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewState:
    """``number``: 2 for the first review that supersedes another; ``frozen_at`` None while live.

    ``last_year`` is the frozen content of the year before, None when there is none.
    ``superseded`` says that another one took its place.
    """

    content: ReviewContent
    made_on: date
    number: int = 1
    frozen_at: datetime | None = None
    sha256: str = ""
    reason: str = ""
    superseded: bool = False
    signatures: tuple[SignatureLine, ...] = ()
    last_year: ReviewContent | None = None

    @property
    def is_signed(self) -> bool:
        return bool(self.signatures) and all(one.signed_at for one in self.signatures)
