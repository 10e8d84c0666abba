"""The list of certifications: search, filters, and how many each filter hides."""

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse

from passerelles.apps.reference.reads.certifications import CertificationFilter, certification_list
from passerelles.apps.reference.reads.counts import reference_counts
from passerelles.apps.reference.reads.occupations import occupations_by_codes
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.portals.public.reference.forms import CertificationForm
from passerelles.portals.public.reference.lists import PER_PAGE
from passerelles.portals.public.reference.values import Link, certification_link, occupation_link
from passerelles.portals.public.shell.french import counted
from passerelles.portals.public.shell.paging import offset, paged, requested

BEST = 300
_STATES = {"active": True, "inactive": False}


def context(request: HttpRequest, form: CertificationForm) -> dict[str, object]:
    wanted = _wanted(form)
    start = offset(requested(request), PER_PAGE)
    part = certification_list(wanted, offset=start, limit=PER_PAGE)
    return {
        "form": form,
        "query": form.value("q"),
        "occupation": _occupation(wanted.occupation),
        "links": tuple(map(certification_link, part.items)),
        "count": counted(part.total, "certification", "certifications"),
        "pages": paged(request, part.total, PER_PAGE),
        "loaded": bool(part.total or reference_counts().certifications),
        "ways_out": () if part.total else _ways_out(request, wanted),
    }


def _wanted(form: CertificationForm) -> CertificationFilter:
    query, level = form.value("q"), form.value("niveau")
    found = search(query, SearchKind.CERTIFICATION, limit=BEST) if query else None
    return CertificationFilter(
        keys=None if found is None else tuple(match.code for match in found),
        level=int(level) if level else None,
        is_active=_STATES.get(form.value("etat")),
        register=form.value("repertoire"),
        occupation=form.value("metier"),
    )


def _occupation(code: str) -> Link | None:
    found = occupations_by_codes([code]) if code else ()
    return occupation_link(found[0]) if found else None


def _ways_out(request: HttpRequest, wanted: CertificationFilter) -> tuple[Link, ...]:
    """For an empty list: each filter whose removal would show something, with how much."""
    without = {
        "niveau": ("le niveau", replace(wanted, level=None)),
        "etat": ("l’état", replace(wanted, is_active=None)),
        "repertoire": ("le répertoire", replace(wanted, register="")),
        "metier": ("le métier", replace(wanted, occupation="")),
    }
    links = []
    for name, (label, wider) in without.items():
        total = certification_list(wider, limit=1).total if request.GET.get(name) else 0
        if total:
            shown = counted(total, "certification", "certifications")
            links.append(Link(f"Sans {label} : {shown}", _address(request, name)))
    return tuple(links)


def _address(request: HttpRequest, without: str) -> str:
    query = request.GET.copy()
    query.pop(without, None)
    query.pop("page", None)
    return f"{reverse('certifications')}?{query.urlencode()}"
