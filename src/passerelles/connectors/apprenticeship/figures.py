"""From guarded tables to facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from passerelles.connectors.apprenticeship.ground import NSF, Ground
from passerelles.connectors.apprenticeship.tables import (
    DOMAIN,
    GROUP,
    LEVEL,
    SEX,
    Shown,
    Tables,
    guard,
)
from passerelles.connectors.apprenticeship.tables import TOTAL as WHOLE
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import TOTAL, Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import SECRET, Quantity, absent, exact

# A rate on fewer contracts says more about these people than about the training.
LEAST_CONTRACTS = 20
WOMEN = "F"


@dataclass(frozen=True, slots=True)
class Rate:
    """``indicator`` is 100 × ``numerator`` ÷ ``denominator``, both measures of the same tables."""

    indicator: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Which measure becomes which indicator; ``late``: those that cannot be said yet.

    ``women``: the indicator of the share of women, by measure.
    """

    indicators: Mapping[str, str]
    rates: tuple[Rate, ...] = ()
    late: tuple[str, ...] = ()
    women: Mapping[str, str] = field(default_factory=dict)


def facts_of(
    tables: Tables, publication: Publication, *, period: str, ground: Ground
) -> Iterator[Fact]:
    """The facts of one région and one year, secret cells included, as such."""
    cells, said = guard(tables)
    published = said.published
    for key, count in cells.items():
        place, about = _place(key, ground), _dimensions(key)
        if indicator := publication.indicators.get(key.measure):
            quantity = exact(count) if key in published else SECRET
            yield Fact(indicator, place, period, quantity, about)
        for rate in publication.rates:
            if rate.denominator == key.measure:
                part = key._replace(measure=rate.numerator)
                yield Fact(rate.indicator, place, period, _rate(part, key, published), about)
        if key.axis == WHOLE and (indicator := publication.women.get(key.measure)):
            women = key._replace(axis=SEX, value=WOMEN)
            told = published if women in cells else {**published, women: 0}
            yield Fact(indicator, place, period, _rate(women, key, told), about)
    for indicator in publication.late:
        yield from _late(indicator, cells, period, ground)


def _rate(part: Shown, whole: Shown, published: Mapping[Shown, int]) -> Quantity:
    below, above = published.get(whole), published.get(part)
    if below == 0:
        return absent(Absence.NOT_APPLICABLE)
    if below is None or above is None:
        return SECRET
    if below < LEAST_CONTRACTS:
        # Both counts are shown: anybody may divide them, so calling it secret would be a lie.
        return absent(Absence.NOT_PUBLISHED)
    return Quantity(value=round(100 * above / below, 4), numerator=above, denominator=below)


def _late(
    indicator: str, cells: Mapping[Shown, int], period: str, ground: Ground
) -> Iterator[Fact]:
    for place, about in dict.fromkeys((_place(key, ground), _dimensions(key)) for key in cells):
        yield Fact(indicator, place, period, absent(Absence.LATE), about)


def _place(key: Shown, ground: Ground) -> Place:
    if key.kind == "region":
        return Place("region", key.place, ground.geography, region=key.place)
    region = ground.region_of[key.place]
    return Place("departement", key.place, ground.geography, key.place, region)


def _dimensions(key: Shown) -> Dimensions:
    match key.axis:
        case axis if axis in (DOMAIN, GROUP):
            return Dimensions(sector=f"{NSF}:{key.value}")
        case axis if axis == LEVEL:
            return Dimensions(level=key.value)
        case axis if axis == SEX:
            return Dimensions(sex=key.value)
        case _:
            return TOTAL
