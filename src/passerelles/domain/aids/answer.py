"""What a rule answers of a situation, with all that lets a person check it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from passerelles.domain.common.verdict import Verdict


class AmountUnit(StrEnum):
    MONTH = "month"
    ONCE = "once"
    YEAR = "year"


class Reliability(StrEnum):
    """Where a value comes from; past its review date any of them degrades to UNKNOWN."""

    OFFICIAL = "official"
    RELAYED = "relayed"
    PRESS = "press"
    COMPUTED = "computed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A fact that is not known, and the one question (in French) that would settle it."""

    fact: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AidAnswer:
    """``amount`` is None whenever a parameter is unknown, unconfirmed or due for review.

    ``note`` says then what to do (« à confirmer auprès de la Région »). ``sources`` are keys of the
    book of rules. ``group``: aids of one cumulation group exclude one another. ``is_income``: False
    of what is given in kind, or pays back what was spent.
    """

    code: str
    verdict: Verdict
    amount: Decimal | None = None
    unit: AmountUnit | None = None
    reasons: tuple[str, ...] = ()
    missing: tuple[OpenQuestion, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: Reliability = Reliability.UNKNOWN
    note: str = ""
    group: str = ""
    is_income: bool = True
