"""What is asked of the sessions by benchmarks: families of searches, as requests and addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from urllib.parse import urlencode

from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

WORDS = (
    *("boulanger", "soudeur", "cuisinier", "comptable", "maçon", "infirmier", "vendeur"),
    *("anglais", "CAP", "informatique", "jardinier", "coiffeur", "menuisier", "secrétaire"),
)
SEVERAL = (
    *("conducteur de travaux", "aide à la personne", "agent de sécurité", "chef de cuisine"),
    *("CAP petite enfance", "titre pro électricien", "BTS comptabilité gestion", "remise à niveau"),
)
WRONG = ("plombrie", "comptabilté", "electriciten", "boulangrie", "maintenence", "secretarait")
TOWNS = ("31555", "09122", "34172", "30189", "48095", "65440", "81004", "12202", "66136", "46042")
PREFIXES = ("bou", "cuis", "soud", "agent", "comm", "greta", "cap", "maçon", "elec", "info")


def families(today: date) -> dict[str, list[SearchRequest]]:
    """Searches by name of family; every one counts its facets."""
    towns = cycle(TOWNS)

    def asked(texts: Sequence[str], **said: object) -> list[SearchRequest]:
        filters = SearchFilters(**said)  # type: ignore[arg-type]
        return [
            SearchRequest(text=text, filters=filters, facets=True, today=today) for text in texts
        ]

    def placed(texts: Sequence[str], **said: object) -> list[SearchRequest]:
        return [one for text in texts for one in asked([text], commune=next(towns), **said)]

    refined = {"levels_out": frozenset((3, 4)), "modes": frozenset(("onsite", "blended"))}
    return {
        "one word": asked(WORDS),
        "several words": asked(SEVERAL),
        "words around a town": placed((*WORDS, *SEVERAL)),
        "radius of 30 km": placed(WORDS, radius_km=30.0),
        "60 minutes by car": placed(WORDS, max_minutes=60),
        "nearest first": [replace(one, sort=Sort.NEAREST) for one in placed(WORDS)],
        "typing error": asked(WRONG),
        "filters": asked(WORDS, **refined),
        "no words": asked([""]),
        "no words, radius of 50 km": placed([""] * len(TOWNS), radius_km=50.0),
    }


def address(request: SearchRequest) -> str:
    """The same search asked of the API."""
    return f"/api/v1/sessions?{urlencode(list(_parameters(request)))}"


def _parameters(request: SearchRequest) -> Iterator[tuple[str, object]]:
    filters = request.filters
    yield from (("q", request.text), ("facets", 1), ("sort", request.sort.value))
    for name in ("commune", "radius_km", "max_minutes"):
        if value := getattr(filters, name):
            yield name, value
    yield from (("level_out", level) for level in sorted(filters.levels_out))
    yield from (("mode", mode) for mode in sorted(filters.modes))
