"""Training bodies that publish an offer."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from passerelles.apps.catalogue.reads.lists.providers import (
    ProviderItem,
    list_providers,
    provider_item,
)
from passerelles.portals.api.catalogue.parameters import OfferKey
from passerelles.portals.api.reference.parameters import Words, unknown
from passerelles.portals.api.shared.answers import DEMONSTRATION, PROBLEMS, Page, known
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Offre de formation"])
router.add_decorator(by_generation, mode="view")


class ProviderQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""


class ProviderLine(Schema):
    """Un organisme de formation, tel qu’une source de l’offre le décrit."""

    id: str = Field(description="Identifiant, stable d’un import à l’autre.")
    name: str = Field(description="Nom.")
    legal_name: str | None = Field(description="Raison sociale ; nulle quand elle n’est pas dite.")
    siret: str | None = Field(description="SIRET ; nul quand il n’est pas donné.")
    activity_number: str | None = Field(description="Numéro d’activité ; nul quand il est inconnu.")
    city: str | None = Field(description="Ville ; nulle quand elle est inconnue.")
    postcode: str | None = Field(description="Code postal ; nul quand il est inconnu.")
    insee: str | None = Field(description="Code INSEE de la commune ; nul si elle est inconnue.")
    qualiopi: list[str] | None = Field(
        description="Types d’action certifiés Qualiopi : formation, bilan, vae, apprentissage ; "
        "nul quand ce n’est pas dit."
    )
    certif_region: bool | None = Field(description="Certif’Région ; nul quand ce n’est pas dit.")
    trainings: int = Field(description="Nombre de formations publiées.")
    demo: bool = DEMONSTRATION


class ProviderPage(Page[ProviderLine]):
    """Une page d’organismes."""


@router.get(
    "/providers",
    response={200: ProviderPage, **PROBLEMS},
    operation_id="list_providers",
    summary="Chercher des organismes de formation",
)
def providers(request: HttpRequest, query: Query[ProviderQuery]) -> object:
    """Les organismes qui publient une offre ; avec « q », les meilleures réponses d’abord."""
    return page(request, list_providers(query.q, window(request, query)).map(_line))


@router.get(
    "/providers/{path:key}",
    response={200: ProviderLine, **PROBLEMS},
    operation_id="read_provider",
    summary="Lire un organisme de formation",
)
def provider(request: HttpRequest, key: OfferKey) -> ProviderLine:
    """Un organisme, par son identifiant."""
    item = provider_item(key)
    if item is None:
        raise unknown(" organisme", key)
    return _line(item)


def _line(item: ProviderItem) -> ProviderLine:
    return ProviderLine(
        id=item.id,
        name=item.name,
        legal_name=known(item.legal_name),
        siret=known(item.siret),
        activity_number=known(item.activity_number),
        city=known(item.city),
        postcode=known(item.postcode),
        insee=known(item.commune),
        qualiopi=None if item.qualiopi is None else list(item.qualiopi),
        certif_region=item.regional_label,
        trainings=item.trainings,
        demo=item.is_demonstration,
    )
