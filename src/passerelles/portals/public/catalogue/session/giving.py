"""How a session is given: hours, rhythm, places, money, labels."""

from dataclasses import dataclass, replace

from passerelles.apps.catalogue.reads.session_values import (
    FundingValue,
    PlaceValue,
    ProviderValue,
    SessionSheet,
)
from passerelles.apps.catalogue.reads.vocabulary import funders, word_list
from passerelles.formats.offer.vocabulary import WordList
from passerelles.portals.public.catalogue.session import words
from passerelles.portals.public.catalogue.session.facts import (
    Fact,
    LongText,
    fact,
    facts_said,
    joined,
    long_texts,
)
from passerelles.portals.public.shell.french import counted, number


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place; ``map`` is an address that opens it on a map, empty without coordinates."""

    name: str
    address: str
    access: str
    phone: str
    map: str


@dataclass(frozen=True, slots=True)
class Giving:
    rhythm: tuple[Fact, ...]
    texts: tuple[LongText, ...]
    places: tuple[PlaceLine, ...]
    on_site: tuple[Fact, ...]
    money: tuple[Fact, ...]
    labels: tuple[Fact, ...]


def giving(sheet: SessionSheet, *, bookable: bool) -> Giving:
    """``bookable`` False: the public is given no number to call."""
    action = sheet.action
    return Giving(
        rhythm=_rhythm(sheet),
        texts=long_texts(("Méthodes", action.teaching_methods), ("Alternance", action.alternation)),
        places=tuple(
            place_line(place if bookable else replace(place, phone="")) for place in sheet.places
        ),
        on_site=facts_said(
            ("Repas", action.meals), ("Hébergement", action.lodging), ("Venir", action.transport)
        ),
        money=_money(sheet),
        labels=labels(sheet.provider),
    )


def labels(provider: ProviderValue) -> tuple[Fact, ...]:
    """Qualiopi by type of action, Certif’Région; a label that nobody mentions stays unknown."""
    table = word_list(WordList.QUALIOPI)
    qualiopi = ""
    if provider.qualiopi is not None:
        certified = joined(_inside(table.get(kind, kind)) for kind in provider.qualiopi)
        qualiopi = f"certifié pour : {certified}" if certified else "non certifié"
    return (
        fact("Qualiopi", qualiopi),
        fact("Certif’Région", words.yes_no(provider.regional_label)),
    )


def _inside(label: str) -> str:
    """A label inside a sentence: its acronyms stay."""
    return f"{label[:1].lower()}{label[1:]}"


def place_line(place: PlaceValue) -> PlaceLine:
    point = ""
    if place.latitude is not None and place.longitude is not None:
        at = f"{place.latitude:.5f}/{place.longitude:.5f}"
        point = f"https://www.openstreetmap.org/#map=17/{at}"
    address = joined((place.address, joined((place.postcode, place.city), " ")))
    return PlaceLine(place.name, address, place.access, place.phone, point)


def _rhythm(sheet: SessionSheet) -> tuple[Fact, ...]:
    action = sheet.action
    return (
        fact("En centre", words.hours(action.hours_centre)),
        fact("En entreprise", _company(action.hours_company)),
        fact("Par semaine", words.hours(action.hours_weekly)),
        fact("Rythme", words.paces(action.paces, action.pace)),
        *facts_said(
            ("Mode", words.mode(action.mode)),
            ("Entrées", words.entry_mode(action.entry_mode)),
            ("Contrat", words.CONTRACTS.get(action.contract, "")),
            ("Formation donnée par", action.trainer_name),
        ),
    )


def _company(hours: int | None) -> str:
    """Zero is a figure here: no placement in a company."""
    return "pas de stage" if hours == 0 else words.hours(hours)


def _money(sheet: SessionSheet) -> tuple[Fact, ...]:
    action = sheet.action
    price = f"{number(float(action.total_price), 2)} €" if action.total_price else ""
    return (
        fact("Reste à payer", words.left_to_pay(action.remaining_cost)),
        fact("Prise en charge possible", words.yes_no(action.costs_covered)),
        fact("Qui paie", joined(dict.fromkeys(map(_funder, sheet.fundings)))),
        *facts_said(("Prix affiché", price), ("À savoir", action.funding_terms)),
    )


def _funder(funding: FundingValue) -> str:
    entry = funders().get(funding.funder)
    name = entry.label if entry else f"financeur de code {funding.funder}"
    said = (counted(funding.seats, "place", "places"),) if funding.seats else ()
    inside = joined((funding.programme_received, *said))
    return f"{name} ({inside})" if inside else name
