"""The same searches on PostgreSQL full text: what the index of sessions must beat.

No extension: accents are taken off by ``translate``, words read by the french dictionary. One
table of its own, one row a session: weighted ``tsvector``, commune, days and values of facets.
"""

from typing import Any

from django.db import connection

from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.place import surroundings
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.catalogue.words import meant, words_of

FACETS = ("mode", "entry_mode", "programme", "contract", "exit_level", "objective", "departement")
_FOLD = "translate(lower({}), 'àâäçéèêëîïôöùûüœ', 'aaaceeeeiioouuuo')"
_TITLE, _TEXT = _FOLD.format("t.title"), _FOLD.format("concat_ws(' ', objective, content, p.name)")
# Texts are read once a training, then given to each of its sessions.
_CREATE = f"""
DROP TABLE IF EXISTS bench_fulltext;
CREATE TEMPORARY TABLE bench_words AS
    SELECT t.id, t.exit_level, t.general_objective AS objective,
        setweight(to_tsvector('french', {_TITLE}), 'A')
        || setweight(to_tsvector('french', {_TEXT}), 'D') AS words
    FROM catalogue_training t JOIN catalogue_provider p ON p.id = t.provider_id;
CREATE UNLOGGED TABLE bench_fulltext AS
    SELECT s.id, w.words, coalesce(l.commune_id, '') AS commune, a.mode, a.entry_mode,
        a.programme, a.contract, w.exit_level::text, w.objective,
        substr(split_part(l.commune_id, ':', 3), 1, 2) AS departement,
        s.start AS low, coalesce(s.end, s.start, 'infinity') AS last
    FROM catalogue_session s
    JOIN catalogue_trainingaction a ON a.id = s.action_id
    JOIN bench_words w ON w.id = a.training_id
    LEFT JOIN catalogue_place l ON l.action_id = a.id AND l.position = 0
    WHERE s.closed_on IS NULL;
CREATE INDEX ON bench_fulltext USING gin (words);
CREATE INDEX ON bench_fulltext (commune);
ANALYZE bench_fulltext
"""  # noqa: S608 (only names of columns)
_FROM = "FROM bench_fulltext WHERE"


class FulltextBaseline:
    """Built from the database when made; ``search`` runs the page, the count and the facets."""

    def __init__(self) -> None:
        generation = current_generation()
        assert generation, "build the index first"
        self.generation: Generation = generation
        with connection.cursor() as cursor:
            cursor.execute(_CREATE)

    def search(self, request: SearchRequest) -> int:
        """Run one request; the number of its answers."""
        where, values = self._where(request)
        text = " | ".join(meant(words_of(request.text))) or "x"
        rank = "ts_rank(words, to_tsquery('french', %s)) DESC," if request.text else ""
        named = [text] if request.text else []
        sets = ", ".join(f"({name})" for name in FACETS)
        page = f"{_FROM} {where} ORDER BY {rank} low LIMIT 20"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id {page}", [*values, *named])
            counted = f"{_FROM} {where} GROUP BY GROUPING SETS ({sets})"
            cursor.execute(f"SELECT {', '.join(FACETS)}, count(*) {counted}", values)
            cursor.execute(f"SELECT count(*) {_FROM} {where}", values)
            return int(cursor.fetchone()[0])

    def _where(self, request: SearchRequest) -> tuple[str, list[Any]]:
        clauses: list[str] = ["last >= %s"]
        values: list[Any] = [request.today]
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
