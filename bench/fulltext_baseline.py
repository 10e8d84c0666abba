"""The same searches on PostgreSQL full text: what the index of sessions must beat.

No extension: texts are folded in Python (as ours are), then read by the french dictionary. One
table of its own, one row a session: weighted ``tsvector``, commune, days and values of facets.
"""

from collections.abc import Iterator

from django.db import connection

from passerelles.apps.catalogue.search.batches import batches
from passerelles.apps.catalogue.search.documents import days
from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.place import surroundings
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.catalogue.words import fold, meant, words_of

FACETS = ("mode", "entry_mode", "programme", "contract", "exit_level", "objective", "departement")
_CREATE = """
DROP TABLE IF EXISTS bench_fulltext;
CREATE UNLOGGED TABLE bench_fulltext (
    id text, words tsvector, commune text, low int, high int, last int,
    mode text, entry_mode text, programme text, contract text, exit_level text, objective text,
    departement text
)
"""
_INSERT = """
INSERT INTO bench_fulltext VALUES (%s,
    setweight(to_tsvector('french', %s), 'A') || setweight(to_tsvector('french', %s), 'D'),
    %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_FROM = "FROM bench_fulltext WHERE"
_INDEXES = """
CREATE INDEX ON bench_fulltext USING gin (words);
CREATE INDEX ON bench_fulltext (commune);
ANALYZE bench_fulltext
"""


class FulltextBaseline:
    """Built from the database when made; ``search`` runs the page, the count and the facets."""

    def __init__(self) -> None:
        generation = current_generation()
        assert generation, "build the index first"
        self.generation: Generation = generation
        with connection.cursor() as cursor:
            cursor.execute(_CREATE)
            for rows in _rows():
                cursor.executemany(_INSERT, rows)
            cursor.execute(_INDEXES)

    def search(self, request: SearchRequest) -> int:
        """Run one request; the number of its answers."""
        where, values = self._where(request)
        text = " | ".join(meant(words_of(request.text))) or "x"
        rank = "ts_rank(words, to_tsquery('french', %s))" if request.text else "-low"
        named = [text] if request.text else []
        sets = ", ".join(f"({name})" for name in FACETS)
        page = f"{_FROM} {where} ORDER BY {rank} DESC, low LIMIT 20"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id {page}", [*values, *named])
            counted = f"{_FROM} {where} GROUP BY GROUPING SETS ({sets})"
            cursor.execute(f"SELECT {', '.join(FACETS)}, count(*) {counted}", values)
            cursor.execute(f"SELECT count(*) {_FROM} {where}", values)
            return int(cursor.fetchone()[0])

    def _where(self, request: SearchRequest) -> tuple[str, list[object]]:
        clauses: list[str] = ["last >= %s"]
        values: list[object] = [request.today.toordinal()]
        if words := meant(words_of(request.text)):
            clauses.append("words @@ to_tsquery('french', %s)")
            values.append(" & ".join(words))
        filters = request.filters
        if filters.commune and filters.bounded:
            clauses.append("(commune = ANY(%s) OR mode = 'remote')")
            values.append(self._communes(filters))
        for column, chosen in (("exit_level", filters.levels_out), ("mode", filters.modes)):
            if chosen:
                clauses.append(f"{column} = ANY(%s)")
                values.append([str(value) for value in chosen])
        return " AND ".join(clauses), values

    def _communes(self, filters: SearchFilters) -> list[str]:
        around = surroundings(self.generation, filters.commune)
        keys = self.generation.columns.meta["communes"]
        return [keys[at] for at in around.within(filters.radius_km, filters.max_minutes)]


def _rows() -> Iterator[list[tuple[object, ...]]]:
    for batch in batches():
        rows: list[tuple[object, ...]] = []
        for session in batch.sessions:
            action, training = session.action, session.action.training
            place = next(iter(batch.places.get(action.id, ())), None)
            commune = (place.commune_id if place else "") or ""
            text = " ".join((training.objective, training.content, training.provider.name))
            said = (action.mode, action.entry_mode, action.programme, action.contract)
            level = str(training.exit_level or "")
            rows.append(
                (
                    session.id, fold(training.title), fold(text), commune, *days(session), *said,
                    level, training.general_objective, commune.rpartition(":")[2][:2],
                )
            )  # fmt: skip
        yield rows
