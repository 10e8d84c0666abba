"""Which place a person means by what they write: a name, a postcode, a code, « à distance »."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_places import CommunePlace, known_places
from passerelles.apps.reference.reads.editions import editions
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.zonings import places_in
from passerelles.domain.reference.communes import departement_of, fold_name
from passerelles.domain.reference.search.entries import Match

REMOTE_WORDS = frozenset(
    {"a distance", "distance", "en ligne", "chez moi", "distanciel", "en distanciel", "foad"}
)
EVERYWHERE_WORDS = frozenset({"partout", "france", "toute la france", "france entiere"})
_COMMUNES = (TerritoryKind.COMMUNE, TerritoryKind.ARRONDISSEMENT)
_ZONES = (TerritoryKind.DEPARTEMENT, TerritoryKind.REGION)
_WITH_DEPARTEMENT = re.compile(r"(.+?)\s*\(\s*([0-9][0-9AB][0-9]?)\s*\)", re.IGNORECASE)
_CANDIDATES = 60  # « Saint-Martin » is borne by some forty communes
_PROPOSED = 6
_DOMINANT = 10  # times more people than the next homonym: the one that people mean


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that can be searched around; ``label`` reads back as itself: « Foix (09) »."""

    kind: str
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """What was understood.

    ``place`` is None when nothing, or several places, answer; ``others`` are then what to choose
    from, and otherwise what else bears that name. ``guesses`` are written nearly alike, when
    nothing bears it. ``remote`` tells « à distance », ``everywhere`` « partout » or nothing.
    """

    text: str
    place: NamedPlace | None = None
    others: tuple[NamedPlace, ...] = ()
    guesses: tuple[NamedPlace, ...] = ()
    remote: bool = False
    everywhere: bool = False
    departements: frozenset[str] = frozenset()

    @property
    def is_ambiguous(self) -> bool:
        return self.place is None and bool(self.others)


def read_place(text: str) -> PlaceReading:
    """Understand a place typed by a person; never raises, whatever is typed."""
    text = " ".join(text.split())
    folded = fold_name(text)
    if folded in EVERYWHERE_WORDS or not folded:
        return PlaceReading(text, everywhere=True)
    if folded in REMOTE_WORDS:
        return PlaceReading(text, remote=True)
    name, departement = _split(text)
    found = search(name, SearchKind.PLACE, limit=_CANDIDATES)
    exact = [match for match in found if _says(match, name) and _inside(match, departement)]
    communes = _ranked(match for match in exact if _kind(match) in _COMMUNES)
    if communes:
        return _chosen(text, communes)
    zone = next((match for match in exact if _kind(match) in _ZONES), None)
    if zone is not None:
        return _zone(text, zone)
    near = _ranked(match for match in found if _kind(match) in _COMMUNES)
    return PlaceReading(text, guesses=tuple(named for named, _ in near[:_PROPOSED]))


def read_commune(code: str) -> NamedPlace | None:
    """The commune, or the municipal arrondissement, of an INSEE code; None when it is unknown."""
    found = search(code, SearchKind.PLACE, limit=_CANDIDATES)
    ends = [m for m in found if _kind(m) in _COMMUNES and _code(m) == code.upper()]
    return _named(ends[0]) if ends else None


def _split(text: str) -> tuple[str, str]:
    found = _WITH_DEPARTEMENT.fullmatch(text)
    return (found[1], found[2].upper()) if found else (text, "")


def _says(match: Match, name: str) -> bool:
    folded = fold_name(name)
    return fold_name(match.label) == folded or fold_name(match.matched) == folded


def _inside(match: Match, departement: str) -> bool:
    return not departement or departement_of(_code(match)) == departement


def _ranked(matches: Iterable[Match]) -> list[tuple[NamedPlace, int]]:
    """Communes with their population, the most populated first."""
    kept = list(matches)
    keys = [f"{match.edition}:{match.code}" for match in kept]
    people = {place.code: place.population or 0 for place in known_places(keys)}
    ranked = [(_named(match), people.get(_code(match), 0)) for match in kept]
    return sorted(ranked, key=lambda item: -item[1])


def _chosen(text: str, communes: Sequence[tuple[NamedPlace, int]]) -> PlaceReading:
    """The only one, or the one that dominates; otherwise the person chooses."""
    names = tuple(named for named, _ in communes)
    (first, people), others = communes[0], communes[1:]
    if not others or people >= _DOMINANT * max(1, others[0][1]):
        return PlaceReading(text, place=first, others=names[1 : _PROPOSED + 1])
    return PlaceReading(text, others=names[: 2 * _PROPOSED])


def _zone(text: str, match: Match) -> PlaceReading:
    named = _named(match)
    if named.kind == TerritoryKind.DEPARTEMENT:
        return PlaceReading(text, place=named, departements=frozenset({named.code}))
    communes = _communes_of(match)
    inside = frozenset(departement_of(commune.code) for commune in communes)
    return PlaceReading(text, place=named, departements=inside)


def _communes_of(match: Match) -> list[CommunePlace]:
    edition = editions().get(match.edition)
    if edition is None:
        return []
    return places_in(f"{match.edition}:{match.code}", _kind(match), match.edition)


def _named(match: Match) -> NamedPlace:
    kind, code = _kind(match), _code(match)
    within = f" ({departement_of(code)})" if kind in _COMMUNES else ""
    return NamedPlace(kind, code, f"{match.label}{within}")


def _kind(match: Match) -> str:
    return match.code.partition(":")[0]


def _code(match: Match) -> str:
    return match.code.partition(":")[2]
