"""The desk's first page: what waits, and finding one session."""

from django.http import HttpRequest, HttpResponse

from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.catalogue.reads.desk import desk_counts, find_sessions
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import show


@desk(ErrorReport)
def home(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    context = {
        "counts": desk_counts(person(request)),
        "q": text,
        "found": find_sessions(text) if text else [],
    }
    return show(request, "catalogue/desk.html", context)
