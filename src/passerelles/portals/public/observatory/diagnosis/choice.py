"""The choice of a territory to diagnose: search by name, or lists by kind."""

from dataclasses import dataclass

from django.http import HttpRequest

from passerelles.apps.observatory.reads.around import territories_named
from passerelles.apps.observatory.reads.diagnosis.sector import sections
from passerelles.apps.observatory.reads.diagnosis.territory import KINDS
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territories import territory_counts, territory_list
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.documents.french import counted
from passerelles.portals.public.observatory.diagnosis.addresses import diagnosis_address
from passerelles.portals.public.observatory.diagnosis.parts import sector_cell
from passerelles.portals.public.reference.addresses import KIND_SLUGS, SLUG_KINDS
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.reference.words import TERRITORIES
from passerelles.portals.public.shell.paging import Page, offset, paged, requested

SECTORS = "secteur"
PER_PAGE = 50
LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """``links`` answer the query or list one kind; ``doors`` are the kinds, when neither.

    Sectors have their own: nothing else leads to the first of them.
    """

    query: str
    kind: str
    links: tuple[Link, ...]
    doors: tuple[Link, ...]
    pages: Page | None


def choice(request: HttpRequest) -> Choice:
    """Raises Http404 beyond the end of a list."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    kind = SLUG_KINDS.get(request.GET.get("nature", ""), "")
    if query:
        found = tuple(map(_named, territories_named(query)))
        return Choice(query, "", found, (), None)
    if request.GET.get("nature") == SECTORS:
        return Choice("", "Secteurs d’activité", _sections(), (), None)
    if kind in KINDS:
        start = offset(requested(request), PER_PAGE)
        part = territory_list(kind, offset=start, limit=PER_PAGE)
        pages = paged(request, part.total, PER_PAGE)
        links = tuple(Link(ref.name, diagnosis_address(kind, ref.code)) for ref in part.items)
        return Choice("", TERRITORIES[TerritoryKind(kind)], links, (), pages)
    return Choice("", "", (), _doors(), None)


def _named(ref: TerritoryRef) -> Link:
    kind = TerritoryKind(ref.kind).label
    return Link(ref.name, diagnosis_address(ref.kind, ref.code), f"{kind} {ref.code}")


def _sections() -> tuple[Link, ...]:
    return tuple(
        Link(one.label, sector_cell(one).href, f"section {one.code} de la NAF")
        for one in sections()
    )


def _doors() -> tuple[Link, ...]:
    found = sections()
    told = counted(len(found), "secteur", "secteurs")
    sectors = (Link("Secteurs d’activité", f"?nature={SECTORS}", told),) if found else ()
    return (*_territories(), *sectors)


def _territories() -> tuple[Link, ...]:
    counts = territory_counts()
    return tuple(
        Link(
            TERRITORIES[kind],
            f"?nature={KIND_SLUGS[kind]}",
            counted(counts[kind], "territoire", "territoires"),
        )
        for kind in KINDS
        if counts.get(kind)
    )


def region_choices(chosen: TerritoryRef | None) -> tuple[tuple[str, str, bool], ...]:
    """Every region, by name, and whether it is the one chosen."""
    code = chosen.code if chosen else ""
    return tuple((ref.code, ref.name, ref.code == code) for ref in _regions())


@remembered
def _regions() -> tuple[TerritoryRef, ...]:
    return territory_list(TerritoryKind.REGION).items
