"""The territories into which the jobs of a commune are summed."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.departements import read_departements
from passerelles.domain.indicators.fact import Place
from passerelles.domain.reference.communes import CommuneIndex, departement_of

_OVERSEAS = ("97", "98")
_ZONES = (TerritoryKind.EPCI, TerritoryKind.EMPLOYMENT_ZONE, TerritoryKind.EMPLOYMENT_BASIN)


def places_by_commune(communes: CommuneIndex) -> Mapping[str, Sequence[Place]]:
    """The places of each commune: EPCI, zone, basin, département, region, country.

    Newest edition in force of each zoning. A zone that several regions share is filed in none.
    Raises UnreadableFile when no COG is loaded.
    """
    departements = read_departements()
    inside = _zones_of_communes()
    regions: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for commune, zones in inside.items():
        for zone in zones:
            regions[zone].add(departements.regions.get(departement_of(commune), ""))
    country = Place("country", "FR", departements.edition)
    found: dict[str, Sequence[Place]] = {}
    made: dict[tuple[str, str, str], Place] = {}
    for commune in communes.names:
        departement = departement_of(commune)
        region = departements.regions.get(departement, "")
        wider = [
            Place("departement", departement, departements.edition, departement, region),
            *([Place("region", region, departements.edition, "", region)] if region else []),
            country,
        ]
        own = [made.setdefault(z, _place(z, regions[z])) for z in inside.get(commune, ())]
        found[commune] = (*own, *wider)
    return found


def whole_places(places: Mapping[str, Sequence[Place]], told: Collection[str]) -> set[Place]:
    """The places all of whose départements hold some commune of ``told``.

    France is whole without its overseas départements, which some surveys leave out.
    """
    met = {departement_of(commune) for commune in told}
    needed: defaultdict[Place, set[str]] = defaultdict(set)
    for commune, found in places.items():
        departement = departement_of(commune)
        for place in found:
            if place.kind != "country" or not departement.startswith(_OVERSEAS):
                needed[place].add(departement)
    return {place for place, departements in needed.items() if departements <= met}


def _place(zone: tuple[str, str, str], regions: set[str]) -> Place:
    kind, code, edition = zone
    return Place(kind, code, edition, region=next(iter(regions)) if len(regions) == 1 else "")


def _zones_of_communes() -> dict[str, list[tuple[str, str, str]]]:
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for kind in _ZONES:
        edition = _newest(kind)
        rows = TerritoryMembership.objects.filter(
            zone__edition_id=edition,
            zone__kind=kind,
            relation=MembershipRelation.CONTAINS,
            closed_on=None,
        )
        for commune, zone in rows.order_by().values_list("commune__code", "zone__code").distinct():
            found[commune].append((kind.value, zone, edition))
    return found


def _newest(kind: TerritoryKind) -> str:
    """The newest edition in force of a zoning, empty when none is loaded."""
    rows = Territory.objects.filter(kind=kind, closed_on=None, edition__in_force=True)
    newest = rows.order_by("-edition__published_on").values_list("edition_id", flat=True).first()
    return newest or ""
