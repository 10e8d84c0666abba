"""A small coast with everything that a diagnosis reads: communes, zones, needs, tensions."""

from passerelles.apps.indicators.models import Bridge, BridgeLink
from passerelles.apps.reference.models import NomenclatureItem, Territory
from tests import fact_factories, factories

HOST, MASON, NURSE = "S1X40", "B2X37", "V1X80"
ROME = "ROME-3.47"


def territories(
    code: str = "7649", *, name: str = "Agde - Pézenas", communes: int = 2
) -> Territory:
    """A basin of ``communes``, in the département 34 of region 76 and in an EPCI of its own.

    The first commune has 30 000 inhabitants, the others 10 000; they are some 11 km apart.
    """
    region = _zone("76", "region", "Occitanie")
    departement = _zone("34", "departement", "Hérault")
    basin = _zone(code, "employment_basin", name, edition="BMO-2024")
    epci = _zone(f"2430{code}", "epci", f"CA {name}", edition="EPCI-2026")
    for number in range(communes):
        population = 10_000 if number else 30_000
        insee = f"3{code[-2:]}{number:02d}"
        commune = factories.territory(insee, name=f"Ville {insee}", population=population)
        factories.point(commune, 43.3 + number / 10, 3.5)
        for zone in (region, departement, basin, epci):
            factories.membership(commune, zone)
    return basin


def _zone(code: str, kind: str, name: str, edition: str = "COG-2026") -> Territory:
    found = Territory.objects.filter(id=f"{edition}:{kind}:{code}").first()
    return found or factories.territory(code, kind, edition, name=name)


def need(
    occupation: str, projects: float | None, seasonal: float | None, code: str = "7649"
) -> None:
    """Projects of one occupation of the survey; None is a star of secrecy."""
    _title(occupation)
    for indicator, value in (("bmo_projects", projects), ("bmo_seasonal", seasonal)):
        _basin(indicator, code, value, occupation=f"FAP-2021:{occupation}")


def totals(code: str = "7649", *, projects: float = 4310, low: float = 70) -> None:
    """Totals of a basin: at least so many projects, a seasonal share of ``low`` to ten more %."""
    _basin("bmo_projects", code, projects, bound="at_least")
    _basin("bmo_seasonal", code, projects * low / 100, bound="at_least")
    _basin("bmo_seasonal_share", code, low, bound="at_least", low=low, high=low + 10)


def tension(
    occupation: str, index: int, *, code: str = "7649", training: int = 1, conditions: int = 1
) -> None:
    """An occupation of ROME 3.47 with its class of tension and two of its components."""
    values = {
        "tension_index": index,
        "tension_training_specificity": training,
        "tension_working_conditions": conditions,
        "online_job_offers": 100.0,
        "jobseekers_abc": 50.0,
    }
    for indicator, value in values.items():
        _basin(
            indicator, code, value,
            occupation=f"{ROME}:{occupation}", period="2021", source="tension_rome",
            edition="TENSION-2021",
        )  # fmt: skip


def unemployment(departement: str = "34", rate: float = 10.4) -> None:
    fact_factories.observation(
        indicator="unemployment_rate",
        source="unemployment",
        territory_kind="departement",
        territory_code=departement,
        geography="COG-2026",
        period="2023-T1",
        value=rate,
    )


def _basin(indicator: str, code: str, value: float | None, **fields: object) -> None:
    absence = "secret" if value is None else ""
    fact_factories.observation(
        indicator=indicator, territory_code=code, value=value, absence=absence, **fields
    )


def _title(occupation: str) -> None:
    edition = factories.edition("FAP-2021")
    NomenclatureItem.objects.get_or_create(
        id=f"FAP-2021:{occupation}",
        defaults={
            "edition": edition,
            "code": occupation,
            "label": f"Métier {occupation}",
            "source": edition.source,
        },
    )


def hired(occupation: str, activity: str, *, of_trade: float, of_activity: float) -> None:
    """One cell of the hirings by occupation (ROME 3.47) and activity (NAF), both ways."""
    naf = factories.edition("NAF-2008")
    NomenclatureItem.objects.get_or_create(
        id=f"NAF-2008:{activity}",
        defaults={
            "edition": naf,
            "code": activity,
            "label": f"Activité {activity}",
            "kind": "sub_class" if len(activity) > 2 else "division",
            "source": naf.source,
        },
    )
    ways = ((ROME, "NAF-2008", occupation, activity, of_trade),)
    ways += (("NAF-2008", ROME, activity, occupation, of_activity),)
    for origin, target, origin_code, target_code, weight in ways:
        bridge, _ = Bridge.objects.get_or_create(
            id=f"{origin}~{target}",
            defaults={
                "origin": origin, "target": target, "kind": "weighted", "title": "Embauches",
                "source": factories.source("bridges_rome_naf"),
            },
        )  # fmt: skip
        BridgeLink.objects.create(
            id=f"{bridge.id}:{origin_code}:{target_code}", bridge=bridge, source=bridge.source,
            origin_code=origin_code, origin_label=f"Métier {origin_code}",
            target_code=target_code, target_label=f"Activité {target_code}", weight=weight,
        )  # fmt: skip
