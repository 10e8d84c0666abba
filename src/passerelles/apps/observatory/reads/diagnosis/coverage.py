"""Which zones of other kinds share the communes of a territory, and how many of its people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from passerelles.apps.observatory.reads.diagnosis.values import CoveringZone
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.commune_places import known_places
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.zonings import Zone, zoning

_ROUNDING = 1e-9
AROUND = (TerritoryKind.DEPARTEMENT, TerritoryKind.REGION, TerritoryKind.EMPLOYMENT_BASIN)


def covering(territory: TerritoryRef, zone: Zone, kind: str) -> list[tuple[str, float | None]]:
    """Keys of the zones of ``kind`` that share communes, with their share of the people, if known.

    The largest first. The territory itself is left out.
    """
    inside: defaultdict[str, list[str]] = defaultdict(list)
    zones = _zones_by_commune(kind)
    for commune in zone.communes:
        for key in zones.get(commune, ()):
            inside[key].append(commune)
    whole = _people(zone.communes)
    shares = {
        key: _share(_people(communes), whole)
        for key, communes in inside.items()
        if key != territory.id
    }
    return sorted(shares.items(), key=lambda item: (-(item[1] or 0.0), item[0]))


def covering_zones(
    found: Iterable[tuple[str, float | None]], refs: Mapping[str, TerritoryRef]
) -> tuple[CoveringZone, ...]:
    """What ``covering`` found, named."""
    return tuple(
        CoveringZone(refs[key], share, whole=share is not None and share > 1 - _ROUNDING)
        for key, share in found
        if key in refs
    )


def warm() -> None:
    """Which zones hold each commune, before the first diagnosis is asked for."""
    for kind in AROUND:
        _zones_by_commune(kind)


def territory_refs(keys: Iterable[str]) -> dict[str, TerritoryRef]:
    """Territories by key: one query."""
    rows = Territory.objects.filter(id__in=set(keys)).order_by()
    return {row.id: territory_ref(row) for row in rows}


def edition_in_force(kind: str) -> str:
    """The edition in which zones of this kind are cut today; empty when none is loaded."""
    return _in_force().get(kind, "")


@remembered
def _in_force() -> dict[str, str]:
    rows = Territory.objects.filter(closed_on=None, edition__in_force=True).order_by()
    dated = rows.values_list("kind", "edition_id", "edition__published_on").distinct()
    return {kind: edition for kind, edition, _ in sorted(dated, key=lambda row: row[2])}


def _zones_by_commune(kind: str) -> Mapping[str, list[str]]:
    kept = _by_commune()
    if kind not in kept:
        zones: defaultdict[str, list[str]] = defaultdict(list)
        for key, zone in zoning(kind, edition_in_force(kind)).items():
            for commune in zone.communes:
                zones[commune].append(key)
        kept[kind] = dict(zones)
    return kept[kind]


@remembered
def _by_commune() -> dict[str, dict[str, list[str]]]:
    return {}


def _people(communes: Iterable[str]) -> int | None:
    known = [place.population for place in known_places(communes)]
    people = [population for population in known if population is not None]
    return sum(people) if len(people) == len(known) else None


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None
