"""The names of the territories that observations speak of."""

from collections.abc import Iterable, Mapping

from passerelles.apps.indicators.reads.headlines import FRANCE, Where
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.lists.territories import find_territory
from passerelles.domain.reference.names import readable

COUNTRY, PART = "country", "employment_basin_part"


def names(found: Iterable[Observed]) -> Mapping[str, str]:
    """The name of each territory by ``Observed.territory_key``. One query.

    A territory that its edition does not know has no name: show its code. The part of a basin that
    lies in one département bears the name of both.
    """
    keys = {observed.territory_key: _named_by(observed) for observed in found}
    rows = Territory.objects.filter(id__in=set(keys.values())).values_list("id", "name")
    known = {key: readable(name) for key, name in rows}
    named = {key: _name(key, known[basis]) for key, basis in keys.items() if basis in known}
    return named | {key: "France" for key in keys if f":{COUNTRY}:" in key}


def name_of(observed: Observed) -> str:
    """The name of its territory, or its code."""
    return names([observed]).get(observed.territory_key, observed.territory_code)


def where_name(where: Where) -> str | None:
    """The name of a territory of which no figure may be known; None when it is not loaded."""
    if where == FRANCE:
        return "France"
    territory = find_territory(where.kind, where.code)
    return readable(territory.name) if territory else None


def _named_by(observed: Observed) -> str:
    if observed.territory_kind != PART:
        return observed.territory_key
    basin = observed.territory_code.rpartition("-")[0]
    return f"{observed.geography}:{TerritoryKind.EMPLOYMENT_BASIN}:{basin}"


def _name(key: str, name: str) -> str:
    is_part = f":{PART}:" in key
    return f"{name} (partie {key.rpartition('-')[2]})" if is_part else name
