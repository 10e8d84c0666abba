"""How much a count moved between two periods, when both are known."""

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent


def progression(now: Quantity, before: Quantity) -> Quantity:
    """The change in percent of ``before``.

    A secret count gives a secret change, since it would give the count away; a bound gives none.
    """
    if Absence.SECRET in (now.absence, before.absence):
        return SECRET
    if now.value is None or before.value is None:
        return absent(now.absence or before.absence or Absence.NOT_COVERED)
    if now.bound != Bound.EXACT or before.bound != Bound.EXACT or not before.value:
        return absent(Absence.NOT_APPLICABLE)
    return Quantity(value=100 * (now.value - before.value) / before.value)
