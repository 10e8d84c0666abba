"""A small region with three basins, and figures of two instruments, as the explorer shows them."""

from passerelles.apps.reference.models import NomenclatureItem, Territory
from tests import fact_factories, factories

COOKS = "FAP-2021:S1X40"
ROOFERS = "FAP-2021:B2X31"
# Code, name, projects of 2024, of which seasonal; None is secret.
BASINS = (
    ("7617", "TOULOUSE", 900.0, 90.0),
    ("7620", "FOIX", 300.0, 60.0),
    ("7641", "L'ISLE JOURDAIN", None, None),
)


def explorable() -> None:
    """Projects by basin, département, region and country; tensions by basin and ROME only."""
    _places()
    _occupations()
    for number, (code, _, projects, seasonal) in enumerate(BASINS):
        basin = {"territory_code": code, "territory_kind": "employment_basin"}
        for indicator, value in (("bmo_projects", projects), ("bmo_seasonal", seasonal)):
            absence = {"absence": "secret"} if value is None else {"value": value}
            observe(indicator=indicator, **basin, **absence)
            observe(indicator=indicator, **basin, occupation=COOKS, value=20.0 + number)
        observe(
            indicator="tension_index",
            source="tension_rome",
            edition="TENSION-2021",
            period="2021",
            occupation="ROME-3.47:F1611",
            value=1.5 + number,
            **basin,
        )
    region = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
    observe(**region, value=1200.0, bound="at_least")
    observe(**region, value=1000.0, period="2023", edition="BMO-2023", definition_version=2)


def observe(**fields: object) -> None:
    fact_factories.observation(**fields)


def _places() -> None:
    there = Territory.objects.filter(id="COG-2026:region:76").first()
    region = there or factories.territory("76", "region", name="Occitanie")
    for number, (code, name, _, _) in enumerate(BASINS):
        commune = factories.territory(f"3100{number}", name=f"Commune {number}", population=1000)
        factories.point(commune, 43.5, 1.4 + number / 10)
        factories.outline(commune, west=1.4 + number / 10)
        basin = factories.territory(code, "employment_basin", "BMO-2024", name=name)
        factories.membership(commune, basin)
        factories.membership(commune, region)


def _occupations() -> None:
    of = factories.edition("FAP-2021", source=factories.source("fap_2021"))
    for key, label in ((COOKS, "Cuisiniers"), (ROOFERS, "Couvreurs")):
        code = key.partition(":")[2]
        NomenclatureItem.objects.create(
            id=key, edition=of, code=code, label=label, source=of.source
        )
    factories.occupation("F1611", "ROME-3.47", label="Pose de couvertures")
