"""The plan seen from one territory: its figures beside those of the region, its bodies, actions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.reference.models import (
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.lists.territories import find_territory
from passerelles.apps.steering.models import Action, Body
from passerelles.apps.steering.reads.region import plan_region
from passerelles.domain.reference.names import readable

KINDS = ("departement", "employment_basin", "employment_zone", "epci")


@dataclass(frozen=True, slots=True)
class LocalFigure:
    """The same indicator here and in the region; they are compared on one period only."""

    here: Computed
    region: Computed

    @property
    def is_comparable(self) -> bool:
        one, other = self.here.figure, self.region.figure
        return one is not None and other is not None and one.period == other.period


@dataclass(frozen=True, slots=True)
class LocalBody:
    name: str
    led_by: str
    contact: str


@dataclass(frozen=True, slots=True)
class TerritorySheet:
    """``figures``: shared ones first. ``actions``: those that their sheet ties to the place."""

    kind: str
    code: str
    name: str
    region: str
    as_of: date
    figures: tuple[LocalFigure, ...]
    bodies: tuple[LocalBody, ...]
    actions: tuple[tuple[str, str], ...]

    @property
    def is_demonstration(self) -> bool:
        seen = (one.figure for pair in self.figures for one in (pair.here, pair.region))
        return any(one.is_demonstration for one in seen if one is not None)


def territory_sheet(
    kind: str, code: str, *, as_of: datetime | None = None
) -> TerritorySheet | None:
    """The sheet of a territory of ``KINDS``; None when no such one is loaded. Ten queries."""
    found = find_territory(kind, code) if kind in KINDS else None
    if found is None:
        return None
    key, region = f"{kind}:{code}", plan_region()
    return TerritorySheet(
        kind=kind,
        code=code,
        name=readable(found.name),
        region=region,
        as_of=day_of(as_of),
        figures=tuple(_figures(Where(kind, code), Where("region", region), as_of)),
        bodies=tuple(_bodies(key)),
        actions=tuple(_actions(key)),
    )


def _figures(here: Where, region: Where, as_of: datetime | None) -> Iterator[LocalFigure]:
    codes = [
        code
        for code, one in indicators().items()
        if here.kind in one.kinds and (one.shared or one.scope == "action")
    ]
    local = compute(here, as_of=as_of, codes=codes)
    whole = compute(region, as_of=as_of, codes=codes)
    pairs = [LocalFigure(one, other) for one, other in zip(local, whole, strict=True)]
    yield from sorted(pairs, key=lambda pair: not pair.here.indicator.shared)


def _bodies(territory: str) -> Iterator[LocalBody]:
    rows = Body.objects.filter(territory=territory, closed_on=None)
    for name, led_by, contact in rows.values_list("name", "led_by", "contact"):
        yield LocalBody(name, led_by, contact)


def _actions(territory: str) -> Iterator[tuple[str, str]]:
    rows = Action.objects.current().filter(sheet__territory=territory, sheet__demonstration=False)
    yield from rows.values_list("code", "name")


def territories_of(region: str) -> list[tuple[str, str, str]]:
    """Kind, code and name of the départements of the region, then of its employment basins.

    Of a code that several editions know, the name in the newest. One query.
    """
    here = TerritoryMembership.objects.filter(
        zone__kind=TerritoryKind.REGION, zone__code=region, closed_on=None
    )
    rows = TerritoryMembership.objects.filter(
        zone__kind__in=KINDS[:2],
        relation=MembershipRelation.CONTAINS,
        closed_on=None,
        commune__in=here.values("commune"),
    )
    columns = ("zone__kind", "zone__code", "zone__edition__published_on", "zone__name")
    found = rows.order_by(*columns).values_list(*columns).distinct()
    names = {(kind, code): readable(name) for kind, code, _, name in found}
    ordered = sorted(names.items(), key=lambda one: (KINDS.index(one[0][0]), one[1]))
    return [(kind, code, name) for (kind, code), name in ordered]
