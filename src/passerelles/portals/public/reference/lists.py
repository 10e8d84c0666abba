"""Lists of the reference as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from passerelles.apps.reference.models import SkillKind
from passerelles.apps.reference.reads import occupations, skills
from passerelles.apps.reference.reads.search import SearchKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.reference.search.entries import Match
from passerelles.portals.public.reference import addresses, words
from passerelles.portals.public.reference.values import Link, occupation_link
from passerelles.portals.public.shell.french import counted, number
from passerelles.portals.public.shell.paging import offset, paged, requested

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class FieldDoor:
    """A main field of the ROME and how many occupations it holds."""

    letter: str
    label: str
    count: str


def matches(found: Iterable[Match]) -> tuple[Link, ...]:
    """Answers of the search, with the everyday word that led to each."""
    return tuple(map(match_link, found))


def match_link(match: Match) -> Link:
    same = match.matched.casefold() == match.label.casefold() or match.matched == match.code
    told = "" if same else f"« {match.matched} »"
    code = match.code if match.kind in (SearchKind.OCCUPATION, SearchKind.CERTIFICATION) else ""
    return Link(match.label, match_address(match), " · ".join(filter(None, (code, told))))


def match_address(match: Match) -> str:
    """The page of an answer; empty for a kind that has no page yet."""
    match match.kind:
        case SearchKind.OCCUPATION:
            return reverse("occupation", args=[match.code])
        case SearchKind.SKILL:
            return addresses.skill(match.edition, match.code)
        case SearchKind.CERTIFICATION:
            return reverse("certification", args=[match.code])
        case SearchKind.PLACE:
            kind, _, code = match.code.partition(":")
            return addresses.territory_page(kind, code)
    return ""


def occupation_fields(request: HttpRequest, field: str, *, searching: bool) -> dict[str, object]:
    """The doors of all fields, or the paged occupations of one. Raises Http404."""
    if field and field not in words.FIELDS:
        raise Http404(f"Aucun domaine de métiers ne porte la lettre « {field[:20]} ».")
    if searching or not field:
        return {"fields": () if searching else _doors(), "field": "", "links": (), "pages": None}
    start = offset(requested(request), PER_PAGE)
    part = occupations.occupations_of_field(field, offset=start, limit=PER_PAGE)
    return {
        "fields": (),
        "field": words.FIELDS[field],
        "links": tuple(map(occupation_link, part.items)),
        "pages": paged(request, part.total, PER_PAGE),
    }


def _doors() -> tuple[FieldDoor, ...]:
    counts = occupations.field_counts()
    return tuple(
        FieldDoor(letter, label, counted(counts[letter], "métier", "métiers"))
        for letter, label in words.FIELDS.items()
        if letter in counts
    )


def skill_link(ref: skills.SkillRef) -> Link:
    kind = words.SKILLS[SkillKind(ref.kind)]
    uses = counted(ref.uses, "métier", "métiers")
    return Link(ref.label, addresses.skill(ref.edition_id, ref.code), f"{kind} · {uses}")


def territory_link(ref: TerritoryRef) -> Link:
    population = f"{number(ref.population)} habitants" if ref.population else ""
    old = "" if ref.in_force else "ancien zonage, non en vigueur"
    said = (ref.code, population, old)
    return Link(ref.name, addresses.territory(ref), " · ".join(filter(None, said)))
