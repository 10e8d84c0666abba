"""Départements in their regions, as imports of figures need them."""

from tests import factories


def departements(regions: dict[str, str]) -> None:
    """``regions``: code of the region by code of the département; one commune in each."""
    zones = {code: factories.territory(code, "region") for code in set(regions.values())}
    for code, region in regions.items():
        commune = factories.territory(f"{code}001"[:5], "commune")
        factories.membership(commune, factories.territory(code, "departement"))
        factories.membership(commune, zones[region])
