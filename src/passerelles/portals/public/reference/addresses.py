"""Addresses of the pages of the reference, from the values that name things."""

from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.values import CertificationRef, OccupationRef

# French words of addresses: they are read aloud, copied and indexed.
KIND_SLUGS: dict[str, str] = {
    TerritoryKind.COMMUNE: "commune",
    TerritoryKind.ARRONDISSEMENT: "arrondissement",
    TerritoryKind.FORMER_COMMUNE: "ancienne-commune",
    TerritoryKind.EPCI: "epci",
    TerritoryKind.METROPOLE: "metropole",
    TerritoryKind.DEPARTEMENT: "departement",
    TerritoryKind.REGION: "region",
    TerritoryKind.ACADEMIE: "academie",
    TerritoryKind.EMPLOYMENT_BASIN: "bassin-d-emploi",
    TerritoryKind.EMPLOYMENT_ZONE: "zone-d-emploi",
    TerritoryKind.CLPE: "comite-local-emploi",
    TerritoryKind.LIVING_BASIN: "bassin-de-vie",
    TerritoryKind.QPV: "qpv",
    TerritoryKind.ZRR_FRR: "zrr-frr",
}
SLUG_KINDS = {slug: kind for kind, slug in KIND_SLUGS.items()}


def occupation(ref: OccupationRef) -> str:
    """Without its edition for the newest one, so that the address lives through editions."""
    if ref.is_newest_edition:
        return reverse("occupation", args=[ref.code])
    return reverse("occupation", args=[ref.edition_id, ref.code])


def skill(edition_id: str, code: str) -> str:
    return reverse("skill", args=[edition_id, code])


def certification(ref: CertificationRef) -> str:
    return reverse("certification", args=[ref.id])


def territory(ref: TerritoryRef) -> str:
    return territory_page(ref.kind, ref.code)


def territory_page(kind: str, code: str) -> str:
    return reverse("territory", args=[KIND_SLUGS[kind], code])


def certifications_for(code: str) -> str:
    """The list of certifications that lead to an occupation."""
    return f"{reverse('certifications')}?{urlencode({'metier': code})}"
