"""Territories: the list, and the sheet of one of them."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from passerelles.apps.reference.reads.lists.territories import TerritoryFilter, list_territories
from passerelles.apps.reference.reads.territories import territory_sheet
from passerelles.portals.api.reference.parameters import (
    EditionName,
    EditionQuery,
    TerritoryCode,
    TerritoryKindCode,
    Within,
    Words,
    edition_keys,
    territory_named,
    unknown,
)
from passerelles.portals.api.reference.territory_answers import (
    TerritoryAnswer,
    TerritoryPage,
    territory_answer,
    territory_line,
)
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Territoires"])
router.add_decorator(by_generation, mode="view")

Kind = Annotated[TerritoryKindCode, Path(description="Sorte de territoire.", example="commune")]


class TerritoryQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    kind: TerritoryKindCode | None = Field(None, description="Sorte de territoire.")
    within: Within = None
    edition: EditionName = None


@router.get(
    "/territories",
    response={200: TerritoryPage, **PROBLEMS},
    operation_id="list_territories",
    summary="Chercher des territoires",
)
def territories(request: HttpRequest, query: Query[TerritoryQuery]) -> object:
    """Les territoires des éditions en vigueur, ou de l’édition demandée, par clé.

    « q » garde les noms qui contiennent chaque mot. « within » garde les communes d’un territoire
    et les zones qui ont au moins une commune en commun avec lui, y compris de plus grandes.
    """
    wanted = TerritoryFilter(
        query=query.q,
        kind=query.kind or "",
        within=territory_named(query.within),
        edition_ids=edition_keys(query.edition),
    )
    return page(request, list_territories(wanted, window(request, query)).map(territory_line))


@router.get(
    "/territories/{kind}/{code}",
    response={200: TerritoryAnswer, **PROBLEMS},
    operation_id="read_territory",
    summary="Lire la fiche d’un territoire",
)
def territory(
    request: HttpRequest, kind: Kind, code: TerritoryCode, asked: Query[EditionQuery]
) -> TerritoryAnswer:
    """Population, communes, zones et position d’un territoire.

    Sans édition, celle qui est en vigueur, ou à défaut la dernière qui contient le code.
    """
    sheet = territory_sheet(kind, code, edition_keys(asked.edition))
    if sheet is None:
        raise unknown(f" territoire « {kind} »", code, asked.edition)
    return territory_answer(sheet)
