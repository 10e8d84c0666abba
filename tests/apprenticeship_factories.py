"""A small region that tells its apprentices: two départements, two years, one secret."""

from typing import Any

from passerelles.apps.indicators.models import Observation
from passerelles.apps.reference.models import Territory
from tests import fact_factories, factories

SOURCE = "sifa"
HERE = (("31", "departement", "Haute-Garonne"), ("32", "departement", "Gers"))
CONTRACTS = "apprenticeship_contracts"


def told(indicator: str, value: float | None, *, at: str = "76", **changes: Any) -> Observation:
    """One figure of 2024 of the région 76, or of the département ``at``."""
    kind = "region" if at == "76" else "departement"
    source = SOURCE if indicator.startswith("apprentices") else CONTRACTS
    absent = {} if value is not None else {"absence": "secret"}
    fields = {
        "source": source,
        "edition": f"X-{changes.get('period', '2024')}",
        "territory_kind": kind,
        "territory_code": at,
        "geography": "COG-2026",
        "departement": "" if kind == "region" else at,
        "region": "76",
        "period": "2024",
        "value": value,
    }
    return fact_factories.observation(indicator=indicator, **{**fields, **absent, **changes})


def apprenticeship(source: str = SOURCE) -> None:
    """The whole of a small book: see the numbers below."""
    for code, kind, name in (("76", "region", "Occitanie"), *HERE):
        if not Territory.objects.filter(kind=kind, code=code).exists():
            factories.territory(code, kind, name=name)
    told("apprentices", 1000, source=source)
    told("apprentices", 800, period="2023", source=source)
    told("apprentices", 420, sex="F")
    told("apprentices", 580, sex="M")
    told("apprentices_disabled", None)
    told("apprentices", 700, level="3")
    told("apprentices", 300, level="4")
    told("apprentices", 250, level="3", period="2023")
    told("apprentices", None, level="4", period="2023")
    told("apprentices", 1000, sector="NSF-1994:23")
    told("apprentices", 1000, sector="NSF-1994:232")
    told("apprentices", 900, at="31")
    told("apprentices", 100, at="32")
    for year, broken, gone in (("2023", 90, 40), ("2024", 100, None)):
        told(CONTRACTS, 500, period=year)
        told("contract_breaks_9_months", broken, period=year)
        told("contract_break_rate_9_months", broken / 5, period=year)
        late = {} if gone else {"absence": "late"}
        told("contract_no_return_6_months", gone, period=year, **late)
        told("contract_no_return_rate_6_months", gone and gone / 5, period=year, **late)
