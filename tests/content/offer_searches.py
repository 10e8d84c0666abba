"""The two searches compared on the expert set: the engine, and PostgreSQL's full text."""

from django.db import connection
from tests.content.offer_corpus import ON
from tests.content.offer_queries import ExpertQuery
from tests.content.offer_relevance import FIRST, Answered, Jury, Search

from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.catalogue.words import fold

_CREATE = "CREATE TEMPORARY TABLE offer_text (id text, words tsvector)"
_INSERT = """
INSERT INTO offer_text VALUES (%s,
    setweight(to_tsvector('french', %s), 'A') || setweight(to_tsvector('french', %s), 'D'))
"""
_SEARCH = """
SELECT id FROM offer_text, plainto_tsquery('french', %s) AS asked
WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, id
"""


def engine(query: ExpertQuery) -> Answered:
    """What the page and the API answer, without any other filter than the place."""
    filters = SearchFilters(commune=query.near, radius_km=query.radius)
    answer = search_sessions(SearchRequest(text=query.text, filters=filters, limit=FIRST, today=ON))
    loosened = any(step.kind != "radius" for step in answer.relaxed)
    return Answered(tuple(found.id for found in answer.sessions), loosened or not answer.total)


def full_text(jury: Jury) -> Search:
    """All the words, stemmed in French, titles first; near, distance and still open sessions.

    It is what a competent team writes in an afternoon; it is given the town that words name.
    """
    _fill_table()

    def search(query: ExpertQuery) -> Answered:
        with connection.cursor() as cursor:
            cursor.execute(_SEARCH, [fold(query.text)])
            ids = [row[0] for row in cursor.fetchall()]
        kept = tuple(id_ for id_ in ids if jury.may_show(query, id_))[:FIRST]
        return Answered(kept, not kept)

    return search


def _fill_table() -> None:
    rows = Session.objects.filter(closed_on=None).select_related("action__training__provider")
    texts = []
    for session in rows.prefetch_related("action__places"):
        training = session.action.training
        cities = [place.city for place in session.action.places.all()]
        rest = (training.objective, training.content, training.provider.name, *cities)
        texts.append((session.id, fold(training.title), fold(" ".join(rest))))
    with connection.cursor() as cursor:
        cursor.execute(_CREATE)
        cursor.executemany(_INSERT, texts)
