"""One dated figure about one place, and the place itself."""

from dataclasses import dataclass

from passerelles.domain.indicators.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Place:
    """The territory of a fact, as its source cuts it.

    ``geography`` is the edition of the zoning (``BMO-2024``, ``COG-2026``). ``departement`` and
    ``region`` are the codes in which the source itself files this place, empty when it does not
    say: totals are made along them, so a basin astride two départements counts once in each part.
    """

    kind: str
    code: str
    geography: str
    departement: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """What a fact is about; an empty dimension is the total.

    ``occupation`` and ``sector`` are keys with their edition (``FAP-2021:A0X40``,
    ``ROME-3.47:F1610``, ``NAF-2008:4120B``, ``NSF-1994:312``).
    """

    occupation: str = ""
    sector: str = ""
    sex: str = ""
    age: str = ""
    level: str = ""


TOTAL = Dimensions()


@dataclass(frozen=True, slots=True)
class Fact:
    """``origin`` is ``file:line`` for a figure that was read, empty for one summed from others."""

    indicator: str
    place: Place
    period: str
    quantity: Quantity
    dimensions: Dimensions = TOTAL
    origin: str = ""
