"""The list of skills: search or the most used, with what to do when nothing is found."""

from django.http import HttpRequest
from django.urls import reverse

from passerelles.apps.reference.models import SkillKind
from passerelles.apps.reference.reads.counts import shows_demonstration_skills
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.skills import SkillRef, skill_list, skills_by_keys
from passerelles.portals.public.reference.forms import SkillForm
from passerelles.portals.public.reference.lists import PER_PAGE, skill_link
from passerelles.portals.public.shell.paging import offset, paged, requested

BEST = 200


def context(request: HttpRequest, form: SkillForm) -> dict[str, object]:
    query, kind = form.value("q"), form.value("nature")
    found, total, unfiltered = _found(request, query, kind)
    return {
        "form": form,
        "query": query,
        "links": tuple(map(skill_link, found)),
        "pages": paged(request, total, PER_PAGE),
        "hidden": unfiltered - total,
        "trail": [("Métiers", reverse("occupations"))],
        "demonstration": shows_demonstration_skills(),
    }


def _found(request: HttpRequest, query: str, kind: str) -> tuple[tuple[SkillRef, ...], int, int]:
    """The page of skills, how many match, and how many would without the filter of kind."""
    start = offset(requested(request), PER_PAGE)
    if not query:
        part = skill_list(SkillKind(kind) if kind else "", offset=start, limit=PER_PAGE)
        return part.items, part.total, part.total
    matches = search(query, SearchKind.SKILL, limit=BEST)
    everything = skills_by_keys([(match.edition, match.code) for match in matches])
    kept = tuple(skill for skill in everything if not kind or skill.kind == kind)
    return kept[start : start + PER_PAGE], len(kept), len(everything)
