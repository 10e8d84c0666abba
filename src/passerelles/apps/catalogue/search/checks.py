"""What a request must respect before anything is searched."""

import math

from passerelles.apps.catalogue.search.errors import BadSearch
from passerelles.domain.catalogue.cursor import BrokenCursor, Cursor, read_cursor
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

LONGEST_TEXT = 500
FARTHEST_KM, LONGEST_MINUTES = 2000, 1440
MOST_RESULTS = 500
DEEPEST = 1_000_000
_LOWEST_LEVEL, _HIGHEST_LEVEL = 1, 8


def check(request: SearchRequest) -> None:
    """Raises BadSearch, with a French sentence, for a request that makes no sense."""
    if len(request.text) > LONGEST_TEXT:
        raise BadSearch(
            f"Votre recherche fait {len(request.text)} caractères : "
            f"écrivez-en {LONGEST_TEXT} au plus."
        )
    if "\x00" in request.text:
        raise BadSearch("Votre recherche contient un caractère nul : retirez-le.")
    if not 1 <= request.limit <= MOST_RESULTS:
        raise BadSearch(
            f"« {request.limit} » résultats par page : demandez-en de 1 à {MOST_RESULTS}."
        )
    _check_bounds(request.filters)
    _check_values(request.filters)


def read_position(request: SearchRequest, generation: int) -> Cursor:
    """Where to begin: the cursor's rank and draw, else the first rank and the draw of the day.

    A cursor of an older index goes on at its rank in today's. Raises BadSearch when it is broken.
    """
    if not request.cursor:
        return Cursor(generation, request.today.toordinal(), 0)
    try:
        found = read_cursor(request.cursor)
    except BrokenCursor as error:
        raise BadSearch(
            f"Le curseur « {request.cursor[:30]} » n’est pas de ceux que nous donnons : "
            "reprenez la recherche à la première page."
        ) from error
    if found.rank > DEEPEST:
        raise BadSearch(
            f"La page demandée est trop loin ({found.rank}) : reprenez à la première page."
        )
    return Cursor(generation, found.seed, found.rank)


def check_place(filters: SearchFilters, sort: Sort) -> None:
    """Raises BadSearch for a distance without a commune, chosen or read in the words."""
    if not filters.commune and (filters.bounded or sort is Sort.NEAREST):
        raise BadSearch(
            "Une distance ou un temps de trajet se compte depuis une commune : dites laquelle."
        )


def _check_bounds(filters: SearchFilters) -> None:
    bounds = (
        ("rayon", "km", filters.radius_km, FARTHEST_KM),
        ("temps de trajet", "minutes", filters.max_minutes, LONGEST_MINUTES),
    )
    for name, unit, value, most in bounds:
        if value is None:
            continue
        if not math.isfinite(value) or not 0 < value <= most:
            raise BadSearch(
                f"Le {name} « {value} » ne convient pas : donnez un nombre de {unit} de 1 à {most}."
            )


def _check_values(filters: SearchFilters) -> None:
    for levels in (filters.levels_in, filters.levels_out):
        for level in levels:
            if not _LOWEST_LEVEL <= level <= _HIGHEST_LEVEL:
                raise BadSearch(f"Le niveau « {level} » n’existe pas : ils vont de 1 à 8.")
    after, before = filters.start_after, filters.start_before
    if after and before and before < after:
        raise BadSearch(
            f"Aucun jour n’est à la fois après le {after:%d/%m/%Y} et avant le "
            f"{before:%d/%m/%Y} : échangez les deux dates."
        )
