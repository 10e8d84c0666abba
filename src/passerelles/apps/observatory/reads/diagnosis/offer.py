"""Counts of the training offer in a territory and around it, read from the index of sessions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from tantivy import Query

from passerelles.apps.catalogue.models import Session
from passerelles.apps.catalogue.search.clauses import (
    all_of,
    days_query,
    near_query,
    occupations_query,
)
from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable
from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.place import surroundings
from passerelles.apps.reference.models import Occupation, Source
from passerelles.apps.reference.reads.editions import SourceValue, newest_rome
from passerelles.apps.reference.reads.editions import sources as register
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.apps.reference.reads.zonings import zone_of

ON_THE_ROAD = (30, 45, 60)  # minutes


@dataclass(frozen=True, slots=True)
class LocalOffer:
    """The sessions that one may still join on a day, on site, in some communes (keys)."""

    generation: Generation
    day: date
    here: Query

    def inside(self) -> int:
        return self._count(self.here)

    def leading_to(self, codes: Iterable[str]) -> int:
        """Those that lead to one of these occupations of the newest ROME."""
        return self._count(self.here, occupations_query(codes))

    def leading_to_old(self, code: str) -> int:
        """Those that lead to what an occupation of an earlier ROME has become in the newest."""
        return self.leading_to(_heirs().get(code, (code,)))

    def leading_to_family(self, letter: str) -> int:
        """Those that lead to one of the occupations of a main field of the ROME."""
        query = _family_queries().get(letter)
        return self._count(self.here, query) if query else 0

    def within(self, insee: str, minutes: int) -> int | None:
        """Those within so many minutes by car of a commune; None when nobody placed it."""
        try:
            around = surroundings(self.generation, insee)
        except BadSearch:
            return None
        communes = around.within(None, minutes).tolist()
        return self._count(near_query(communes, or_remote=False))

    def _count(self, *queries: Query) -> int:
        joinable = days_query("join", self.day.toordinal(), None)
        return self.generation.count(all_of([joinable, *queries]))


def local_offer(communes: Collection[str], day: date) -> LocalOffer | None:
    """The offer of these communes; None when no offer is loaded or its index cannot be read."""
    try:
        generation = current_generation()
    except SearchUnavailable:
        return None
    if generation is None:
        return None
    wanted = set(communes)
    numbers = [n for n, key in enumerate(generation.columns.meta["communes"]) if key in wanted]
    return LocalOffer(generation, day, near_query(numbers, or_remote=False))


def served_number() -> int:
    """The generation of the index served; 0 without any."""
    try:
        generation = current_generation()
    except SearchUnavailable:
        return 0
    return generation.number if generation else 0


def offer_of(region: TerritoryRef | None, day: date) -> LocalOffer | None:
    """The offer on site in a region; without region the whole offer, at a distance too.

    None when none is loaded or its index cannot be read.
    """
    if region:
        return local_offer(zone_of(region.id, region.kind, region.edition_id).communes, day)
    try:
        generation = current_generation()
    except SearchUnavailable:
        return None
    return LocalOffer(generation, day, Query.all_query()) if generation else None


def warm() -> None:
    """The codes of the ROME by field and by origin, before the first diagnosis is asked for."""
    _family_queries()
    _heirs()


@remembered
def _family_queries() -> Mapping[str, Query]:
    return {letter: occupations_query(codes) for letter, codes in rome_families().items()}


@remembered
def rome_families() -> Mapping[str, tuple[str, ...]]:
    """Codes of the newest ROME by main field (the first letter): one query, once a generation."""
    newest = newest_rome()
    rows = Occupation.objects.filter(edition_id=newest.id if newest else "", closed_on=None)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for code in rows.order_by("code").values_list("code", flat=True):
        families[code[0]].append(code)
    return {letter: tuple(codes) for letter, codes in families.items()}


@remembered
def _heirs() -> Mapping[str, tuple[str, ...]]:
    """Codes of the newest ROME by the earlier code that they come from: once a generation."""
    newest = newest_rome()
    rows = Occupation.objects.filter(edition_id=newest.id if newest else "", closed_on=None)
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for parent, code in (
        rows.exclude(parent=None).order_by("code").values_list("parent__code", "code")
    ):
        heirs[parent].append(code)
    return {parent: tuple(codes) for parent, codes in heirs.items()}


@remembered
def offer_sources() -> tuple[SourceValue, ...]:
    """The sources of the sessions published: one query, once a generation."""
    given = Session.objects.current().filter(source=OuterRef("pk"))
    keys = Source.objects.filter(Exists(given)).values_list("id", flat=True)
    return tuple(register()[key] for key in keys if key in register())
