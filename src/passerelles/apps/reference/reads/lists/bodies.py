"""Bodies that welcome the public or that train, page after page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from passerelles.apps.reference.models import Body, BodyKind, Territory, TerritoryKind
from passerelles.apps.reference.reads.editions import SourceValue, sources
from passerelles.apps.reference.reads.lists.territories import covered_communes
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key
from passerelles.apps.reference.reads.lists.words import holding
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import TerritoryRef

WELCOMING = (BodyKind.AGENCY, BodyKind.MISSION_LOCALE)


@dataclass(frozen=True, slots=True)
class BodyFilter:
    """What a list keeps; without ``kinds``, the bodies that welcome anyone looking for work."""

    query: str = ""
    kinds: Sequence[str] = WELCOMING
    within: Territory | None = None


@dataclass(frozen=True, slots=True)
class BodyValue:
    """A body as its source describes it; empty texts and None mean that it does not say."""

    id: str
    kind: str
    name: str
    brand: str
    siret: str
    uai: str
    address: str
    postcode: str
    city: str
    departement: str
    commune: TerritoryRef | None
    latitude: float | None
    longitude: float | None
    networks: tuple[str, ...]
    is_qualiopi: bool | None
    is_closed: bool | None
    website: str
    source: SourceValue


def list_bodies(wanted: BodyFilter, window: Window) -> Batch[BodyValue]:
    """Bodies by key. One query."""
    rows: QuerySet[Body] = Body.objects.filter(closed_on=None, kind__in=wanted.kinds)
    if wanted.within is not None:
        rows = _located_in(rows, wanted.within)
    named = holding(rows.select_related("commune"), wanted.query, fields=("name", "brand", "city"))
    return by_key(named, window).map(_value)


def _located_in(rows: QuerySet[Body], zone: Territory) -> QuerySet[Body]:
    """By commune; by département too, for bodies whose commune could not be recognised."""
    there = covered_communes(zone)
    if zone.kind == TerritoryKind.DEPARTEMENT:
        there |= Q(commune_id=None, departement=zone.code)
    return rows.filter(there)


def _value(row: Body) -> BodyValue:
    return BodyValue(
        id=row.id,
        kind=row.kind,
        name=row.name,
        brand=row.brand,
        siret=row.siret,
        uai=row.uai,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        departement=row.departement,
        commune=territory_ref(row.commune) if row.commune else None,
        latitude=row.latitude,
        longitude=row.longitude,
        networks=tuple(row.networks),
        is_qualiopi=row.is_qualiopi,
        is_closed=row.is_closed,
        website=row.website,
        source=sources()[row.source_id],
    )
