"""A provider as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.catalogue.reads.providers import (
    KnownBody,
    OfferedTraining,
    ProviderSheet,
    Site,
)
from passerelles.apps.catalogue.reads.vocabulary import word_list
from passerelles.formats.offer.vocabulary import WordList
from passerelles.portals.public.catalogue.session import words
from passerelles.portals.public.catalogue.session.entry import ContactLine, web_address
from passerelles.portals.public.catalogue.session.facts import (
    Fact,
    LongText,
    fact,
    facts_said,
    joined,
    long_texts,
)
from passerelles.portals.public.catalogue.session.giving import labels
from passerelles.portals.public.catalogue.trainings_panel import date_link
from passerelles.portals.public.reference.values import Link, level_words
from passerelles.portals.public.shell.french import counted, day


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A training of the provider: its sessions to come, or the words that say there is none."""

    title: str
    level: str
    sessions: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """What one official list says; ``website`` is an address or ``""``."""

    name: str
    said: str
    website: str
    source_id: str
    source: str


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """Everything the template prints; ``register`` is its page in the official directory."""

    key: str
    name: str
    closed: str
    facts: tuple[Fact, ...]
    labels: tuple[Fact, ...]
    texts: tuple[LongText, ...]
    contacts: tuple[ContactLine, ...]
    website: str
    sites: tuple[str, ...]
    more_sites: str
    bodies: tuple[BodyLine, ...]
    register: str
    updated: str
    source_id: str
    source: str
    is_demonstration: bool


def provider_page(sheet: ProviderSheet) -> ProviderPage:
    provider = sheet.provider
    hidden = sheet.sites.total - len(sheet.sites.items)
    return ProviderPage(
        key=provider.id,
        name=provider.name,
        closed=f"Sa source ne le publie plus depuis le {day(sheet.closed_on)}."
        if sheet.closed_on
        else "",
        facts=_facts(sheet),
        labels=labels(provider),
        texts=long_texts(("Présentation", sheet.description)),
        contacts=tuple(_contacts(sheet)),
        website=web_address(provider.url),
        sites=tuple(map(_site, sheet.sites.items)),
        more_sites=f"et {counted(hidden, 'autre lieu', 'autres lieux')}" if hidden > 0 else "",
        bodies=tuple(map(_body, sheet.bodies)),
        register=_register(sheet),
        updated=day(sheet.updated_on),
        source_id=sheet.source.id,
        source=sheet.source.name,
        is_demonstration=sheet.source.is_demonstration,
    )


def offered_line(training: OfferedTraining) -> OfferedLine:
    hidden = training.sessions - len(training.soonest)
    note = "Pas de session annoncée."
    if training.sessions:
        note = f"Et {counted(hidden, 'autre session', 'autres sessions')}." if hidden else ""
    sessions = tuple(map(date_link, training.soonest))
    return OfferedLine(training.title, level_words(training.level_out), sessions, note)


def _facts(sheet: ProviderSheet) -> tuple[Fact, ...]:
    provider = sheet.provider
    legal = provider.legal_name if provider.legal_name != provider.name else ""
    address = joined((provider.address, joined((provider.postcode, provider.city), " ")))
    return (
        *facts_said(("Raison sociale", legal)),
        fact("Adresse", address),
        fact("SIRET", provider.siret),
        fact("Numéro de déclaration d’activité", provider.activity_number),
    )


def _contacts(sheet: ProviderSheet) -> Iterable[ContactLine]:
    provider, kinds = sheet.provider, word_list(WordList.CONTACT_KINDS)
    if provider.phone or provider.email:
        yield ContactLine("Accueil", "", provider.phone, provider.email)
    for contact in sheet.contacts:
        role = kinds.get(contact.kind, kinds["0"])
        trained = words.yes_no(
            contact.trained, ", formation au handicap suivie", ", formation au handicap non suivie"
        )
        yield ContactLine(f"{role}{trained}", contact.name, contact.phone, contact.email)


def _site(site: Site) -> str:
    return joined((site.name, site.address, joined((site.postcode, site.city), " ")))


def _body(body: KnownBody) -> BodyLine:
    said = (
        body.kind,
        words.yes_no(body.is_qualiopi, "certifié Qualiopi", "non certifié Qualiopi"),
        words.yes_no(body.is_closed, "fermé", ""),
    )
    return BodyLine(
        name=body.name,
        said=joined(said, " · "),
        website=web_address(body.website),
        source_id=body.source.id,
        source=body.source.name,
    )


def _register(sheet: ProviderSheet) -> str:
    """The State's directory of companies; never for a body that does not exist."""
    siret = sheet.provider.siret
    if not siret or sheet.source.is_demonstration:
        return ""
    return f"https://annuaire-entreprises.data.gouv.fr/etablissement/{siret}"
