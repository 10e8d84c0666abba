"""A certification as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from passerelles.apps.reference.models import Register
from passerelles.apps.reference.reads.certification_values import (
    BodyName,
    CertificationSheetValue,
    LedToOccupation,
    SheetValue,
)
from passerelles.apps.reference.reads.values import CertificationRef
from passerelles.domain.reference.levels import Level, to_old
from passerelles.portals.public.reference.values import (
    Badge,
    Group,
    Link,
    aliveness,
    certification_link,
    is_overdue,
    level_words,
    occupation_link,
)
from passerelles.portals.public.shell.french import day

FIRST_OCCUPATIONS = 15
SCHEMES = {
    "NSF": "Spécialité (NSF)",
    "Formacode": "Domaine de formation (Formacode)",
    "CFD": "Code formation diplôme (CFD)",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says, on one line of a table."""

    source_id: str
    source: str
    vintage: str
    title: str
    level: str
    state: str
    until: str


@dataclass(frozen=True, slots=True)
class CertificationPage:
    """Everything the template prints."""

    key: str
    title: str
    abbreviation: str
    register: str
    official: str
    badge: Badge
    state: str
    level: str
    level_old: str
    level_received: str
    successors: tuple[Link, ...]
    latest: tuple[Link, ...]
    predecessors: tuple[Link, ...]
    blocks: tuple[Link, ...]
    occupations: tuple[Link, ...]
    more_occupations: tuple[Link, ...]
    certifiers: tuple[str, ...]
    partners: tuple[str, ...]
    partners_total: int
    branches: tuple[str, ...]
    access_routes: tuple[str, ...]
    terms: tuple[Group, ...]
    sayings: tuple[Saying, ...]


def certification_page(sheet: CertificationSheetValue) -> CertificationPage:
    ref = sheet.certification
    occupations = tuple(map(_occupation, sheet.occupations))
    return CertificationPage(
        key=ref.id,
        title=ref.title or f"{ref.id} (intitulé inconnu)",
        abbreviation=ref.abbreviation,
        register=Register(sheet.register).label,
        official=_official(sheet),
        badge=aliveness(ref),
        state=_state(sheet),
        level=level_words(ref.level),
        level_old=_old_level(ref.level),
        level_received=sheet.level_received,
        successors=tuple(map(certification_link, sheet.successors)),
        latest=_beyond(sheet.latest, sheet.successors),
        predecessors=tuple(map(certification_link, sheet.predecessors)),
        blocks=tuple(Link(block.label, "", block.code) for block in sheet.blocks),
        occupations=occupations[:FIRST_OCCUPATIONS],
        more_occupations=occupations[FIRST_OCCUPATIONS:],
        certifiers=tuple(map(_body, sheet.certifiers)),
        partners=tuple(map(_body, sheet.partners.items)),
        partners_total=sheet.partners.total,
        branches=tuple(f"{b.label or 'Branche'} ({b.code})" for b in sheet.branches),
        access_routes=sheet.access_routes,
        terms=_terms(sheet),
        sayings=tuple(map(_saying, sheet.sheets)),
    )


def _official(sheet: CertificationSheetValue) -> str:
    register = sheet.register.lower()
    return f"https://www.francecompetences.fr/recherche/{register}/{sheet.number}/"


def _state(sheet: CertificationSheetValue) -> str:
    """One sentence: alive or not, according to whom, on which date."""
    said = {
        True: "On peut encore s’y inscrire",
        False: "On ne peut plus s’y inscrire",
        None: "Aucune source chargée ne dit si l’on peut encore s’y inscrire",
    }[sheet.certification.is_active]
    if sheet.described_by is None or sheet.certification.is_active is None:
        return f"{said}."
    source = f"selon « {sheet.described_by.name} » au {day(sheet.described_on)}"
    if is_overdue(sheet.certification):
        end = day(sheet.certification.registered_until)
        return (
            f"{said}, {source} ; mais son enregistrement finissait le {end}. Vérifiez sur la "
            "fiche officielle s’il a été renouvelé."
        )
    return f"{said}, {source}."


def _old_level(level: int | None) -> str:
    if level is None:
        return ""
    return " ou ".join(to_old(Level(level)))


def _beyond(
    latest: Sequence[CertificationRef], successors: Sequence[CertificationRef]
) -> tuple[Link, ...]:
    """The ends of the chain when they are further than the next link."""
    direct = {ref.id for ref in successors}
    return tuple(certification_link(ref) for ref in latest if ref.id not in direct)


def _occupation(led: LedToOccupation) -> Link:
    if led.occupation is None:
        label = led.label_received or led.code_received
        return Link(label, "", f"code reçu « {led.code_received} », inconnu des éditions chargées")
    link = occupation_link(led.occupation)
    same = led.occupation.code == led.code_received
    if same and led.occupation.is_newest_edition and led.label_received:
        return Link(link.label, link.href, f"{link.context} · reçu « {led.label_received} »")
    if same:
        return link
    return Link(link.label, link.href, f"{link.context} · code reçu « {led.code_received} »")


def _body(body: BodyName) -> str:
    return f"{body.name} ({body.entitlement})" if body.entitlement else body.name


def _terms(sheet: CertificationSheetValue) -> tuple[Group, ...]:
    grouped = groupby(sheet.terms, key=lambda term: term.scheme)
    return tuple(
        Group(
            SCHEMES.get(scheme, scheme),
            tuple(Link(term.label or term.code, "", term.code) for term in terms),
        )
        for scheme, terms in grouped
    )


def _saying(sheet: SheetValue) -> Saying:
    states = {True: "active", False: "inactive", None: "ne le dit pas"}
    return Saying(
        source_id=sheet.source.id,
        source=sheet.source.name,
        vintage=day(sheet.vintage),
        title=sheet.title,
        level=f"niveau {sheet.level}" if sheet.level else sheet.level_received,
        state=states[sheet.is_active],
        until=day(sheet.registered_until),
    )
