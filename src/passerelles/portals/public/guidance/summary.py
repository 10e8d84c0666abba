"""What a person said, in plain words, page by page, each with the link that corrects it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from passerelles.apps.reference.reads.place_reading import read_commune
from passerelles.documents.guidance.path_words import euros
from passerelles.portals.public.guidance.journey import Journey, State
from passerelles.portals.public.guidance.naming import occupation_name, skill_names
from passerelles.portals.public.guidance.steps import STEPS
from passerelles.portals.public.guidance.words import EMPLOYERS, FRENCH, LEVELS, NEEDS, REFUSALS
from passerelles.portals.public.reference.words import FIELDS, INTERESTS
from passerelles.portals.public.shell.french import counted, day, number

_FACTS: Mapping[str, tuple[str, str]] = {  # name → what a yes and what a no say
    "jobseeker": ("inscription à France Travail", "pas d’inscription à France Travail"),
    "in_employment": ("en emploi", "sans emploi"),
    "student": ("en études", ""),
    "on_are": ("allocation chômage", "pas d’allocation chômage"),
    "lone_parent": ("j’élève seul ou seule un enfant", ""),
    "couple": ("en couple", ""),
    "pregnant": ("enceinte", ""),
    "disabled_worker": ("travailleur handicapé reconnu", ""),
}
_FEW = 4


@dataclass(frozen=True, slots=True)
class SaidLine:
    """``texts`` is empty when nothing was said on that page."""

    title: str
    texts: tuple[str, ...]
    href: str


def summary(journey: Journey) -> tuple[SaidLine, ...]:
    """One line a page, in the order of the pages."""
    return tuple(
        SaidLine(
            step.title,
            tuple(_SAID[slug](journey.state)),
            journey.address("journey_step", slug) + "?retour=1",
        )
        for slug, step in STEPS.items()
    )


def said_slugs(state: State) -> frozenset[str]:
    """The pages on which something was said."""
    return frozenset(slug for slug, told in _SAID.items() if any(True for _ in told(state)))


def held_text(one: Mapping[str, Any]) -> str:
    """« Serveur / Serveuse, 4 ans, jusqu’en 2024 »."""
    years, until = one.get("years"), one.get("until")
    parts = [occupation_name(one["code"])]
    if years is not None:
        parts.append(counted(years, "an", "ans") if years else "moins d’un an")
    if until is not None:
        parts.append(f"jusqu’en {until}")
    return ", ".join(parts)


def _occupations(state: State) -> Iterable[str]:
    return map(held_text, state.get("occupations", []))


def _skills(state: State) -> Iterable[str]:
    names = skill_names(state.get("skills", []))
    yield from names[:_FEW]
    if len(names) > _FEW:
        yield f"et {counted(len(names) - _FEW, 'autre', 'autres')}"


def _tastes(state: State) -> Iterable[str]:
    interests: Mapping[str, float] = _weights(state.get("interests", {}))
    strongest = sorted((-weight, letter) for letter, weight in interests.items() if weight > 0)
    for _, letter in strongest[:3]:
        yield f"J’aime {INTERESTS[letter][1]}"
    liked = [FIELDS[one] for one in state.get("sectors", []) if one in FIELDS]
    refused = [FIELDS[one] for one in state.get("refused_sectors", []) if one in FIELDS]
    if liked:
        yield f"M’attire : {' ; '.join(liked)}"
    if refused:
        yield f"Je n’en veux pas : {' ; '.join(refused)}"


def _weights(interests: Mapping[str, float] | list[str]) -> Mapping[str, float]:
    return interests if isinstance(interests, Mapping) else dict.fromkeys(interests, 1.0)


def _travel(state: State) -> Iterable[str]:
    code = state.get("place", {}).get("commune", "")
    named = read_commune(code) if code else None
    if code:
        yield f"J’habite {named.label if named else code}"
    if state.get("max_minutes"):
        yield f"{state['max_minutes']} minutes de trajet au plus"
    if state.get("car") is not None:
        yield "J’ai une voiture" if state["car"] else "Je n’ai pas de voiture"


def _moment(state: State) -> Iterable[str]:
    if state.get("available_from"):
        yield f"À partir du {day(date.fromisoformat(state['available_from']))}"
    constraints = state.get("constraints", [])
    needs = [NEEDS[one] for one in constraints if one in NEEDS]
    refusals = [REFUSALS[one] for one in constraints if one in REFUSALS]
    if needs:
        yield f"Pour me former, il me faut {', '.join(needs)}"
    if refusals:
        yield f"Je ne veux ou ne peux pas : {', '.join(refusals)}"


def _level(state: State) -> Iterable[str]:
    if state.get("level"):
        yield LEVELS.get(state["level"], f"Niveau {state['level']}")
    if held := state.get("certifications"):
        yield counted(len(held), "diplôme ou titre cité", "diplômes ou titres cités")
    if blocks := state.get("blocks"):
        yield counted(len(blocks), "bloc déjà validé", "blocs déjà validés")
    if "foreign_diploma" in state:
        yield "Un diplôme d’un autre pays, à faire comparer"
    if state.get("french"):
        yield f"Je parle français : {FRENCH[state['french']]}"


def _facts(state: State) -> Iterable[str]:
    person = state.get("person", {})
    if person.get("age") is not None:
        yield f"{number(person['age'])} ans"
    for name, (yes, no) in _FACTS.items():
        told = {True: yes, False: no}.get(person.get(name), "")
        if told:
            yield told
    if state.get("employer"):
        yield f"employeur : {EMPLOYERS[state['employer']]}"
    if (ages := person.get("children_ages")) is not None:
        told = f" ({', '.join(map(str, ages))} ans)" if ages else ""
        yield f"{counted(len(ages), 'enfant', 'enfants')} à charge{told}"
    yield from _work_and_money(person)


def _work_and_money(person: Mapping[str, Any]) -> Iterable[str]:
    if person.get("are_amount"):
        yield f"allocation de {euros(Decimal(person['are_amount']))} par mois"
    if person.get("are_end"):
        yield f"allocation jusqu’au {day(date.fromisoformat(person['are_end']))}"
    for months, span in (("months_worked_12", 12), ("months_worked_24", 24)):
        if person.get(months) is not None:
            yield f"{number(person[months])} mois travaillés sur {span}"
    if person.get("former_wage"):
        yield f"dernier salaire brut : {euros(Decimal(person['former_wage']))} par mois"


def _target(state: State) -> Iterable[str]:
    if state.get("target"):
        yield occupation_name(state["target"])


_SAID: Mapping[str, Callable[[State], Iterable[str]]] = {
    "metiers": _occupations,
    "competences": _skills,
    "gouts": _tastes,
    "trajet": _travel,
    "disponibilite": _moment,
    "diplomes": _level,
    "situation": _facts,
    "metier-vise": _target,
}
