"""Addresses: the public portal, the professional desks, the API."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from passerelles.portals.api.urls import api


def health(request: HttpRequest) -> HttpResponse:
    """Answer without touching the database: the process is up."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("sante", health, name="health"),
    path("api/v1/", api.urls),
    path("pro/", include("passerelles.portals.pro.urls")),
    path("", include("passerelles.portals.public.urls")),
]

handler400 = "passerelles.portals.public.shell.errors.bad_request"
handler403 = "passerelles.portals.public.shell.errors.forbidden"
handler404 = "passerelles.portals.public.shell.errors.not_found"
handler500 = "passerelles.portals.public.shell.errors.server_error"
