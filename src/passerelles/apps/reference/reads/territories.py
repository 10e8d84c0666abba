"""Territories: lists by kind, and the whole sheet of one of them."""

from collections.abc import Sequence

from django.db.models import Count, F, Q, QuerySet, Sum

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
    TerritoryPoint,
)
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.neighbours import neighbours_of
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import (
    MembershipValue,
    PointValue,
    TerritoryRef,
    TerritorySheet,
)
from passerelles.apps.reference.reads.values import Slice

FIRST_COMMUNES = 50
_WITHIN = (TerritoryKind.FORMER_COMMUNE,)


def territory_list(kind: str, *, offset: int = 0, limit: int = 50) -> Slice[TerritoryRef]:
    """Territories of one kind, by name; those of old zonings come last."""
    rows = Territory.objects.filter(kind=kind, closed_on=None)
    part = rows.select_related("edition").order_by("-edition__in_force", "name", "id")
    return Slice(tuple(map(territory_ref, part[offset : offset + limit])), rows.count())


@remembered
def territory_counts() -> dict[str, int]:
    """How many territories of each kind."""
    rows = Territory.objects.filter(closed_on=None).order_by("kind").values("kind")
    return {row["kind"]: row["n"] for row in rows.annotate(n=Count("id"))}


def territories_by_keys(keys: Sequence[tuple[str, str]]) -> tuple[TerritoryRef, ...]:
    """Territories by (kind, code) in their edition in force, in that order; unknown skipped."""
    codes = Q(kind__in={kind for kind, _ in keys}, code__in={code for _, code in keys})
    rows = Territory.objects.filter(codes, closed_on=None, edition__in_force=True)
    found = {(row.kind, row.code): territory_ref(row) for row in rows.order_by("edition_id")}
    return tuple(found[key] for key in keys if key in found)


def territory_sheet(kind: str, code: str, edition_ids: Sequence[str] = ()) -> TerritorySheet | None:
    """The sheet of a territory in the edition in force, or in its last one.

    ``edition_ids`` restricts to these editions. None when no edition has it. A constant number of
    queries, whatever the number of communes.
    """
    rows = list(
        Territory.objects.filter(kind=kind, code=code).order_by(
            "-edition__in_force", F("closed_on").desc(nulls_first=True), "-edition__published_on"
        )
    )
    asked = next((row for row in rows if not edition_ids or row.edition_id in edition_ids), None)
    return _sheet(asked, [row for row in rows if row is not asked]) if asked else None


def _sheet(row: Territory, others: Sequence[Territory]) -> TerritorySheet:
    inside = _communes_of(row)
    return TerritorySheet(
        territory=territory_ref(row),
        postcodes=tuple(row.postcodes),
        source=sources()[row.source_id],
        point=_point(row),
        zones=_zones_of(row),
        communes=_first_communes(row),
        communes_population=_population(inside),
        former=_former(row),
        neighbours=neighbours_of(row.id) if row.kind == TerritoryKind.COMMUNE else (),
        other_editions=tuple(map(territory_ref, others)),
    )


def territory_communes(
    territory_id: str, *, offset: int = 0, limit: int = FIRST_COMMUNES
) -> tuple[MembershipValue, ...]:
    """Communes of a territory (its key), the most populated first."""
    return _ranked(Territory(id=territory_id), offset, limit)


def _zones_of(row: Territory) -> tuple[MembershipValue, ...]:
    if row.kind != TerritoryKind.COMMUNE and row.kind not in _WITHIN:
        return _zones_around(row)
    links = TerritoryMembership.objects.filter(commune_id=row.id, closed_on=None)
    ordered = links.select_related("zone").order_by("zone__kind", "zone__name", "id")
    return tuple(_membership(link, link.zone) for link in ordered)


def _zones_around(row: Territory) -> tuple[MembershipValue, ...]:
    """Larger zones that wholly contain each commune of this one."""
    inside = _communes_of(row).filter(relation=MembershipRelation.CONTAINS)
    shared = TerritoryMembership.objects.filter(
        commune_id__in=inside.values("commune_id"),
        relation=MembershipRelation.CONTAINS,
        closed_on=None,
    ).exclude(zone_id=row.id)
    counts = shared.order_by().values("zone_id").annotate(n=Count("id"))
    whole = counts.filter(n=inside.count()).values("zone_id")
    rows = Territory.objects.filter(id__in=whole, closed_on=None).exclude(kind=row.kind)
    found = rows.order_by("kind", "name", "id")
    return tuple(MembershipValue(territory_ref(z), MembershipRelation.CONTAINS, 1.0) for z in found)


def _communes_of(row: Territory) -> QuerySet[TerritoryMembership]:
    links = TerritoryMembership.objects.filter(zone_id=row.id, closed_on=None)
    return links.exclude(commune__kind__in=_WITHIN)


def _first_communes(row: Territory) -> Slice[MembershipValue]:
    values = _ranked(row, 0, FIRST_COMMUNES)
    full = len(values) == FIRST_COMMUNES
    return Slice(values, _communes_of(row).count() if full else len(values))


def _ranked(row: Territory, offset: int, limit: int) -> tuple[MembershipValue, ...]:
    order = F("commune__population").desc(nulls_last=True)
    links = _communes_of(row).select_related("commune").order_by(order, "commune__name", "id")
    return tuple(_membership(link, link.commune) for link in links[offset : offset + limit])


def _population(links: QuerySet[TerritoryMembership]) -> int | None:
    incomplete = ~Q(relation=MembershipRelation.CONTAINS) | Q(commune__population=None)
    sums = links.aggregate(
        total=Sum("commune__population"), incomplete=Count("id", filter=incomplete)
    )
    return None if sums["incomplete"] else sums["total"]


def _former(row: Territory) -> tuple[TerritoryRef, ...]:
    rows = Territory.objects.filter(
        kind__in=_WITHIN, zone_links__zone_id=row.id, zone_links__closed_on=None
    )
    return tuple(map(territory_ref, rows.order_by("code", "id").distinct()))


def _point(row: Territory) -> PointValue | None:
    points = TerritoryPoint.objects.filter(territory_id=row.id, closed_on=None)
    best = points.order_by("rank", "id").first()
    if best is None:
        return None
    return PointValue(best.latitude, best.longitude, best.origin, sources()[best.source_id])


def _membership(link: TerritoryMembership, other: Territory) -> MembershipValue:
    return MembershipValue(territory_ref(other), link.relation, link.weight)
