"""From the address of a search to what is asked of the engine."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from passerelles.apps.catalogue.models import Mode
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import (
    NamedPlace,
    PlaceReading,
    read_commune,
    read_place,
)
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort
from passerelles.portals.public.catalogue.search.fields import (
    CHOICES,
    CODES,
    DEFAULT_REACH,
    FLAGS,
    SORTS,
    SearchForm,
)

PER_PAGE = 20
_NUMBERS = ("levels_in", "levels_out")
_POINTS = (TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A search that can be run; ``around`` is the commune distances are counted from, if any."""

    form: SearchForm
    where: PlaceReading
    around: NamedPlace | None
    request: SearchRequest


def asked(form: SearchForm, today: date) -> Asked | None:
    """What the form asks; None when the form is refused, which then says why."""
    if not form.is_valid():
        return None
    where = _where(form)
    if where is None:
        return None
    place = where.place
    # Without a commune there is nothing to be far from.
    around = place if place and place.kind in _POINTS else None
    cleaned = form.cleaned_data
    request = SearchRequest(
        text=" ".join(cleaned["q"].split()),
        filters=_filters(cleaned, where, around),
        sort=_sort(cleaned["tri"], around),
        facets=True,
        cursor=cleaned["suite"],
        limit=PER_PAGE,
        keep_words=frozenset(cleaned["mot"]),
        today=today,
    )
    return Asked(form, where, around, request)


def _where(form: SearchForm) -> PlaceReading | None:
    code = form.cleaned_data["commune"]
    if not code:
        return read_place(form.cleaned_data["ou"])
    named = read_commune(code)
    if named is None:
        form.add_error(
            "commune", f"Aucune commune ne porte le code INSEE « {code} ». Cherchez-la par son nom."
        )
        return None
    return PlaceReading(named.label, place=named)


def _filters(
    cleaned: dict[str, Any], where: PlaceReading, around: NamedPlace | None
) -> SearchFilters:
    radius, minutes = cleaned["rayon"] if around else (None, None)
    asked: dict[str, Any] = {spec.field: frozenset(cleaned[spec.param]) for spec in CHOICES}
    asked |= {field: frozenset(map(int, asked[field])) for field in _NUMBERS}
    asked |= {flag.field: cleaned[flag.param] for flag in FLAGS}
    asked |= {field: _code(param, cleaned[param]) for param, (field, _) in CODES.items()}
    if where.remote:
        asked["modes"] |= {Mode.REMOTE.value}
    departements = frozenset(code.upper() for code in asked["departements"])
    asked["departements"] = departements or where.departements
    return SearchFilters(
        commune=around.code if around else "",
        radius_km=radius,
        max_minutes=minutes,
        start_after=cleaned["apres"],
        start_before=cleaned["avant"],
        **asked,
    )


def _code(param: str, written: str) -> str:
    if param in ("certification", "metier"):
        return written.upper().replace(" ", "")
    return written


def _sort(written: str, around: NamedPlace | None) -> Sort:
    sort = SORTS.get(written, Sort.RELEVANCE)
    return Sort.RELEVANCE if sort is Sort.NEAREST and around is None else sort


def reach_shown(form: SearchForm) -> str:
    """The value of the field of distance: what was asked, or what is assumed."""
    return str(form.data.get("rayon", "")) or DEFAULT_REACH
