"""What words say by themselves: modes, paces, programmes, publics, towns and départements."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from passerelles.apps.catalogue.models import EntryMode, Mode, Pace
from passerelles.apps.catalogue.reads.vocabulary import programmes, publics
from passerelles.apps.catalogue.search.names import name_of, occupation_names, said_stems
from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.commune_places import commune_places
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.catalogue.understanding import Phrase
from passerelles.domain.catalogue.words import stem, words_of

_REMOTE = "à distance|distanciel|en distanciel|en ligne|e-learning|FOAD|en visio|par correspondance"
_MODES = {
    Mode.REMOTE: _REMOTE.split("|"),
    Mode.BLENDED: ("hybride", "en partie à distance", "mixte", "blended"),
    Mode.ONSITE: ("en présentiel", "présentiel", "sur place", "en salle"),
}
_PACES = {
    Pace.EVENING: ("cours du soir", "le soir", "en soirée", "du soir", "soir", "soirée"),
    Pace.PART_TIME: ("temps partiel", "à temps partiel", "mi-temps", "à mi-temps"),
    Pace.FULL_TIME: ("temps plein", "à temps plein", "temps complet", "à temps complet"),
    Pace.WEEKEND: ("week-end", "le week-end", "weekend", "le weekend", "le samedi", "samedi"),
}
_ENTRIES = {EntryMode.CONTINUOUS: ("toute l'année", "entrée permanente", "entrées permanentes")}
_CONTRACTS = ("en alternance", "alternance", "par alternance")
_HERE = frozenset(
    ("a", "au", "aux", "vers", "pres", "sur", "autour", "de", "cote", "proche", "secteur", "en")
)
_INTO = frozenset(("en", "dans", "le", "la", "les", "l", "departement"))
_FOR = frozenset(("pour", "public", "suis", "les", "aux", "statut"))
_KNOWN_ALONE = frozenset(("rqth", "rsa", "chomeur", "chomage", "salarie", "detenu"))
# People from which « Toulouse » needs no « à »; « Foix » neither, which means nothing else.
_LARGE_TOWN, _TOWN = 20_000, 5_000
# Large towns whose name also says something else.
_AMBIGUOUS = frozenset(("sens", "tours", "nice", "orange", "lens", "grasse", "vienne", "colombes"))

Table = Mapping[tuple[str, ...], Phrase]


@cache
def fixed_phrases() -> Table:
    """The phrases that do not depend on what is loaded."""
    table: dict[tuple[str, ...], Phrase] = {}
    for name, values in (("modes", _MODES), ("paces", _PACES), ("entries", _ENTRIES)):
        for value, sayings in values.items():
            _say(table, Phrase(name, (str(value),)), sayings)
    _say(table, Phrase("contracts", ("apprenticeship", "professionalisation")), _CONTRACTS)
    for public in publics().values():
        for words in public.words:
            alone = len(words_of(words)) > 1 or words_of(words)[0] in _KNOWN_ALONE
            openings = frozenset() if alone else _FOR
            _say(table, Phrase("publics", (public.slug,), openings), (words,))
    for programme in programmes().values():
        said = [w for w in programme.words if _resembles(w, programme.slug)]
        names = (programme.slug, programme.name.partition("(")[0], *said)
        _say(table, Phrase("programmes", (programme.slug,)), names)
    return table


@remembered
def place_phrases() -> dict[tuple[str, ...], Phrase]:
    """Towns, postcodes and départements; the most populated of those that share a name."""
    table: dict[tuple[str, ...], Phrase] = {}
    rows = Territory.objects.filter(
        kind=TerritoryKind.DEPARTEMENT, closed_on=None, edition__in_force=True
    )
    for code, name in rows.values_list("code", "name"):
        _say(table, Phrase("departements", (code,), _INTO), (name,))
    for place in sorted(commune_places().values(), key=lambda p: p.population or 0):
        words = words_of(place.name)
        alone = _is_a_town_alone(words, place.population or 0)
        found = Phrase("commune", (place.code,), frozenset() if alone else _HERE)
        previous = table.get(tuple(words))
        if words and (previous is None or previous.name == "commune"):
            table[tuple(words)] = found
    _say_postcodes(table)
    return table


def _is_a_town_alone(words: Sequence[str], population: int) -> bool:
    """Whether a name needs no « à »: « maçon » is a trade before it is a town of Burgundy."""
    if words[0] in _AMBIGUOUS or name_of(words) in occupation_names():
        return False
    means = any(stem(word) in said_stems() for word in words)
    return population >= (_LARGE_TOWN if means else _TOWN)


def _say_postcodes(table: dict[tuple[str, ...], Phrase]) -> None:
    rows = Territory.objects.filter(
        kind=TerritoryKind.COMMUNE, closed_on=None, edition__in_force=True
    ).order_by("population")
    for code, postcodes in rows.values_list("code", "postcodes").iterator():
        for postcode in postcodes:
            table[(postcode,)] = Phrase("commune", (code,))


def _say(table: dict[tuple[str, ...], Phrase], phrase: Phrase, sayings: Iterable[str]) -> None:
    for saying in sayings:
        if words := tuple(words_of(saying)):
            table.setdefault(words, phrase)


def _resembles(words: str, slug: str) -> bool:
    """Whether words name a programme and do not only describe it: « illettrisme » is a need."""
    own = {stem(word) for word in words_of(slug) if word not in ("de", "l", "pro")}
    return bool(own & {stem(word) for word in words_of(words)}) or words.isupper()
