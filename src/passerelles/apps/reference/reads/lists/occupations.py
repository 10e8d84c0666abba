"""Occupations of one edition, page after page."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from passerelles.apps.reference.models import Appellation, Occupation, OccupationSector
from passerelles.apps.reference.reads.editions import newest_rome, sources
from passerelles.apps.reference.reads.lists.windows import Batch, Window, by_key, by_rank
from passerelles.apps.reference.reads.lists.words import holding
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.values import OccupationRef, occupation_ref

MOST_ANSWERS = 1_000  # of a search by everyday words; the ROME holds fewer occupations


@dataclass(frozen=True, slots=True)
class OccupationFilter:
    """What a list keeps; an empty value keeps everything.

    ``edition_id`` is the newest edition when empty. ``field`` is the beginning of the code;
    ``sector`` is ``NAF:43`` or a bare code; ``interest`` is the main letter of RIASEC.
    """

    query: str = ""
    edition_id: str = ""
    transition: str = ""
    sector: str = ""
    field: str = ""
    interest: str = ""


@dataclass(frozen=True, slots=True)
class OccupationItem:
    """One line of a list: empty texts mean that the edition does not say."""

    occupation: OccupationRef
    transition: str
    interest: str
    is_demonstration: bool


def list_occupations(wanted: OccupationFilter, window: Window) -> Batch[OccupationItem]:
    """Occupations by code, or best first when ``wanted.query`` says words.

    Words find everyday names and synonyms in the newest edition, and plain words of labels and
    appellations in the others. Raises LostPosition.
    """
    newest = newest_rome()
    edition = wanted.edition_id or (newest.id if newest else "")
    rows = _filtered(Occupation.objects.filter(edition_id=edition, closed_on=None), wanted)
    if not wanted.query:
        return by_key(rows, window).map(_item)
    if newest is None or edition != newest.id:
        return by_key(_named(rows, wanted.query), window).map(_item)
    found = search(wanted.query, SearchKind.OCCUPATION, limit=MOST_ANSWERS)
    return by_rank(rows, [f"{m.edition}:{m.code}" for m in found], window).map(_item)


def _filtered(rows: QuerySet[Occupation], wanted: OccupationFilter) -> QuerySet[Occupation]:
    if wanted.transition:
        rows = rows.filter(transition=wanted.transition)
    if wanted.field:
        rows = rows.filter(code__startswith=wanted.field)
    if wanted.interest:
        rows = rows.filter(riasec_major=wanted.interest)
    if wanted.sector:
        rows = _practised_in(rows, wanted.sector)
    return rows


def _practised_in(rows: QuerySet[Occupation], sector: str) -> QuerySet[Occupation]:
    """Its own sectors count, or those of its parent when it has none."""
    scheme, _, code = sector.rpartition(":")
    links = OccupationSector.objects.filter(closed_on=None)
    there = links.filter(sector__code=code)
    if scheme:
        there = there.filter(sector__scheme=scheme)
    own = links.filter(occupation_id=OuterRef("pk"))
    return rows.filter(
        Exists(there.filter(occupation_id=OuterRef("pk")))
        | (~Exists(own) & Exists(there.filter(occupation_id=OuterRef("parent_id"))))
    )


def _named(rows: QuerySet[Occupation], text: str) -> QuerySet[Occupation]:
    names = holding(Appellation.objects.filter(closed_on=None), text, fields=("label",))
    labels = holding(rows.order_by(), text, fields=("label",)).values("pk")
    return rows.filter(Q(pk__in=labels) | Q(pk__in=names.order_by().values("occupation_id")))


def _item(row: Occupation) -> OccupationItem:
    source = sources()[row.source_id]
    return OccupationItem(
        occupation_ref(row), row.transition, row.riasec_major, source.is_demonstration
    )
