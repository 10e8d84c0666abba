"""A territory as its page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from passerelles.apps.observatory.reads.around import DIAGNOSED
from passerelles.apps.reference.models import CoordinatesOrigin, MembershipRelation, TerritoryKind
from passerelles.apps.reference.reads.territories import territory_communes
from passerelles.apps.reference.reads.territory_values import (
    MembershipValue,
    NeighbourValue,
    PointValue,
    TerritoryRef,
    TerritorySheet,
)
from passerelles.portals.public.reference import addresses, words
from passerelles.portals.public.reference.territory_map import TerritoryMap, territory_map
from passerelles.portals.public.reference.values import Group, Link
from passerelles.portals.public.shell.french import counted, number
from passerelles.portals.public.shell.paging import offset, paged

PER_PAGE = 50
_WITH_A_POINT = (TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT)


@dataclass(frozen=True, slots=True)
class Row:
    """One commune of a table: name, address, population, and how it is linked or how far."""

    name: str
    href: str
    population: str
    said: str


@dataclass(frozen=True, slots=True)
class TerritoryPage:
    """Everything the template prints; empty values are not shown.

    ``diagnosis``: where all that is published of its employment and training is gathered.
    """

    name: str
    kind: str
    code: str
    diagnosis: str
    edition: str
    trail: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    population: str
    population_note: str
    postcodes: str
    coordinates: str
    coordinates_note: str
    coordinates_source: tuple[str, str] | None
    zones: tuple[Group, ...]
    old_zones: tuple[Group, ...]
    old_zones_title: str
    communes_count: str
    former: tuple[str, ...]
    neighbours: tuple[Row, ...]
    neighbours_title: str
    neighbours_caption: str
    map: TerritoryMap | None
    source: tuple[str, str]
    other_editions: tuple[str, ...]


def territory_page(sheet: TerritorySheet) -> TerritoryPage:
    ref = sheet.territory
    population, population_note = _population(sheet)
    old = [link for link in sheet.zones if not link.territory.in_force]
    return TerritoryPage(
        name=ref.name,
        kind=TerritoryKind(ref.kind).label,
        code=ref.code,
        diagnosis=_diagnosis(ref),
        edition=ref.edition_name,
        trail=_trail(ref.kind),
        notices=tuple(_notices(sheet)),
        population=population,
        population_note=population_note,
        postcodes=", ".join(sheet.postcodes),
        coordinates=_coordinates(sheet.point),
        coordinates_note=_origin(sheet.point),
        coordinates_source=(sheet.point.source.id, sheet.point.source.name)
        if sheet.point
        else None,
        zones=tuple(_zones([link for link in sheet.zones if link.territory.in_force])),
        old_zones=tuple(_zones(old)),
        old_zones_title=counted(len(old), "ancien zonage", "anciens zonages"),
        communes_count=counted(sheet.communes.total, "commune", "communes"),
        former=tuple(f"{former.name} ({former.code})" for former in sheet.former),
        neighbours=tuple(map(_neighbour, sheet.neighbours)),
        neighbours_title=f"{words.TERRITORIES[TerritoryKind(ref.kind)]} les plus proches",
        neighbours_caption=_distances(ref.kind),
        map=territory_map(sheet),
        source=(sheet.source.id, sheet.source.name),
        other_editions=tuple(other.edition_name for other in sheet.other_editions),
    )


def communes_context(request: HttpRequest, sheet: TerritorySheet) -> dict[str, object]:
    """One page of the communes of a territory. Raises Http404 beyond its end."""
    pages = paged(request, sheet.communes.total, PER_PAGE)
    start = offset(pages.number, PER_PAGE)
    first = sheet.communes.items[:PER_PAGE]
    links = territory_communes(sheet.territory, offset=start, limit=PER_PAGE) if start else first
    return {"communes": tuple(map(_commune, links)), "pages": pages}


def _diagnosis(ref: TerritoryRef) -> str:
    if ref.kind not in DIAGNOSED or not ref.in_force:
        return ""
    return reverse("diagnosis", args=[addresses.KIND_SLUGS[ref.kind], ref.code])


def _trail(kind: str) -> tuple[tuple[str, str], ...]:
    section = reverse("territories")
    label = words.TERRITORIES[TerritoryKind(kind)]
    return (("Territoires", section), (label, f"{section}?nature={addresses.KIND_SLUGS[kind]}"))


def _notices(sheet: TerritorySheet) -> Iterable[str]:
    if not sheet.territory.in_force:
        edition = sheet.territory.edition_name
        yield f"Ancien zonage ({edition}), non en vigueur : il est gardé pour mémoire."


def _population(sheet: TerritorySheet) -> tuple[str, str]:
    if sheet.territory.population is not None:
        return f"{number(sheet.territory.population)} habitants", ""
    if sheet.communes_population is not None:
        total = f"{number(sheet.communes_population)} habitants"
        return total, "somme des populations de ses communes"
    return "non publiée par les sources chargées", ""


def _coordinates(point: PointValue | None) -> str:
    if point is None:
        return ""
    return f"{number(point.latitude, 4)} N, {number(point.longitude, 4)} E".replace("-", "−")


def _origin(point: PointValue | None) -> str:
    return f"coordonnées {CoordinatesOrigin(point.origin).label}" if point else ""


def _zones(links: Sequence[MembershipValue]) -> Iterable[Group]:
    for kind, title in words.TERRITORIES.items():
        same = [link for link in links if link.territory.kind == kind]
        if same:
            yield Group(title, tuple(map(_zone, same)))


def _zone(link: MembershipValue) -> Link:
    old = "" if link.territory.in_force else "ancien zonage, non en vigueur"
    said = (link.territory.edition_name, _relation(link), old)
    return Link(
        link.territory.name,
        addresses.territory(link.territory),
        " · ".join(filter(None, said)),
    )


def _relation(link: MembershipValue) -> str:
    """How the zone and the commune meet, when it is not simply that one contains the other."""
    match link.relation:
        case MembershipRelation.PARTIAL:
            share = f" ({number(100 * link.weight)} % de la population)" if link.weight else ""
            return f"une partie de la commune{share}"
        case MembershipRelation.TOUCHES:
            return "touche la commune"
        case MembershipRelation.SUCCEEDS:
            return "a remplacé la commune"
    return ""


def _commune(link: MembershipValue) -> Row:
    return Row(
        name=link.territory.name,
        href=addresses.territory(link.territory),
        population=_inhabitants(link.territory.population),
        said=_relation(link),
    )


def _neighbour(neighbour: NeighbourValue) -> Row:
    return Row(
        name=neighbour.territory.name,
        href=addresses.territory(neighbour.territory),
        population=_inhabitants(neighbour.population),
        said=_distance(neighbour),
    )


def _distance(neighbour: NeighbourValue) -> str:
    """Neighbourhoods of one commune share its centre: their distance is unknown, not null."""
    if neighbour.territory.kind == TerritoryKind.QPV and not neighbour.distance_km:
        return "même commune"
    if neighbour.approximate:
        return f"environ {number(max(neighbour.distance_km, 1))} km"
    return f"{number(neighbour.distance_km, 1)} km"


def _distances(kind: str) -> str:
    if kind in _WITH_A_POINT:
        return "Distance à vol d’oiseau, de centre à centre"
    return "Distance à vol d’oiseau entre les centres de population"


def _inhabitants(population: int | None) -> str:
    return "non publiée" if population is None else number(population)
