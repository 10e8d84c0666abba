"""The territories that institutions may speak of, by what they write: « region:76 »."""

from collections.abc import Sequence

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.indicators.reads.definitions import indicator_of
from passerelles.apps.indicators.reads.headlines import FRANCE, Where
from passerelles.apps.observatory.reads.explorer.places import Place as NamedPlace
from passerelles.apps.observatory.reads.explorer.places import place
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.indicators.fact import Place

COUNTRY_GEOGRAPHY = "COG-2026"


def place_of(where: Where) -> Place | None:
    """The place as facts file it, in the edition in force; None when no edition knows it."""
    known = _places()
    if where not in known and (found := _read(where)):
        known[where] = found
    return known.get(where)


@remembered
def _places() -> dict[Where, Place]:
    return {FRANCE: Place(FRANCE.kind, FRANCE.code, COUNTRY_GEOGRAPHY)}


def _read(where: Where) -> Place | None:
    rows = Territory.objects.filter(kind=where.kind, code=where.code, closed_on=None)
    ordered = rows.order_by("-edition__in_force", "-edition__published_on")
    geography = ordered.values_list("edition_id", flat=True).first()
    return _filed(where, geography) if geography else None


def name_of(where: Where) -> str:
    """« Occitanie »; the code when no edition knows it."""
    found = place_of(where)
    return place(where.kind, where.code, found.geography).name if found else where.code


def territories(region: str) -> Sequence[tuple[Where, str]]:
    """The region, its départements, its employment basins: what a page lets people choose."""
    found = [(Where(TerritoryKind.REGION, region), name_of(Where(TerritoryKind.REGION, region)))]
    for kind in (TerritoryKind.DEPARTEMENT, TerritoryKind.EMPLOYMENT_BASIN):
        inside = [zone for zone in _zones(kind) if region in zone.regions]
        found += [(Where(kind, zone.code), zone.name) for zone in inside]
    return found


def subject_of(code: str, where: Where) -> Subject:
    """Where a figure of that indicator stands for rights; the region is the whole."""
    whole = where.kind in (TerritoryKind.REGION, FRANCE.kind)
    territory = "" if whole else str(where)
    return Subject(f"indicators/{code}", territory, owner=indicator_of(code).owner)


def _filed(where: Where, geography: str) -> Place:
    regions = place(where.kind, where.code, geography).regions
    region = next(iter(regions)) if len(regions) == 1 else ""
    if where.kind == TerritoryKind.REGION:
        region = where.code
    departement = where.code if where.kind == TerritoryKind.DEPARTEMENT else ""
    return Place(where.kind, where.code, geography, departement, region[:2])


def _zones(kind: str) -> Sequence[NamedPlace]:
    """The places of that kind in its edition in force, by name; none before it is loaded."""
    known = _kinds()
    if kind not in known:
        rows = Territory.objects.filter(kind=kind, closed_on=None, edition__in_force=True)
        codes = dict(rows.order_by("edition__published_on").values_list("code", "edition_id"))
        found = [place(kind, code, geography) for code, geography in codes.items()]
        known[kind] = sorted(found, key=lambda zone: zone.name.casefold())
    return known[kind]


@remembered
def _kinds() -> dict[str, Sequence[NamedPlace]]:
    return {}
