"""Territories, page after page, and the communes that one of them covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key
from passerelles.apps.reference.reads.lists.words import holding
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import TerritoryRef


@dataclass(frozen=True, slots=True)
class TerritoryFilter:
    """What a list keeps; an empty value keeps everything.

    ``within`` is a row of Territory. Without ``edition_ids``, only editions in force are listed.
    """

    query: str = ""
    kind: str = ""
    within: Territory | None = None
    edition_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TerritoryItem:
    """One line of a list."""

    territory: TerritoryRef
    postcodes: tuple[str, ...]
    is_demonstration: bool


def list_territories(wanted: TerritoryFilter, window: Window) -> Batch[TerritoryItem]:
    """Territories by key. One query."""
    rows: QuerySet[Territory] = Territory.objects.filter(closed_on=None)
    if wanted.edition_ids:
        rows = rows.filter(edition_id__in=wanted.edition_ids)
    else:
        rows = rows.filter(edition__in_force=True)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.within is not None:
        only = wanted.kind == TerritoryKind.COMMUNE
        rows = _inside(rows, wanted.within, communes_only=only)
    return by_key(holding(rows, wanted.query, fields=("name",)), window).map(_item)


def find_territory(kind: str, code: str) -> Territory | None:
    """The territory of the newest edition in force, or None."""
    rows = Territory.objects.filter(kind=kind, code=code, closed_on=None)
    return rows.order_by("-edition__in_force", "-edition__published_on", "id").first()


def communes_of(zone: Territory) -> QuerySet[TerritoryMembership]:
    """Memberships of the communes that ``zone`` contains, holds in part, or touches."""
    return _links().filter(zone_id=zone.pk)


def covered_communes(zone: Territory) -> Q:
    """The condition on ``commune_id`` of being in ``zone`` (a commune covers itself)."""
    if zone.kind == TerritoryKind.COMMUNE:
        return Q(commune_id=zone.pk)
    return Q(commune_id__in=communes_of(zone).order_by().values("commune_id"))


def _links() -> QuerySet[TerritoryMembership]:
    rows = TerritoryMembership.objects.filter(closed_on=None)
    return rows.exclude(relation=MembershipRelation.SUCCEEDS)


def _inside(
    rows: QuerySet[Territory], zone: Territory, *, communes_only: bool
) -> QuerySet[Territory]:
    """Communes of ``zone``, and zones that have at least one commune in common with it."""
    inside = Q(pk__in=communes_of(zone).order_by().values("commune_id"))
    if not communes_only:
        sharing = _links().filter(covered_communes(zone)).order_by()
        inside |= Q(pk__in=sharing.values("zone_id"))
    return rows.filter(inside).exclude(pk=zone.pk)


def _item(row: Territory) -> TerritoryItem:
    source = sources()[row.source_id]
    return TerritoryItem(territory_ref(row), tuple(row.postcodes), source.is_demonstration)
