"""The choices of the prospective: what is loaded, by group."""

from collections.abc import Iterable
from itertools import groupby

from passerelles.apps.observatory.reads.explorer.grid import grid, subjects
from passerelles.apps.observatory.reads.explorer.places import regions
from passerelles.apps.observatory.reads.explorer.subjects import subjects_of
from passerelles.apps.observatory.reads.prospective import names_of, projected_indicators
from passerelles.apps.reference.models import TerritoryKind
from passerelles.portals.public.observatory.explorer.chosen import by_theme
from passerelles.portals.public.observatory.explorer.words import THEMES

Choices = list[tuple[str, list[tuple[str, str]]]]


def keys_of(choices: Choices) -> Iterable[str]:
    """The values that may be chosen, in order."""
    return [key for _, inside in choices for key, _ in inside]


def needs() -> Choices:
    """The levels that have figures, by theme."""
    loaded = by_theme([one.code for one in projected_indicators() if one.code in grid()])
    return [
        (THEMES[theme], [(one.code, one.name) for one in inside])
        for theme, inside in groupby(loaded, key=lambda one: one.theme)
    ]


def territories(indicator: str) -> Choices:
    """Regions, départements then basins, at the levels where the indicator has figures."""
    kinds = {cell.kind for cell in grid().get(indicator, ())}
    lists = {
        TerritoryKind.REGION: ("Régions", _regions),
        TerritoryKind.DEPARTEMENT: ("Départements", _departements),
        TerritoryKind.EMPLOYMENT_BASIN: ("Bassins d’emploi", _basins),
    }
    return [(label, listed()) for kind, (label, listed) in lists.items() if kind in kinds]


def occupations(indicator: str, territory: str) -> Choices:
    """All together, then each floor of each nomenclature that the indicator details."""
    kind = territory.partition(":")[0]
    cell = next((cell for cell in grid().get(indicator, ()) if cell.kind == kind), None)
    keys = subjects(indicator, kind, cell.period).occupations if cell else ()
    floors = groupby(subjects_of(keys), key=lambda one: one.floor)
    listed = [(floor, [(one.key, one.label) for one in inside]) for floor, inside in floors]
    return [("Ensemble", [("", "Tous les métiers")]), *listed]


def _regions() -> list[tuple[str, str]]:
    return [(f"{TerritoryKind.REGION}:{one.code}", one.name) for one in regions()]


def _departements() -> list[tuple[str, str]]:
    kind = TerritoryKind.DEPARTEMENT
    return [(f"{kind}:{code}", f"{code} – {name}") for code, name in sorted(names_of(kind))]


def _basins() -> list[tuple[str, str]]:
    kind = TerritoryKind.EMPLOYMENT_BASIN
    listed = sorted(names_of(kind), key=lambda one: (one[1].casefold(), one[0]))
    return [(f"{kind}:{code}", name) for code, name in listed]
