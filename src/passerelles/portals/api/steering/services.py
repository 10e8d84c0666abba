"""The services of the partners and the structures that offer them."""

from typing import Annotated

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.errors import HttpError
from pydantic import Field

from passerelles.apps.reference.reads.lists.windows import LostPosition, cut
from passerelles.apps.steering.reads.services.content import service_book
from passerelles.apps.steering.reads.services.inclusion import SOURCE
from passerelles.apps.steering.reads.services.search import ServiceFilter, find_services
from passerelles.apps.steering.reads.services.values import (
    ServiceValue,
    service_value,
    service_values,
)
from passerelles.portals.api.reference.parameters import Words
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_content
from passerelles.portals.api.shared.paging import OUTDATED_CURSOR, PageQuery, page, window
from passerelles.portals.api.steering.service_answers import (
    AudienceCode,
    ServiceAnswer,
    ServicePage,
    StructurePage,
    service_answer,
    structure_answer,
)

router = Router(tags=["Services"])
router.add_decorator(by_content, mode="view")
_SLUG = r"^(passerelles--)?[a-z0-9-]{1,60}$"
ServiceSlug = Annotated[
    str, Path(pattern=_SLUG, description="« vae », ou l’identifiant « passerelles--vae ».")
]


class ServiceQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    public: str = Field("", pattern=r"^[a-z-]{0,60}$", description="Public de data·inclusion.")
    theme: str = Field(
        "", pattern=r"^[a-z-]{0,60}$", description="Catégorie de thématiques : « se-former »."
    )
    departement: str = Field(
        "", pattern=r"^([0-9AB]{2,3})?$", description="Code d’un département : « 31 »."
    )
    audience: AudienceCode | None = Field(
        None, description="Qui demande : person, company, provider, school, territory."
    )
    prescriber: bool = Field(
        False, description="true : seulement ce qu’un professionnel peut demander pour quelqu’un."
    )


@router.get(
    "/services",
    response={200: ServicePage, **PROBLEMS},
    operation_id="list_services",
    summary="Chercher des services",
)
def services(request: HttpRequest, query: Query[ServiceQuery]) -> object:
    """Les services des partenaires, en forme data·inclusion ; avec « q », les meilleurs d’abord."""
    asked = ServiceFilter(
        words=query.q,
        public=query.public,
        theme=query.theme,
        departement=query.departement,
        audience=query.audience or "",
        prescriber=query.prescriber,
    )
    found = find_services(asked, on=timezone.localdate()).services
    try:
        batch = cut(found, window(request, query), key=lambda one: one.slug)
    except LostPosition:
        raise HttpError(400, OUTDATED_CURSOR) from None
    return page(request, batch.map(lambda one: _answer(request, one)))


@router.get(
    "/services/{slug}",
    response={200: ServiceAnswer, **PROBLEMS},
    operation_id="read_service",
    summary="Lire un service",
)
def service(request: HttpRequest, slug: ServiceSlug) -> ServiceAnswer:
    """Un service, par son identifiant."""
    short = slug.removeprefix(f"{SOURCE}--")
    value = service_value(short, on=timezone.localdate())
    if value is None:
        raise HttpError(
            404, f"Aucun service « {short} » : la liste « services » donne les identifiants."
        )
    return _answer(request, value)


@router.get(
    "/structures",
    response={200: StructurePage, **PROBLEMS},
    operation_id="list_structures",
    summary="Lire les structures qui portent un service",
)
def structures(request: HttpRequest, query: Query[PageQuery]) -> object:
    """Les structures du catalogue des services, en forme data·inclusion."""
    offered: dict[str, list[ServiceValue]] = {}
    for one in service_values(on=timezone.localdate()):
        offered.setdefault(one.structure.slug, []).append(one)
    kept = [one for slug, one in service_book().structures.items() if slug in offered]
    try:
        batch = cut(kept, window(request, query), key=lambda one: one.slug)
    except LostPosition:
        raise HttpError(400, OUTDATED_CURSOR) from None
    return page(request, batch.map(lambda one: structure_answer(one, offered[one.slug])))


def _answer(request: HttpRequest, value: ServiceValue) -> ServiceAnswer:
    address = request.build_absolute_uri(reverse("service", args=[value.slug]))
    return service_answer(value, address=address)
