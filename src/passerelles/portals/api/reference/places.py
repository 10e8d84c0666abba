"""Places: the bodies that welcome the public, and those that train."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from passerelles.apps.reference.reads.lists.bodies import WELCOMING, BodyFilter, list_bodies
from passerelles.portals.api.reference.parameters import (
    BodyKindCode,
    Within,
    Words,
    territory_named,
)
from passerelles.portals.api.reference.place_answers import PlacePage, place_line
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Lieux"])
router.add_decorator(by_generation, mode="view")


class PlaceQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    kind: list[BodyKindCode] = Field(
        [],
        max_length=5,
        description="Sorte de lieu, à répéter pour en demander plusieurs. Absente : les lieux qui "
        "accueillent le public, agences France Travail et missions locales.",
    )
    within: Within = None


@router.get(
    "/places",
    response={200: PlacePage, **PROBLEMS},
    operation_id="list_places",
    summary="Chercher des lieux d’accueil et des organismes",
)
def places(request: HttpRequest, query: Query[PlaceQuery]) -> object:
    """Agences, missions locales, établissements, CFA et organismes de formation, par clé.

    « q » garde ceux dont le nom, l’enseigne ou la ville contiennent chaque mot.
    """
    wanted = BodyFilter(
        query=query.q, kinds=query.kind or WELCOMING, within=territory_named(query.within)
    )
    return page(request, list_bodies(wanted, window(request, query)).map(place_line))
