"""Finding a service with the person's words, and what each filter keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from passerelles.apps.steering.reads.region import DEFAULT_REGION
from passerelles.apps.steering.reads.services.content import departements_of, list_labels
from passerelles.apps.steering.reads.services.values import ServiceValue, service_values
from passerelles.domain.catalogue.words import GRAMMAR_WORDS, stem, words_of
from passerelles.formats.services.records import Service

EVERYBODY = "tous-publics"
PRESCRIBERS = "professionnels"
_NAME, _WORDS, _TEXT = 4, 3, 1  # where a word is found tells how well the service answers
_SHORTEST_START = 4  # letters of a word still being typed


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """What a reader asks; an empty field keeps everything.

    ``theme`` is a category of data·inclusion (``se-former``), ``departement`` a code,
    ``prescriber``: services that a professional can ask for somebody.
    """

    words: str = ""
    public: str = ""
    theme: str = ""
    departement: str = ""
    audience: str = ""
    prescriber: bool = False


@dataclass(frozen=True, slots=True)
class WayOut:
    """How many services are found when the filter ``field`` is dropped."""

    field: str
    count: int


@dataclass(frozen=True, slots=True)
class FoundServices:
    """``relaxed``: none has all the words, these have some. ``ways_out``: none at all otherwise."""

    services: tuple[ServiceValue, ...]
    total: int
    relaxed: bool = False
    ways_out: tuple[WayOut, ...] = ()


def find_services(asked: ServiceFilter, *, on: date) -> FoundServices:
    """The services that answer, best first, else in the order of the content. Two queries."""
    everything = service_values(on=on)
    found, relaxed = _kept(everything, asked)
    ways_out = () if found else tuple(_ways_out(everything, asked))
    return FoundServices(tuple(found), len(everything), relaxed, ways_out)


def _kept(
    everything: Sequence[ServiceValue], asked: ServiceFilter
) -> tuple[list[ServiceValue], bool]:
    kept = [one for one in everything if _fits(one.service, asked)]
    stems = {stem(word) for word in words_of(asked.words) if word not in GRAMMAR_WORDS}
    if not stems:
        return kept, False
    scored = [(one, _score(one, stems)) for one in kept]
    whole = [(one, score) for one, (score, missing) in scored if not missing]
    some = whole or [(one, score) for one, (score, _) in scored if score]
    ranked = sorted(some, key=lambda pair: -pair[1])
    return [one for one, _ in ranked], bool(ranked) and not whole


def _fits(service: Service, asked: ServiceFilter) -> bool:
    categories = {theme.partition("--")[0] for theme in service.themes}
    return (
        (not asked.public or bool({asked.public, EVERYBODY} & set(service.publics)))
        and (not asked.theme or asked.theme in categories)
        and (not asked.audience or asked.audience in service.audiences)
        and (not asked.departement or covers(service, asked.departement))
        and (not asked.prescriber or PRESCRIBERS in service.mobilised_by)
    )


def covers(service: Service, departement: str, *, region: str = DEFAULT_REGION) -> bool:
    """Whether the service is given in that département."""
    wider = {"france", f"departement:{departement}"}
    if departement in departements_of(region):
        wider.add(f"region:{region}")
    return bool(wider & set(service.territories))


def _score(value: ServiceValue, stems: set[str]) -> tuple[int, set[str]]:
    """How well it answers, and the words that it does not have."""
    parts = _indexed(value)
    best = {
        one: max((weight for weight, own in parts if _holds(own, one)), default=0) for one in stems
    }
    return sum(best.values()), {one for one, weight in best.items() if not weight}


def _indexed(value: ServiceValue) -> list[tuple[int, set[str]]]:
    service, labels = value.service, list_labels()
    told = (
        *(labels["publics"][one] for one in service.publics),
        *(labels["thematiques"][one] for one in service.themes),
        *(text for text in (service.summary, service.publics_note, service.conditions) if text),
        value.structure.name,
    )
    return [
        (_NAME, _stems([service.name])),
        (_WORDS, _stems(service.words)),
        (_TEXT, _stems(told)),
    ]


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in words_of(text)}


def _holds(own: set[str], wanted: str) -> bool:
    if wanted in own:
        return True
    return len(wanted) >= _SHORTEST_START and any(one.startswith(wanted) for one in own)


def _ways_out(everything: Sequence[ServiceValue], asked: ServiceFilter) -> Iterable[WayOut]:
    """What dropping one filter would bring, for those that bring something."""
    for field in fields(ServiceFilter):
        if getattr(asked, field.name):
            dropped: dict[str, Any] = {field.name: field.default}
            found, _ = _kept(everything, replace(asked, **dropped))
            if found:
                yield WayOut(field.name, len(found))
