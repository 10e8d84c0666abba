"""The sheet of a session, and its days for an agenda."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.reads.session_sheet import session_sheet
from passerelles.apps.catalogue.reads.session_values import SessionSheet
from passerelles.formats.icalendar.writer import write_calendar
from passerelles.formats.jsonld.course import write_course
from passerelles.portals.public.catalogue.session.exports import Addresses, calendar, course
from passerelles.portals.public.catalogue.session.page import session_page


def session(request: HttpRequest, key: str) -> HttpResponse:
    sheet, today = found(key), timezone.localdate()
    at = _addresses(request, sheet)
    context = {
        "page": session_page(sheet, today=today),
        "linked_data": write_course(course(sheet, at)),
        "address": at.sheet,
        "today": today,
        "trail": [("Formations", reverse("sessions"))],
        "demonstration": sheet.source.is_demonstration,
    }
    return render(request, "public/catalogue/session.html", context)


def session_calendar(request: HttpRequest, key: str) -> HttpResponse:
    sheet = found(key)
    days = calendar(sheet, _addresses(request, sheet))
    content = write_calendar(days, stamp=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="formation.ics"'
    return response


def found(key: str) -> SessionSheet:
    """The sheet asked for. Raises Http404 with a French sentence."""
    sheet = session_sheet(key)
    if sheet is None:
        raise Http404(f"Aucune session de formation ne porte la clé « {key[:60]} ».")
    return sheet


def _addresses(request: HttpRequest, sheet: SessionSheet) -> Addresses:
    keys = [one.certification.id for one in sheet.certifications if one.certification]
    pages = {key: reverse("certification", args=[key]) for key in keys}
    return Addresses(
        sheet=request.build_absolute_uri(reverse("session", args=[sheet.id])),
        provider=request.build_absolute_uri(reverse("provider", args=[sheet.provider.id])),
        certifications={key: request.build_absolute_uri(page) for key, page in pages.items()},
    )
