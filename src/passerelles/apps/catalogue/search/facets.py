"""Exact counts of the values of each facet, its own filter left out."""

from collections import Counter

from tantivy import Query

from passerelles.apps.catalogue.search.asked import Asked
from passerelles.apps.catalogue.search.clauses import FILTER_OF, all_of
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.schema import COUNTED_FIELDS, TOGETHER
from passerelles.domain.catalogue.search_request import Facet


def count_facets(generation: Generation, asked: Asked) -> dict[Facet, dict[str, int]]:
    """For each facet, value → sessions that answer the words and the filters of the others.

    One pass counts every facet without a filter of its own, then one pass each of the others.
    """
    base, filters = asked.base, asked.filters
    free = [facet for facet in Facet if FILTER_OF[facet] not in filters]
    counted = _count(generation, all_of([base, *filters.values()]), free)
    for facet in Facet:
        if facet not in counted:
            others = [query for name, query in filters.items() if name != FILTER_OF[facet]]
            counted |= _count(generation, all_of([base, *others]), [facet])
    return {facet: counted[facet] for facet in Facet}


def _count(
    generation: Generation, query: Query, facets: list[Facet]
) -> dict[Facet, dict[str, int]]:
    if not facets:
        return {}
    together = generation.columns.meta["together"]
    asked = {
        facet.value: {
            "terms": {"field": COUNTED_FIELDS[facet], "size": len(together[facet.value]) or 1}
        }
        for facet in facets
    }
    found = generation.searcher.aggregate(query, asked)
    counts: dict[Facet, dict[str, int]] = {}
    for facet in facets:
        values: Counter[str] = Counter()
        for bucket in found[facet.value]["buckets"]:
            for value in together[facet.value][int(bucket["key"])].split(TOGETHER):
                values[value] += int(bucket["doc_count"])
        counts[facet] = {value: count for value, count in values.most_common() if value}
    return counts
