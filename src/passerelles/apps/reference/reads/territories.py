"""Territories: lists by kind, and the whole sheet of one of them."""

from collections.abc import Sequence

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

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
from passerelles.apps.reference.reads.zonings import WITHOUT_COMMUNES, Zone, zone_of

FIRST_COMMUNES = 50


def territory_list(kind: str, *, offset: int = 0, limit: int = 50) -> Slice[TerritoryRef]:
    """Territories of one kind, by name, each in its best edition; old zonings come last."""
    rows = _once().filter(kind=kind)
    part = rows.select_related("edition").order_by("-edition__in_force", "name", "id")
    return Slice(tuple(map(territory_ref, part[offset : offset + limit])), rows.count())


@remembered
def territory_counts() -> dict[str, int]:
    """How many territories of each kind."""
    rows = _once().order_by("kind").values("kind")
    return {row["kind"]: row["n"] for row in rows.annotate(n=Count("id"))}


def _once() -> QuerySet[Territory]:
    """Open territories, without the rows of an old edition when a newer one has the same code."""
    newer = Q(edition__in_force=True) | Q(
        edition__published_on__gt=OuterRef("edition__published_on")
    )
    same = Territory.objects.filter(kind=OuterRef("kind"), code=OuterRef("code"), closed_on=None)
    rows = Territory.objects.filter(closed_on=None)
    return rows.filter(Q(edition__in_force=True) | ~Exists(same.filter(newer)))


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
    ref = territory_ref(row)
    zone = zone_of(row.id, row.kind, row.edition_id)
    return TerritorySheet(
        territory=ref,
        postcodes=tuple(row.postcodes),
        source=sources()[row.source_id],
        point=_point(row),
        zones=_zones_of(row, zone),
        communes=Slice(territory_communes(ref), len(zone.communes)),
        communes_population=zone.population,
        former=_former(row),
        neighbours=neighbours_of(row),
        other_editions=tuple(map(territory_ref, others)),
    )


def territory_communes(
    territory: TerritoryRef, *, offset: int = 0, limit: int = FIRST_COMMUNES
) -> tuple[MembershipValue, ...]:
    """Communes of a territory, the most populated first."""
    zone = zone_of(territory.id, territory.kind, territory.edition_id)
    asked = zone.communes[offset : offset + limit]
    if not asked:
        return ()
    links = TerritoryMembership.objects.filter(
        zone_id=territory.id, commune_id__in=asked, closed_on=None
    )
    found = {link.commune_id: link for link in links.select_related("commune")}
    return tuple(_membership(found[key], found[key].commune) for key in asked if key in found)


def _zones_of(row: Territory, zone: Zone) -> tuple[MembershipValue, ...]:
    if row.kind not in WITHOUT_COMMUNES:
        return _zones_around(row, zone)
    links = TerritoryMembership.objects.filter(commune_id=row.id, closed_on=None)
    ordered = links.select_related("zone").order_by("zone__kind", "zone__name", "id")
    return tuple(_membership(link, link.zone) for link in ordered)


def _zones_around(row: Territory, zone: Zone) -> tuple[MembershipValue, ...]:
    """Larger zones that wholly contain each commune of this one, even if it holds only a part."""
    if not zone.communes:
        return ()
    whole = TerritoryMembership.objects.filter(
        relation=MembershipRelation.CONTAINS, closed_on=None
    ).order_by()
    # Whatever contains them all contains the first: that leaves a dozen zones to count.
    candidates = list(
        whole.filter(commune_id=zone.communes[0], zone__closed_on=None)
        .exclude(zone__kind=row.kind)
        .values_list("zone_id", flat=True)
    )
    inside = _communes_of(row).values("commune_id")
    shared = whole.filter(zone_id__in=candidates, commune_id__in=inside)
    counts = shared.values("zone_id").annotate(n=Count("commune_id", distinct=True))
    around = [line["zone_id"] for line in counts if line["n"] == len(zone.communes)]
    found = Territory.objects.filter(id__in=around).order_by("kind", "name", "id")
    return tuple(MembershipValue(territory_ref(z), MembershipRelation.CONTAINS, 1.0) for z in found)


def _communes_of(row: Territory) -> QuerySet[TerritoryMembership]:
    return TerritoryMembership.objects.filter(
        zone_id=row.id,
        closed_on=None,
        commune__kind=TerritoryKind.COMMUNE,
        commune__closed_on=None,
    )


def _former(row: Territory) -> tuple[TerritoryRef, ...]:
    rows = Territory.objects.filter(
        kind=TerritoryKind.FORMER_COMMUNE, zone_links__zone_id=row.id, zone_links__closed_on=None
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
