"""A service in French: what is known of it, what is not, and whether to check it first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from passerelles.apps.steering.reads.services.content import departements_of, list_labels
from passerelles.apps.steering.reads.services.search import FoundServices
from passerelles.apps.steering.reads.services.values import ServiceValue
from passerelles.formats.services.records import Audience, Reliability, Service, ServiceState
from passerelles.portals.public.shell.french import counted, day, number

AUDIENCES: Mapping[str, str] = {
    Audience.PERSON: "Une personne",
    Audience.COMPANY: "Une entreprise",
    Audience.PROVIDER: "Un organisme de formation",
    Audience.SCHOOL: "Un établissement scolaire",
    Audience.TERRITORY: "Une collectivité, une association",
}
STATES: Mapping[str, str] = {
    ServiceState.RUNNING: "En place",
    ServiceState.PLANNED: "Annoncé",
    ServiceState.ENDED: "Arrêté",
    ServiceState.UNKNOWN: "On ne sait pas s’il existe encore",
}
RELIABILITIES: Mapping[str, str] = {
    Reliability.OFFICIAL: "dit par l’organisme qui porte le service",
    Reliability.RELAYED: "relayé par un autre que l’organisme qui porte le service",
    Reliability.UNKNOWN: "d’origine inconnue",
}
_MONEY = "aide-financiere"  # a sum that is paid has no cost to tell
_FILTER_WORDS = {
    "words": ("q", "sans les mots cherchés"),
    "audience": ("pour", "pour tout le monde"),
    "public": ("public", "pour toutes les situations"),
    "theme": ("theme", "sur tous les thèmes"),
    "departement": ("departement", "dans toute la région"),
    "prescriber": ("prescripteur", "demandés par la personne elle-même aussi"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the sheet; ``texts`` is empty when it is not known."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanLink:
    """Where the plan speaks of the service, and the page of that action."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A service ready to be shown."""

    value: ServiceValue
    state: str
    for_whom: str
    freshness: str
    phone: str
    facts: tuple[Fact, ...]
    plan: tuple[PlanLink, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of an empty list."""

    text: str
    address: str


def sheet(value: ServiceValue) -> Sheet:
    service = value.service
    return Sheet(
        value=value,
        state=STATES[service.standing],
        for_whom=", ".join(AUDIENCES[one].lower() for one in service.audiences),
        freshness=_freshness(value),
        phone=phone_text(service.phone or ""),
        facts=tuple(_facts(value)),
        plan=tuple(_plan_link(one.action, one.line) for one in service.plan),
    )


def exits(found: FoundServices, query: QueryDict) -> tuple[Exit, ...]:
    """The same search with one filter less, and what it finds."""
    made = []
    for way in found.ways_out:
        field, said = _FILTER_WORDS[way.field]
        fewer = query.copy()
        fewer.pop(field, None)
        text = f"{counted(way.count, 'service', 'services')} {said}"
        made.append(Exit(text, f"{reverse('services')}?{fewer.urlencode()}"))
    return tuple(made)


def _facts(value: ServiceValue) -> Iterable[Fact]:
    service, lists = value.service, list_labels()
    publics = [lists["publics"][one] for one in service.publics]
    yield Fact("Publics", _told([", ".join(publics), service.publics_note]))
    yield Fact("Conditions", _told([service.conditions]))
    if service.amounts:
        yield Fact("Montants que dit le plan", tuple(_amounts(service)))
    if service.kind != _MONEY or service.fees:
        yield Fact("Coût pour vous", _told([lists["frais"].get(service.fees or "")]))
    yield Fact("Comment le demander", _told([service.access]))
    yield Fact("Qui peut le demander", _told([_askers(service)]))
    yield Fact("Accueil", _told([_joined(lists["modes_accueil"], service.reception)]))
    yield Fact("Où", _told([_places(service)]))
    yield Fact("Qui paie", _told([", ".join(value.funders)]))


def _told(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _joined(labels: Mapping[str, str], values: Iterable[str]) -> str:
    return ", ".join(labels[one] for one in values)


def _amounts(service: Service) -> Iterable[str]:
    for one in service.amounts:
        yield f"{number(one.value)} € {one.label} (ligne {one.line})"


def _askers(service: Service) -> str:
    said = {"usagers": "la personne elle-même", "professionnels": "un professionnel pour elle"}
    if Audience.PERSON not in service.audiences:
        said = {"usagers": "l’intéressé", "professionnels": "l’organisme ou l’entreprise"}
    return " ou ".join(said[one] for one in service.mobilised_by)


def _places(service: Service) -> str:
    return ", ".join(place_name(one) for one in service.territories)


def phone_text(phone: str) -> str:
    """« 0 800 00 70 70 » for a free number, pairs for the others, short ones as they are."""
    if phone.startswith("0800"):
        return f"0 800 {_pairs(phone[4:])}"
    return _pairs(phone)


def _pairs(digits: str) -> str:
    return "\N{NO-BREAK SPACE}".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def place_name(territory: str) -> str:
    """« Toute la France », « Toute la région »… in the words of the page."""
    kind, _, code = territory.partition(":")
    if kind == "france":
        return "Toute la France"
    if kind == "region":
        parts = counted(len(departements_of(code)), "département", "départements")
        return f"Toute la région ({parts})"
    return f"{kind} {code}"


def _freshness(value: ServiceValue) -> str:
    said = "Confirmée par l’institution" if value.confirmed else "Relue"
    when = f"{said} le {day(value.service.reviewed_on)}"
    if value.is_stale:
        return f"{when} ; à relire depuis le {day(value.due_on)}"
    return f"{when} ; à relire avant le {day(value.due_on)}"


def _plan_link(action: str, line: int) -> PlanLink:
    text = f"action {action.removeprefix('A')}, ligne {line}"
    return PlanLink(text, reverse("plan_action", args=[action]))
