"""Filters chosen, and filters understood in the words: what each says, and how to drop it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from passerelles.apps.catalogue.search.answers import ReadFilter, Understanding
from passerelles.apps.reference.reads.place_reading import read_commune
from passerelles.portals.public.catalogue.search.asked import Asked
from passerelles.portals.public.catalogue.search.fields import CHOICES, CODES, FLAGS, ChoiceSpec
from passerelles.portals.public.shell.french import day

_CODE_WORDS = {
    "certification": "Certification",
    "bloc": "Bloc",
    "metier": "Métier",
    "organisme": "Organisme",
    "formation": "Formation",
}
_DATES = {"start_after": "commence à partir du", "start_before": "commence au plus tard le"}
_PAGE = "suite"  # a place in the old list means nothing in the new one


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter; ``drop`` is the address of the same search without it."""

    label: str
    drop: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read in the words typed; ``undo`` searches these words as plain words."""

    label: str
    words: str
    undo: str


def chips(asked: Asked, query: QueryDict) -> tuple[Chip, ...]:
    """The filters chosen, in the order of the form."""
    return tuple(_chips(asked, query))


def _chips(asked: Asked, query: QueryDict) -> Iterator[Chip]:
    cleaned = asked.form.cleaned_data
    place = _place_said(asked)
    if place:
        yield Chip(place, without(query, "ou", "commune", "rayon"))
    for param, words in (("apres", "À partir du"), ("avant", "Au plus tard le")):
        chosen: date | None = cleaned[param]
        if chosen:
            yield Chip(f"{words} {day(chosen)}", without(query, param))
    for spec in CHOICES:
        yield from _choice_chips(spec, cleaned[spec.param], query)
    single = {flag.param: flag.label for flag in FLAGS}
    single |= {param: f"{_CODE_WORDS[param]} : {cleaned[param]}" for param in CODES}
    yield from (
        Chip(label, without(query, param)) for param, label in single.items() if cleaned[param]
    )


def _choice_chips(spec: ChoiceSpec, values: Iterable[str], query: QueryDict) -> Iterator[Chip]:
    named = spec.choices() if spec.choices else {}
    for value in values:
        label = named.get(value) or f"{spec.legend} {value}"
        yield Chip(label, without_value(query, spec.param, value))


def _place_said(asked: Asked) -> str:
    if asked.where.remote:
        return "À distance"
    if asked.where.place is None:
        return ""
    filters = asked.request.filters
    if filters.max_minutes is not None:
        return f"{asked.where.place.label}, à {filters.max_minutes} min en voiture ou moins"
    if filters.radius_km is not None:
        return f"{asked.where.place.label}, à {filters.radius_km:g} km ou moins"
    return asked.where.place.label


def understood(understanding: Understanding, query: QueryDict) -> tuple[Understood, ...]:
    """Filters that the words gave."""
    return tuple(
        Understood(_filter_said(read), read.words, keeping(query, read.words))
        for read in understanding.filters
    )


def corrections(understanding: Understanding, query: QueryDict) -> tuple[Understood, ...]:
    """Words spelt otherwise; ``label`` is what was searched, ``words`` what was typed."""
    return tuple(
        Understood(searched, typed, keeping(query, typed))
        for typed, searched in understanding.corrections.items()
    )


def _filter_said(read: ReadFilter) -> str:
    if read.name in _DATES:
        return f"{_DATES[read.name]} {day(date.fromisoformat(read.value))}"
    if read.name == "commune":
        named = read_commune(read.value)
        return f"autour de {named.label}" if named else read.value
    spec = next((spec for spec in CHOICES if spec.field == read.name), None)
    if spec is not None and spec.choices is not None:
        return spec.choices().get(read.value, read.value)
    return f"{spec.legend.lower()} {read.value}" if spec is not None else read.value


def without(query: QueryDict, *params: str) -> str:
    """The same search without these parameters."""
    kept = query.copy()
    for param in (*params, _PAGE):
        kept.pop(param, None)
    return address(kept)


def without_value(query: QueryDict, param: str, value: str) -> str:
    """The same search without one of the values of a parameter."""
    kept = query.copy()
    kept.setlist(param, [chosen for chosen in kept.getlist(param) if chosen != value])
    return without(kept)


def keeping(query: QueryDict, words: str) -> str:
    """The same search, with these words searched as they are typed."""
    kept = query.copy()
    kept.appendlist("mot", words)
    return without(kept)


def changed(query: QueryDict, **values: str) -> str:
    """The same search with other values; an empty one drops its parameter."""
    kept = query.copy()
    kept.pop(_PAGE, None)
    for param, value in values.items():
        kept[param] = value
    return address(kept)


def address(query: QueryDict) -> str:
    """A short address: what is empty is not written."""
    kept = QueryDict(mutable=True)
    for param, values in query.lists():
        kept.setlist(param, [value for value in values if value])
    return f"?{kept.urlencode()}"
