"""Sessions of training: the search."""

from django.http import HttpRequest
from ninja import Query, Router

from passerelles.apps.catalogue.reads.rows import session_rows
from passerelles.apps.catalogue.search.answers import FoundSession
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.portals.api.catalogue.parameters import OfferKey
from passerelles.portals.api.catalogue.session_answers import (
    SessionLine,
    SessionPage,
    session_line,
    session_page,
)
from passerelles.portals.api.catalogue.session_query import SessionQuery, search_request
from passerelles.portals.api.reference.parameters import unknown
from passerelles.portals.api.shared.answers import PROBLEMS, SEARCH_PROBLEMS
from passerelles.portals.api.shared.etag import by_content

router = Router(tags=["Offre de formation"])
router.add_decorator(by_content, mode="view")


@router.get(
    "/sessions",
    response={200: SessionPage, **SEARCH_PROBLEMS},
    operation_id="search_sessions",
    summary="Chercher des sessions de formation",
)
def sessions(request: HttpRequest, query: Query[SessionQuery]) -> SessionPage:
    """Les sessions qui répondent, comme la page « Formations » les montre.

    Les mots sont compris par les noms courants des métiers et leurs synonymes. Quand rien ne
    répond, la recherche s’élargit par étapes et « relaxed » le dit. Les données de démonstration
    portent « demo » à vrai.
    """
    answer = search_sessions(search_request(query))
    rows = {row.id: row for row in session_rows([one.id for one in answer.sessions])}
    return session_page(answer, rows, facets=query.facets)


@router.get(
    "/sessions/{path:key}",
    response={200: SessionLine, **PROBLEMS},
    operation_id="read_session",
    summary="Lire une session",
)
def session(request: HttpRequest, key: OfferKey) -> SessionLine:
    """Une session, par son identifiant, qu’elle soit à venir ou passée."""
    for row in session_rows([key]):
        return session_line(row, FoundSession(key))
    raise unknown("e session", key)
