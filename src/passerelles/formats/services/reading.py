"""Reads ``content/services``: every finding is told at once, with its line."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from yaml.nodes import Node

from passerelles.formats.services.entries import Entry, Finding, read_nodes
from passerelles.formats.services.records import (
    Amount,
    Audience,
    PlanReference,
    Reliability,
    Service,
    ServiceBook,
    ServiceState,
    Structure,
)

STRUCTURES = "structures.yaml"
_TERRITORY = re.compile(r"france|region:\d{2}|departement:\d{2,3}|epci:\d{9}|commune:\w{5}")
_ACTION = re.compile(r"A[1-9]\d?")
_ALL_PUBLICS = "tous-publics"
_LONGEST_REVIEW = 36  # months

Lists = Mapping[str, Collection[str]]
Programmes = Mapping[str, tuple[str, str, tuple[str, ...]]]


class BrokenServices(ValueError):
    """The content cannot be used; the message holds its findings, one a line."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


def read_services(folder: Path, *, lists: Lists, programmes: Programmes) -> ServiceBook:
    """Structures and services of ``folder``. Raises BrokenServices with every finding.

    ``lists``: values of data·inclusion by list (publics, thematiques, types_de_services…);
    ``programmes``: name, description and words of the schemes of the offer, by slug.
    """
    book, findings = examine_services(folder, lists=lists, programmes=programmes)
    if findings:
        raise BrokenServices(findings)
    return book


def examine_services(
    folder: Path, *, lists: Lists, programmes: Programmes
) -> tuple[ServiceBook, list[Finding]]:
    """What can be read, and all that is wrong in the order of the files."""
    reading = _Reading(lists, programmes)
    reading.structures(folder / STRUCTURES)
    for path in sorted(folder.glob("*.yaml")):
        if path.name != STRUCTURES:
            reading.services(path)
    return reading.book, sorted(reading.findings)


class _Reading:
    def __init__(self, lists: Lists, programmes: Programmes) -> None:
        self.book = ServiceBook({}, {})
        self.findings: list[Finding] = []
        self._lists = lists
        self._programmes = programmes

    def structures(self, path: Path) -> None:
        for entry in self._entries(path):
            made = Structure(
                slug=entry.slug("slug"),
                name=entry.text("name"),
                description=entry.text("description"),
                networks=entry.several("networks", self._lists["reseaux_porteurs"]),
                website=entry.link("website"),
                institution=entry.optional("institution"),
            )
            entry.close()
            if made.slug in self.book.structures:
                entry.tell(entry.node, f"« {made.slug} » est déjà décrit : gardez une fiche.")
            self.book.structures[made.slug] = made

    def services(self, path: Path) -> None:
        for entry in self._entries(path):
            made = self._service(entry)
            entry.close()
            self._check(entry, made)
            self.book.services[made.slug] = made

    def _entries(self, path: Path) -> list[Entry]:
        nodes = read_nodes(path.read_bytes(), path.name)
        if isinstance(nodes, Finding):
            self.findings.append(nodes)
            return []

        def tell(node: Node, message: str) -> None:
            self.findings.append(Finding(path.name, node.start_mark.line + 1, message))

        return [Entry(node, tell) for node in nodes]

    def _service(self, entry: Entry) -> Service:
        programme = entry.among("programme", self._programmes)
        name, summary, words = self._named(entry, programme)
        return Service(
            slug=entry.slug("slug"),
            programme=programme,
            name=name,
            summary=summary,
            words=words,
            audiences=tuple(map(Audience, entry.several("audiences", list(Audience)))),
            kind=entry.among("type", self._lists["types_de_services"]),
            themes=entry.several("themes", self._lists["thematiques"]),
            publics=entry.several("publics", self._lists["publics"]),
            publics_note=entry.optional("publics_note"),
            conditions=entry.optional("conditions"),
            fees=entry.among("fees", self._lists["frais"]),
            amounts=_amounts(entry),
            mobilised_by=entry.several("mobilised_by", self._lists["mobilisable_par"]),
            reception=entry.several("reception", self._lists["modes_accueil"]),
            access=entry.optional("access"),
            link=entry.link("link"),
            phone=entry.phone("phone"),
            structure=entry.text("structure"),
            territories=entry.several("territories"),
            funders=entry.several("funders"),
            owner=entry.text("owner"),
            plan=_references(entry),
            standing=entry.word("standing", ServiceState),
            confidence=entry.word("confidence", Reliability),
            origin=entry.text("origin"),
            reviewed_on=entry.day("reviewed_on"),
            review_every_months=entry.whole("review_every_months"),
        )

    def _named(self, entry: Entry, programme: str | None) -> tuple[str, str, tuple[str, ...]]:
        """Name, summary and words: those of the scheme of the offer, said only there."""
        if programme is None:
            return entry.text("name"), entry.text("summary"), entry.several("words")
        for field in ("name", "summary"):
            if entry.has(field):
                entry.tell(
                    entry.at(field),
                    f"« {field} » est déjà dit par le dispositif « {programme} » : retirez-le.",
                )
            entry.optional(field)
        name, summary, words = self._programmes[programme]
        return name, summary, (*words, *entry.several("words"))

    def _check(self, entry: Entry, made: Service) -> None:
        for field, wrong, remedy in _faults(made, self.book):
            if wrong:
                entry.tell(entry.at(field), remedy)


def _faults(made: Service, book: ServiceBook) -> list[tuple[str, bool, str]]:
    """What one field alone cannot tell: where, whether, and the sentence."""
    places = [one for one in made.territories if not _TERRITORY.fullmatch(one)]
    return [
        ("slug", made.slug in book.services, f"« {made.slug} » est déjà décrit ailleurs."),
        (
            "structure",
            bool(made.structure) and made.structure not in book.structures,
            f"la structure « {made.structure} » n’est pas dans « {STRUCTURES} » : ajoutez-la.",
        ),
        ("audiences", not made.audiences, "dites qui demande ce service : « audiences »."),
        (
            "publics",
            _ALL_PUBLICS in made.publics and len(made.publics) > 1,
            f"« {_ALL_PUBLICS} » ne va avec aucun autre public : gardez l’un ou l’autre.",
        ),
        (
            "territories",
            bool(places) or not made.territories,
            f"« {', '.join(places) or 'rien'} » : écrivez « france », « region:76 » ou "
            "« departement:31 ».",
        ),
        (
            "review_every_months",
            not 1 <= made.review_every_months <= _LONGEST_REVIEW,
            f"une fiche se relit tous les 1 à {_LONGEST_REVIEW} mois.",
        ),
    ]


def _amounts(entry: Entry) -> tuple[Amount, ...]:
    made = []
    for one in entry.entries("amounts"):
        made.append(Amount(one.whole("value"), one.text("label"), one.whole("line")))
        one.close()
    return tuple(made)


def _references(entry: Entry) -> tuple[PlanReference, ...]:
    made = []
    for one in entry.entries("plan"):
        action = one.text("action")
        if action and not _ACTION.fullmatch(action):
            one.tell(one.at("action"), f"« {action} » : écrivez le code d’une action, « A10 ».")
        made.append(PlanReference(action, one.whole("line")))
        one.close()
    return tuple(made)
