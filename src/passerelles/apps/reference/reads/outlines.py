"""Outlines to draw: that of a territory, or those of the communes that make it up."""

from collections.abc import Collection

from passerelles.apps.reference.models import Outline, TerritoryKind
from passerelles.apps.reference.reads.commune_places import known_places
from passerelles.apps.reference.reads.editions import editions
from passerelles.apps.reference.reads.territory_values import OutlineValue, TerritoryRef
from passerelles.apps.reference.reads.zonings import zone_of

MOST_PARTS = 400  # beyond, a small map of communes is neither readable nor quick to draw


def outline_of(kind: str, code: str) -> OutlineValue | None:
    """The newest outline of one territory; None when no source drew it."""
    found = outlines_of(kind, [code])
    return found[0] if found else None


def outlines_of(kind: str, codes: Collection[str]) -> tuple[OutlineValue, ...]:
    """The newest outline of each of these territories; those never drawn are left out."""
    rows = Outline.objects.filter(kind=kind, code__in=codes, closed_on=None)
    newest_last = rows.order_by("edition__published_on", "edition_id")
    return tuple(value for value in {row.code: _value(row) for row in newest_last}.values())


def commune_outlines(territory: TerritoryRef) -> tuple[OutlineValue, ...]:
    """The outlines of the communes of a zone; none when there are too many to draw small."""
    communes = zone_of(territory.id, territory.kind, territory.edition_id).communes
    if not 0 < len(communes) <= MOST_PARTS:
        return ()
    return outlines_of(TerritoryKind.COMMUNE, [place.code for place in known_places(communes)])


def _value(row: Outline) -> OutlineValue:
    edition = editions().get(row.edition_id)
    return OutlineValue(
        kind=row.kind,
        code=row.code,
        geometry=row.geometry,
        edition_name=edition.name if edition else row.edition_id,
        in_force=bool(edition and edition.in_force),
    )
