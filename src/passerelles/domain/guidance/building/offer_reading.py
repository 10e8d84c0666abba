"""What the words of an offer say to a person: what is left to pay, which dates to expect."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from passerelles.domain.common.partial_date import DatePrecision, PartialDate

_EUROS = re.compile(r"(\d[\d\s\u00a0\u202f]*(?:[.,]\d{1,2})?)\s*(?:€|euros?\b)", re.IGNORECASE)
_NOTHING = re.compile(
    r"\b(aucun|sans)\b[^.]*\breste\b|\bgratuite?\b|\baucun frais\b", re.IGNORECASE
)
FULL_TIME_HOURS = 35
ENTRY_DELAY = timedelta(days=14)  # from a first contact to an entry possible all year


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceWords:
    """What an offer says of its price. ``financed``: a body known to pay everything is named."""

    remaining: str = ""
    covered: bool | None = None
    total: Decimal | None = None
    financed: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """First and last day. ``estimated``: one of them is ours, not the publisher's."""

    start: date
    end: date
    estimated: bool = False


def cost_left(price: PriceWords) -> Decimal | None:
    """Euros left to the person, None when nothing says it.

    What the offer says of the rest comes first (the sum of the amounts quoted); then a body known
    to pay everything; then the price, when the offer says that nobody can pay it. « May be paid
    by » somebody (Lhéo: prise-en-charge-frais-possible) is not « is paid ».
    """
    said = [_decimal(found) for found in _EUROS.findall(price.remaining)]
    if said:
        return sum(said, Decimal(0))
    if _NOTHING.search(price.remaining):
        return Decimal(0)
    if price.remaining:
        return None
    if price.financed:
        return Decimal(0)
    return price.total if price.covered is False else None


def stay_of(
    start: PartialDate, end: PartialDate, hours: int | None, weekly: int | None
) -> Stay | None:
    """The dates of a session; None when its start or its length cannot be told to the month.

    A month is read at its last day, the surest; an end that nobody gave is deduced from the hours.
    """
    if start.precision not in (DatePrecision.DAY, DatePrecision.MONTH) or start.last is None:
        return None
    first = start.last
    precise = start.precision is DatePrecision.DAY
    if end.last is not None and end.precision is not DatePrecision.YEAR and end.last >= first:
        return Stay(first, end.last, not (precise and end.precision is DatePrecision.DAY))
    length = length_of(hours, weekly)
    return Stay(first, first + length, estimated=True) if length else None


def entries(opened: date, last: date | None, length: timedelta | None) -> tuple[Stay, ...]:
    """Stays that an entry possible all year allows: at once, then two, four and seven months on.

    ``opened``: first day on which one may enter; ``last``: the day on which the session ends.
    """
    if not length:
        return ()
    starts = [opened + timedelta(days=30 * months) for months in (0, 2, 4, 7)]
    ends = [(start, start + length) for start in starts]
    return tuple(Stay(start, end, True) for start, end in ends if last is None or end <= last)


def length_of(hours: int | None, weekly: int | None) -> timedelta | None:
    """Time from the first day to the last that these hours take; None when nobody said them."""
    if not hours:
        return None
    return timedelta(days=max(0, round(7 * hours / (weekly or FULL_TIME_HOURS)) - 1))


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", text).replace(",", "."))
