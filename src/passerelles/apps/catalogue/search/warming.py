"""What a server prepares before the first search of sessions."""

from contextlib import suppress

from django.utils import timezone

from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest

# Each reads tables that the first person would wait for: names, towns, words for typing errors.
_TEXTS = ("boulangrie à Foix", "faire autre chose", "")
_AROUND = "31555"


def warm() -> None:
    """Open the index, read what words may say and where, count the facets of the whole offer.

    A missing index, or a reference without communes, is told by the searches that follow.
    """
    today = timezone.localdate()
    around = SearchFilters(commune=_AROUND)
    asked = [SearchRequest(text=text, facets=True, today=today) for text in _TEXTS]
    for request in (*asked, SearchRequest(filters=around, facets=True, today=today)):
        with suppress(SearchUnavailable, BadSearch):
            search_sessions(request)
