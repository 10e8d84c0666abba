"""What is loosened when nothing answers: one step at a time, always said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from passerelles.apps.catalogue.search.answers import Relaxation
from passerelles.apps.catalogue.search.asked import Asked, queries_of
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.names import neighbour_occupations
from passerelles.apps.catalogue.search.place import commune_name
from passerelles.apps.catalogue.search.wanted import Wanted
from passerelles.domain.catalogue.relaxation import RADIUS_STEPS_KM, wider_radii
from passerelles.domain.catalogue.search_request import SearchFilters

_MOST_NEIGHBOURS = 5

Outcome = tuple[Asked, Relaxation]


@dataclass(frozen=True, slots=True)
class _Try:
    """Builds and counts variants of one search."""

    generation: Generation
    wanted: Wanted

    def asked(self, **filters: Any) -> Asked:
        changed = replace(self.wanted.filters, **filters)
        return queries_of(self.generation, replace(self.wanted, filters=changed))

    def found(self, asked: Asked) -> bool:
        return self.generation.count(asked.query) > 0

    def found_on_site(self, asked: Asked) -> bool:
        return self.generation.count(asked.on_site) > 0


def relaxed(generation: Generation, wanted: Wanted) -> Iterator[Outcome]:
    """The variants that answer a search that nothing near does, the closest to it first."""
    attempt = _Try(generation, wanted)
    steps: tuple[Callable[[_Try], Outcome | None], ...] = (
        _wider,
        _only_remote_near,
        _neighbours,
        _remote,
        _fewer_words,
        _fewer_filters,
        _anything,
    )
    for step in steps:
        if outcome := step(attempt):
            yield outcome


def _wider(attempt: _Try) -> Outcome | None:
    filters = attempt.wanted.filters
    if not filters.bounded:
        return None
    for km in wider_radii(filters.radius_km, filters.max_minutes):
        asked = attempt.asked(radius_km=km, max_minutes=None)
        if attempt.found_on_site(asked):
            where = f"{_bound(filters)} de {commune_name(filters.commune)}"
            sentence = (
                f"Aucune formation sur place {where} : la recherche est élargie à {km:.0f} km."
            )
            return asked, Relaxation("radius", sentence, radius_km=km)
    return None


def _only_remote_near(attempt: _Try) -> Outcome | None:
    asked = attempt.asked()
    if not attempt.found(asked):
        return None
    sentence = (
        f"Aucune formation sur place à moins de {RADIUS_STEPS_KM[-1]} km : voici celles qui se "
        "suivent à distance."
    )
    return asked, Relaxation("remote", sentence)


def _neighbours(attempt: _Try) -> Outcome | None:
    wanted = attempt.wanted
    codes = {o.code for word in wanted.words for o, _ in word.meaning.occupations}
    near = neighbour_occupations(codes) if codes else []
    for bounds in _bounds(wanted.filters):
        asked = attempt.asked(**bounds)
        alone = [asked.leading_to([found.code]) for found in near]
        answering = [o for o, variant in zip(near, alone, strict=True) if attempt.found(variant)]
        kept = tuple(answering[:_MOST_NEIGHBOURS])
        if kept:
            names = ", ".join(found.label for found in kept)
            sentence = (
                f"Aucune formation ne répond à ces mots : voici des métiers proches. {names}."
            )
            variant = asked.leading_to([found.code for found in kept])
            return variant, Relaxation("occupations", sentence, occupations=kept)
    return None


def _remote(attempt: _Try) -> Outcome | None:
    asked = attempt.asked(modes=frozenset(("remote",)), radius_km=None, max_minutes=None)
    if not attempt.found(asked):
        return None
    sentence = "Aucune formation sur place ne répond : voici celles qui se suivent à distance."
    return asked, Relaxation("remote", sentence)


def _fewer_words(attempt: _Try) -> Outcome | None:
    wanted = attempt.wanted
    for required in range(wanted.required - 1, 0, -1):
        for bounds in _bounds(wanted.filters):
            loose = _Try(attempt.generation, replace(wanted, required=required))
            asked = loose.asked(**bounds)
            if loose.found(asked):
                sentence = (
                    f"Aucune formation ne contient tous vos mots : voici celles qui en contiennent "
                    f"au moins {required} sur {len(wanted.words)}."
                )
                return asked, Relaxation("words", sentence)
    return None


def _fewer_filters(attempt: _Try) -> Outcome | None:
    kept = _only_place(attempt.wanted.filters)
    asked = queries_of(attempt.generation, replace(attempt.wanted, filters=kept))
    if not attempt.found(asked):
        return None
    sentence = "Vos filtres ne laissent aucune formation : ils sont retirés, vos mots sont gardés."
    return asked, Relaxation("filters", sentence)


def _anything(attempt: _Try) -> Outcome | None:
    commune = attempt.wanted.filters.commune
    words = " ".join(word.word for word in attempt.wanted.words)
    kept = _only_place(attempt.wanted.filters)
    everything = replace(attempt.wanted, words=(), required=0, filters=kept)
    asked = queries_of(attempt.generation, everything)
    if not attempt.found(asked):
        return None
    where = ", la plus proche d’abord" if commune else ""
    sentence = f"Aucune formation ne correspond à « {words} » : voici toute l’offre{where}."
    return asked, Relaxation("words", sentence)


def _only_place(filters: SearchFilters) -> SearchFilters:
    return SearchFilters(commune=filters.commune, begun=filters.begun)


def _bounds(filters: SearchFilters) -> Iterator[dict[str, float | None]]:
    """The place as asked, then the widest radius, then anywhere."""
    yield {}
    if filters.bounded:
        yield {"radius_km": RADIUS_STEPS_KM[-1], "max_minutes": None}
        yield {"radius_km": None, "max_minutes": None}


def _bound(filters: SearchFilters) -> str:
    if filters.radius_km is not None:
        return f"à moins de {filters.radius_km:g} km"
    return f"à moins de {filters.max_minutes} minutes"
