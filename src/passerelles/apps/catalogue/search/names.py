"""Names that words may say: occupations by their appellations and synonyms, Formacode terms."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.catalogue.reads.vocabulary import programmes
from passerelles.apps.catalogue.search.answers import UnderstoodOccupation
from passerelles.apps.reference.models import Mobility, NomenclatureItem, Occupation
from passerelles.apps.reference.reads import search_entries
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.lineage import lineage, with_ancestors
from passerelles.apps.reference.reads.meaning import same_meaning
from passerelles.apps.reference.reads.occupations import todays
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.synonyms import synonyms
from passerelles.domain.catalogue.words import key_of, meant, words_of
from passerelles.domain.reference.search.entries import SearchEntry, with_synonyms

Name = frozenset[str]

MOST_OCCUPATIONS = 10
_LABEL_STRENGTH = 1.0
_APPELLATION_STRENGTH = 0.95
# Scores of the label index: what a near name must reach, and how far from the best one.
_NEAR_ENOUGH, _NEAR_SHARE = 0.85, 0.9
_MOST_NEAR = 3
_MOST_NEIGHBOURS = 20


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a group of words says: occupations (with a strength from 0 to 1), Formacodes, and the
    programmes that answer a need (« apprendre à lire »), which are then preferred, not imposed.
    """

    occupations: tuple[tuple[UnderstoodOccupation, float], ...] = ()
    formacodes: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.occupations or self.formacodes or self.programmes)


NO_MEANING = Meaning()


def occupation_names() -> Mapping[Name, tuple[tuple[UnderstoodOccupation, float], ...]]:
    """The occupations of the newest ROME that each name says, likeliest first."""
    return _occupation_names()


@remembered
def _occupation_names() -> dict[Name, tuple[tuple[UnderstoodOccupation, float], ...]]:
    rome = newest_rome()
    entries = with_synonyms(
        search_entries.occupations(), synonyms(), newest=rome.id if rome else ""
    )
    named: dict[Name, dict[str, tuple[UnderstoodOccupation, float]]] = {}
    for entry in entries:
        for name, said, strength in _entry_names(entry):
            known = named.setdefault(name, {})
            if entry.code not in known or known[entry.code][1] < strength:
                found = UnderstoodOccupation(entry.edition, entry.code, entry.label, said)
                known[entry.code] = (found, strength)
    return {
        name: tuple(sorted(known.values(), key=lambda f: (-f[1], f[0].code))[:MOST_OCCUPATIONS])
        for name, known in named.items()
    }


@remembered
def formacode_names() -> dict[Name, frozenset[str]]:
    """The Formacodes that each term or synonym says; empty without the official file."""
    rows = NomenclatureItem.objects.filter(closed_on=None, edition__scheme="Formacode")
    named: dict[Name, set[str]] = {}
    for code, label, others in rows.values_list("code", "label", "synonyms").iterator():
        for said in (label, *others):
            if name := name_of(words_of(said)):
                named.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in named.items()}


@remembered
def need_names() -> dict[Name, frozenset[str]]:
    """The programmes that answer each need, by the words that describe them."""
    named: dict[Name, set[str]] = {}
    for programme in programmes().values():
        for said in programme.words:
            if name := name_of(words_of(said)):
                named.setdefault(name, set()).add(programme.slug)
    return {name: frozenset(slugs) for name, slugs in named.items()}


@remembered
def said_stems() -> frozenset[str]:
    """The roots of every word of a name: such a word is spelt as it should be."""
    return frozenset(root for name in (*occupation_names(), *formacode_names()) for root in name)


def name_of(words: Iterable[str]) -> Name:
    """What a name is recognised by: the roots of the words that mean something in it."""
    return key_of(meant(words))


def near_names(text: str) -> tuple[tuple[UnderstoodOccupation, float], ...]:
    """Occupations whose names resemble ``text``, typing errors included; weak evidence."""
    found = search(text, SearchKind.OCCUPATION, limit=_MOST_NEAR)
    if not found or found[0].score < _NEAR_ENOUGH:
        return ()
    least = found[0].score * _NEAR_SHARE
    return tuple(
        (UnderstoodOccupation(m.edition, m.code, m.label, m.matched), min(1.0, m.score) * 0.8)
        for m in found
        if m.score >= least
    )


def occupation_keys(code: str) -> tuple[str, ...]:
    """What sessions may carry for an occupation of the newest ROME: its key in every edition where
    it is the same trade, those it descends from, and its bare code for offers nobody resolved.
    """
    return _families().get(code, (code,))


@remembered
def _families() -> dict[str, tuple[str, ...]]:
    rome = newest_rome()
    rows = with_ancestors().filter(edition_id=rome.id if rome else "", closed_on=None)
    families = {row.code: tuple(of.id for of in lineage(row).occupations) for row in rows}
    for old in Occupation.objects.filter(edition__scheme="ROME", code__in=families).exclude(
        edition_id=rome.id if rome else ""
    ):
        new = families[old.code]
        if old.id not in new and same_meaning(old.label, _labels().get(old.code, "")):
            families[old.code] = (*new, old.id)
    return {code: (*keys, code) for code, keys in families.items()}


@remembered
def _labels() -> dict[str, str]:
    rome = newest_rome()
    rows = Occupation.objects.filter(edition_id=rome.id if rome else "", closed_on=None)
    return dict(rows.values_list("code", "label"))


def neighbour_occupations(codes: Collection[str]) -> list[UnderstoodOccupation]:
    """Occupations of the newest ROME near these ones: by moves published, then by common parent,
    then by professional domain.
    """
    rome = newest_rome()
    edition = rome.id if rome else ""
    own = list(Occupation.objects.filter(edition_id=edition, code__in=codes, closed_on=None))
    keys = [key for code in codes for key in occupation_keys(code)]
    moves = Mobility.objects.filter(occupation_id__in=keys, closed_on=None)
    ordered = moves.select_related("target").order_by("position", "id")
    targets = list({move.target_id: move.target for move in ordered}.values())
    today = todays(targets, edition)
    near = [today.get(target.id, target).code for target in targets]
    parents = {row.parent_id for row in own if row.parent_id}
    siblings = Occupation.objects.filter(edition_id=edition, parent_id__in=parents, closed_on=None)
    near += siblings.order_by("code").values_list("code", flat=True)
    labels = _labels()
    # Then those of the same professional domain (A15), then of the same wide one (A1).
    for letters in (3, 2):
        domains = {code[:letters] for code in codes}
        near += sorted(code for code in labels if code[:letters] in domains)
    return [
        UnderstoodOccupation(edition, code, labels[code], labels[code])
        for code in dict.fromkeys(near)
        if code in labels and code not in codes
    ][:_MOST_NEIGHBOURS]


def _entry_names(entry: SearchEntry) -> Iterator[tuple[Name, str, float]]:
    for said in (entry.label, *entry.label.split("/")):
        if name := name_of(words_of(said)):
            yield name, entry.label, _LABEL_STRENGTH
    for position, said in enumerate(entry.variants):
        if name := name_of(words_of(said)):
            yield name, said, _APPELLATION_STRENGTH * entry.variant_weight(position)


def meanings(words: Sequence[str]) -> Iterator[tuple[range, Meaning]]:
    """Groups of words that say a name, the longest first, never two on one word."""
    free = [True] * len(words)
    for length in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if not all(free[at] for at in span):
                continue
            name = key_of(words[start : start + length])
            meaning = Meaning(
                occupation_names().get(name, ()),
                formacode_names().get(name, frozenset()),
                need_names().get(name, frozenset()),
            )
            if meaning:
                for at in span:
                    free[at] = False
                yield span, meaning
