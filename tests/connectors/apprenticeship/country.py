"""A small country: the région 76 and its two départements, 31 and 32, and one of another région."""

from tests import factories

SMALL = {"31": "76", "32": "76", "13": "93"}
OCCITANIE = dict.fromkeys(
    ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"), "76"
)


def make_country(regions: dict[str, str]) -> None:
    zones = {code: factories.territory(code, "region") for code in sorted(set(regions.values()))}
    for code, region in regions.items():
        commune = factories.territory(f"{code}001")
        factories.membership(commune, factories.territory(code, "departement"))
        factories.membership(commune, zones[region])
