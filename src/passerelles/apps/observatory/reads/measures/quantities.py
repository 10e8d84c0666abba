"""What a measure says, as a quantity."""

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import Bound, Quantity, absent
from passerelles.domain.observatory.measures.said import PERCENT, SaidMeasure


def quantity_of(one: SaidMeasure, *, whole: bool = True) -> Quantity:
    """``whole``: the offer of the zone is known everywhere; else a count is a minimum."""
    if one.value is None:
        return absent(one.absence or Absence.MISSING_INPUT)
    bound = Bound.AT_LEAST if one.is_minimum or not whole else Bound.EXACT
    return Quantity(one.value, bound, numerator=one.numerator, denominator=one.denominator)


def share(part: float, whole: float) -> Quantity:
    """A share in percent; not applicable when there is nothing to divide."""
    if not whole:
        return absent(Absence.NOT_APPLICABLE)
    return Quantity(PERCENT * part / whole, numerator=float(part), denominator=float(whole))
