"""Words and filters as queries of the index."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb

from tantivy import FieldType, Occur, Query

from passerelles.apps.catalogue.models import Mode
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.names import occupation_keys
from passerelles.apps.catalogue.search.schema import (
    CODE_FIELD,
    FACET_FIELDS,
    GROUPS,
    NEVER,
    Flag,
    session_schema,
)
from passerelles.apps.catalogue.search.wanted import Wanted, WantedWord
from passerelles.domain.catalogue.search_request import Facet, SearchFilters

# What a word found in each field is worth; ``all`` holds every text, the content included.
_BOOSTS = {"title": 5.0, "certification": 3.0, "provider": 1.5, "city": 1.5, "all": 0.6}
_OCCUPATION_SCORE, _FORMACODE_SCORE, _PROGRAMME_SCORE = 14.0, 10.0, 14.0
# Which filter narrows which facet.
FILTER_OF: Mapping[Facet, str] = {
    Facet.MODE: "modes",
    Facet.PROGRAMME: "programmes",
    Facet.LEVEL_OUT: "levels_out",
    Facet.LEVEL_IN: "levels_in",
    Facet.OBJECTIVE: "objectives",
    Facet.PUBLIC: "publics",
    Facet.FUNDER: "funders",
    Facet.PACE: "paces",
    Facet.ENTRY: "entries",
    Facet.LABEL: "labels",
    Facet.CONTRACT: "contracts",
    Facet.REGISTER: "registers",
    Facet.DEPARTEMENT: "departements",
}
_FLAGS = {
    "block_alone": Flag.BLOCK_ALONE,
    "adjustments": Flag.ADJUSTMENTS,
    "green": Flag.GREEN,
    "reserved": Flag.RESERVED,
    "recruitment_open": Flag.RECRUITMENT_OPEN,
}
OPEN_FILTER = "open"
_FEW, _FEW_WAYS = 32, 6
_KEYS = {"block": "block", "provider": "provider_key", "training": "training_key"}


def words_query(generation: Generation, words: Sequence[WantedWord], required: int) -> Query:
    """Sessions that hold ``required`` of the words, or that lead to what their names say."""
    held = [_held(generation, word) for word in words]
    if not held or comb(len(held), required) > _FEW_WAYS:
        return _enough(held, required)
    # Counting words one by one is three times slower than looking for each way to hold enough.
    return _any([all_of(way) for way in combinations(held, required)])


def scored_words_query(generation: Generation, words: Sequence[WantedWord], required: int) -> Query:
    """The same sessions, with what each word is worth in each field."""
    return _enough([_scored(generation, word) for word in words], required)


def _enough(each: Sequence[Query], required: int) -> Query:
    if not each:
        return Query.all_query()
    if len(each) == 1:
        return each[0]
    wishes = [(Occur.Should, query) for query in each]
    return Query.boolean_query(wishes, minimum_number_should_match=required)


def occupations_query(codes: Iterable[str]) -> Query:
    """Sessions that lead to one of these occupations of the newest ROME, all worth the same."""
    keys = [key for code in codes for key in occupation_keys(code)]
    return Query.const_score_query(_term_set("occupation_key", keys), _OCCUPATION_SCORE)


def filter_queries(generation: Generation, wanted: Wanted) -> dict[str, Query]:
    """One query a filter set, by its name; places apart (see ``near_query``)."""
    filters = wanted.filters
    open_until = "last" if filters.begun else "join"
    queries = {OPEN_FILTER: days_query(open_until, wanted.today.toordinal(), None)}
    for facet, name in FILTER_OF.items():
        if chosen := getattr(filters, name):
            queries[name] = _facet_query(generation, facet, chosen)
    queries |= _departements_or_remote(queries, filters)
    for name, flag in _FLAGS.items():
        if getattr(filters, name):
            queries[name] = Query.term_query(session_schema(), "flag", flag)
    if filters.recruitment_open:
        queries["registration"] = days_query("registration", wanted.today.toordinal(), None)
    for name, field in _KEYS.items():
        if value := getattr(filters, name):
            queries[name] = Query.term_query(session_schema(), field, value)
    queries.update(_coded(filters))
    queries.update(_dated(filters))
    return {name: Query.const_score_query(query, 0.0) for name, query in queries.items()}


def near_query(communes: Collection[int], *, or_remote: bool) -> Query:
    """Sessions with a place in these communes, and distance courses when ``or_remote``."""
    near = _term_set("commune", [int(commune) for commune in communes])
    if not or_remote:
        return Query.const_score_query(near, 0.0)
    remote = Query.term_query(session_schema(), "flag", Flag.REMOTE)
    either = Query.boolean_query([(Occur.Should, near), (Occur.Should, remote)])
    return Query.const_score_query(either, 0.0)


def ring_query(communes: Collection[int], score: float) -> Query:
    """The same worth for every session with a place in these communes."""
    near = _term_set("commune", [int(commune) for commune in communes])
    return Query.const_score_query(near, score)


def group_query(seed: int, score: float) -> Query:
    """What brings another part of the offer forward each day, among equals."""
    today = Query.term_query(session_schema(), "group", seed % GROUPS)
    return Query.const_score_query(today, score)


def flag_query(flag: int) -> Query:
    return Query.term_query(session_schema(), "flag", flag)


def placed_query(placed: bool) -> Query:
    return Query.const_score_query(Query.term_query(session_schema(), "placed", int(placed)), 0.0)


def days_query(field: str, first: int | None, last: int | None) -> Query:
    """Sessions whose day of ``field`` is between two, both included."""
    return Query.range_query(
        session_schema(), field, FieldType.Unsigned, first or 0, NEVER if last is None else last
    )


def all_of(queries: Iterable[Query]) -> Query:
    """Sessions that answer every query; their scores add up."""
    given = list(queries)
    if len(given) == 1:
        return given[0]
    return Query.boolean_query([(Occur.Must, query) for query in given])


def without(query: Query, excluded: Query) -> Query:
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, excluded)])


def preferring(query: Query, preferred: Iterable[Query]) -> Query:
    """The same sessions, those that answer ``preferred`` worth more."""
    wishes = [(Occur.Should, wish) for wish in preferred]
    return Query.boolean_query([(Occur.Must, query), *wishes])


def _held(generation: Generation, word: WantedWord) -> Query:
    # « all » holds what the other fields do: one list to read a word, not five.
    words = [Query.term_query(session_schema(), "all", root, "freq") for root in word.stems]
    return _any([*words, *(query for query, _ in _named(generation, word))])


def _scored(generation: Generation, word: WantedWord) -> Query:
    words = [
        Query.boost_query(Query.term_query(session_schema(), field, root, "freq"), boost)
        for root in word.stems
        for field, boost in _BOOSTS.items()
    ]
    named = [Query.const_score_query(query, score) for query, score in _named(generation, word)]
    return _any([*words, *named])


def _named(generation: Generation, word: WantedWord) -> Iterator[tuple[Query, float]]:
    for occupation, strength in word.meaning.occupations:
        keys = list(occupation_keys(occupation.code))
        yield _term_set("occupation_key", keys), _OCCUPATION_SCORE * strength
    if word.meaning.formacodes:
        yield _term_set(CODE_FIELD, sorted(word.meaning.formacodes)), _FORMACODE_SCORE
    if word.meaning.programmes:
        found = _facet_query(generation, Facet.PROGRAMME, word.meaning.programmes)
        yield found, _PROGRAMME_SCORE


def _any(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _facet_query(generation: Generation, facet: Facet, chosen: Collection[object]) -> Query:
    numbers = generation.facet_numbers.get(facet, {})
    known = [numbers[str(value)] for value in chosen if str(value) in numbers]
    return _term_set(FACET_FIELDS[facet], known)


def _departements_or_remote(
    queries: Mapping[str, Query], filters: SearchFilters
) -> dict[str, Query]:
    """Asked at a distance, a training answers wherever the person lives."""
    if not filters.departements or Mode.REMOTE not in filters.modes:
        return {}
    return {"departements": _any((queries["departements"], flag_query(Flag.REMOTE)))}


def _coded(filters: SearchFilters) -> dict[str, Query]:
    queries = {}
    if filters.certification:
        field = "certification_key"
        queries["certification"] = _term_set(field, [filters.certification.upper()])
    if filters.occupation:
        bare = filters.occupation.rpartition(":")[2]
        keys = {filters.occupation, *occupation_keys(bare)}
        queries["occupation"] = _term_set("occupation_key", sorted(keys))
    return queries


def _dated(filters: SearchFilters) -> dict[str, Query]:
    queries = {}
    if filters.start_after:
        queries["start_after"] = days_query("high", filters.start_after.toordinal(), None)
    if filters.start_before:
        queries["start_before"] = days_query("low", None, filters.start_before.toordinal())
    return queries


def _term_set(field: str, values: Sequence[object]) -> Query:
    if not values:
        return Query.empty_query()
    if len(values) <= _FEW:
        # A set reads the whole dictionary of its field first: ten times slower for a few terms.
        return _any([Query.term_query(session_schema(), field, v, "basic") for v in values])
    return Query.term_set_query(session_schema(), field, values)
