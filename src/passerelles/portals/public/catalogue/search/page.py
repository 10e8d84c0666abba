"""The page of results, from what was asked and what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from passerelles.apps.catalogue.reads.rows import session_rows
from passerelles.apps.catalogue.search.answers import Relaxation, SearchAnswer, Understanding
from passerelles.apps.reference.reads.commune_places import known_places
from passerelles.apps.reference.reads.editions import editions
from passerelles.apps.reference.reads.place_reading import NamedPlace, PlaceReading, read_commune
from passerelles.domain.catalogue.search_request import Sort
from passerelles.portals.public.catalogue.search import chips, words
from passerelles.portals.public.catalogue.search.asked import Asked, reach_shown
from passerelles.portals.public.catalogue.search.chips import Chip, Understood
from passerelles.portals.public.catalogue.search.facets import FilterGroup, filter_groups
from passerelles.portals.public.catalogue.search.fields import DEFAULT_REACH, SORTS, SearchForm
from passerelles.portals.public.catalogue.search.map import Point, ResultMap, result_map
from passerelles.portals.public.catalogue.search.rows import ResultRow, located, result_rows
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted


@dataclass(frozen=True, slots=True)
class SearchFields:
    """The form as shown: what was typed, and every choice with its count."""

    form: SearchForm
    what: str
    where: str
    reach: str
    radii: tuple[tuple[str, str], ...]
    travels: tuple[tuple[str, str], ...]
    groups: tuple[FilterGroup, ...]
    chosen: int
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about the search, with the ways that it opens."""

    sentence: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything that the results print."""

    count: str
    rows: tuple[ResultRow, ...]
    map: ResultMap | None
    chips: tuple[Chip, ...]
    understood: tuple[Understood, ...]
    corrections: tuple[Understood, ...]
    occupations: tuple[Link, ...]
    ignored: str
    place: Told | None
    relaxed: tuple[Told, ...]
    begun: Told | None
    sorts: tuple[tuple[str, str, bool], ...]
    next: str
    first: str
    ways_out: tuple[Link, ...]
    without_filters: bool
    demonstration: bool


def search_fields(form: SearchForm, query: QueryDict, answer: SearchAnswer | None) -> SearchFields:
    """The form, kept as it was sent even when it is refused."""
    groups = filter_groups(query, answer.facets if answer else {})
    reach = reach_shown(form) if "rayon" not in form.errors else DEFAULT_REACH
    radii = dict(words.RADII)
    if reach not in (*radii, *words.TRAVELS, "tout"):
        radii = {reach: _reach_said(reach), **radii}
    return SearchFields(
        form=form,
        what=query.get("q", ""),
        where=_where_shown(form, query),
        reach=reach,
        radii=tuple(radii.items()),
        travels=tuple(words.TRAVELS.items()),
        groups=groups,
        chosen=sum(group.chosen for group in groups) + _dates(query),
        hidden=_hidden(query),
    )


def _where_shown(form: SearchForm, query: QueryDict) -> str:
    """A commune that came as a code shows as its name, which reads back as itself."""
    code = getattr(form, "cleaned_data", {}).get("commune")
    named = read_commune(code) if code else None
    return named.label if named else query.get("ou", "")


def _reach_said(reach: str) -> str:
    minutes = reach.removesuffix("min")
    return f"{minutes} min en voiture" if minutes != reach else f"{reach} km"


def _dates(query: QueryDict) -> int:
    return sum(bool(query.get(param)) for param in ("apres", "avant"))


# What a link asked and that no field of the form shows: changing a filter must not lose it.
_HIDDEN = ("tri", "certification", "bloc", "metier", "organisme", "formation", "mot")


def _hidden(query: QueryDict) -> tuple[tuple[str, str], ...]:
    return tuple((param, value) for param in _HIDDEN for value in query.getlist(param) if value)


def search_page(asked: Asked, answer: SearchAnswer, query: QueryDict) -> SearchPage:
    items = located(session_rows([found.id for found in answer.sessions]), answer.sessions)
    request = asked.request
    understanding = answer.understanding
    here = _here(asked.around.code if asked.around else _commune_read(understanding))
    drawn = result_map(items, here=here, radius_km=request.filters.radius_km)
    return SearchPage(
        count=_count(answer.total),
        rows=result_rows(items, drawn.letters if drawn else {}, request.today),
        map=drawn,
        chips=chips.chips(asked, query),
        understood=chips.understood(understanding, query),
        corrections=chips.corrections(understanding, query),
        occupations=tuple(
            Link(job.label, reverse("occupation", args=[job.code]), job.said)
            for job in understanding.occupations
        ),
        ignored=" ".join(understanding.ignored),
        place=_place_told(asked.where, query),
        relaxed=tuple(_relaxed(step, query) for step in answer.relaxed),
        begun=_begun(answer.begun, query),
        sorts=_sorts(asked, query),
        next=chips.changed(query, suite=answer.next_cursor) if answer.next_cursor else "",
        first=chips.without(query) if request.cursor else "",
        ways_out=_ways_out(asked, query) if answer.relaxed or not answer.total else (),
        without_filters=any(step.kind == "filters" for step in answer.relaxed),
        demonstration=any(item.row.demonstration for item in items),
    )


def _count(total: int) -> str:
    if not total:
        return "Aucune session ne correspond à tout ce que vous demandez"
    return counted(total, "session trouvée", "sessions trouvées")


def _commune_read(understanding: Understanding) -> str:
    """The commune that the words gave: « boulanger à Foix »."""
    read = (found.value for found in understanding.filters if found.name == "commune")
    return next(read, "")


def _here(code: str) -> Point | None:
    if not code:
        return None
    keys = [f"{edition.id}:commune:{code}" for edition in editions().values()]
    return next((place.point for place in known_places(keys) if place.point), None)


def _place_told(where: PlaceReading, query: QueryDict) -> Told | None:
    """What to say of the place when it is not simply the one typed."""
    if where.everywhere or where.remote:
        return None
    if where.place is not None:
        others = _place_links(where.others, query)
        sentence = f"Autour de {where.place.label}. Ce n’est pas là ?"
        return Told(sentence, others) if others else None
    if where.is_ambiguous:
        return Told(
            f"Plusieurs communes répondent à « {where.text} ». Laquelle est la vôtre ? En "
            "attendant, voici les formations partout.",
            _place_links(where.others, query),
        )
    guesses = _place_links(where.guesses, query)
    ask = " Vouliez-vous dire :" if guesses else " Vérifiez son nom, ou écrivez le code postal."
    return Told(
        f"Nous ne connaissons pas « {where.text} » : voici les formations partout.{ask}", guesses
    )


def _place_links(places: Sequence[NamedPlace], query: QueryDict) -> tuple[Link, ...]:
    return tuple(Link(place.label, chips.changed(query, ou=place.label)) for place in places)


def _relaxed(step: Relaxation, query: QueryDict) -> Told:
    links = (Link(job.label, chips.changed(_bare(query), q=job.label)) for job in step.occupations)
    return Told(step.sentence, tuple(links))


def _begun(hidden: int, query: QueryDict) -> Told | None:
    """What was left out because it has begun, and the way to see it."""
    if not hidden:
        return None
    sessions = counted(hidden, "session a déjà commencé", "sessions ont déjà commencé")
    sentence = f"{sessions} : on ne peut plus y entrer."
    return Told(sentence, (Link("Montrer aussi", chips.changed(query, commencees="on")),))


def _sorts(asked: Asked, query: QueryDict) -> tuple[tuple[str, str, bool], ...]:
    """Label, address, whether it is the one in force; nearest needs somewhere to be near."""
    return tuple(
        (words.SORTS[sort], chips.changed(query, tri=name), sort is asked.request.sort)
        for name, sort in SORTS.items()
        if sort is not Sort.NEAREST or asked.around
    )


def _ways_out(asked: Asked, query: QueryDict) -> tuple[Link, ...]:
    """What to try next: the list is empty, and never the end of the way."""
    ways: Mapping[str, str] = {
        "Retirer tous les filtres": chips.address(_bare(query)) if _filtered(query) else "",
        "Chercher partout": chips.without(query, "ou", "commune", "rayon")
        if asked.where.place
        else "",
        "Chercher à distance": chips.changed(_bare(query), ou="à distance")
        if not asked.where.remote
        else "",
    }
    text = asked.request.text
    jobs = f"{reverse('occupations')}?{_q(text)}" if text else reverse("occupations")
    return (
        *(Link(label, href) for label, href in ways.items() if href),
        Link("Explorer les métiers proches", jobs),
    )


def _bare(query: QueryDict) -> QueryDict:
    """What and where, without any filter."""
    kept = QueryDict(mutable=True)
    for param in ("q", "ou", "rayon"):
        kept.setlist(param, query.getlist(param))
    return kept


def _filtered(query: QueryDict) -> bool:
    return any(
        value
        for param in query
        if param not in ("q", "ou", "rayon")
        for value in query.getlist(param)
    )


def _q(text: str) -> str:
    asked = QueryDict(mutable=True)
    asked["q"] = text
    return asked.urlencode()
