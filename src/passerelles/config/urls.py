"""Addresses: the public portal, the professional desks, the API."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.urls.resolvers import RoutePattern, URLResolver


class LaterUrls(URLResolver):
    """Addresses of a namespace, whose module is imported when one of them is first asked for.

    The API is a third of what a web process imports, and no page needs it to answer.
    """

    def _populate(self) -> None:
        """Leave the module alone: a namespace is resolved and reversed without its parent."""


def health(request: HttpRequest) -> HttpResponse:
    """Answer without touching the database: the process is up."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("sante", health, name="health"),
    LaterUrls(
        RoutePattern("api/v1/"), "passerelles.portals.api.urls", app_name="ninja", namespace="api"
    ),
    path("pro/", include("passerelles.portals.pro.urls")),
    path("", include("passerelles.portals.public.urls")),
]

handler400 = "passerelles.portals.public.shell.errors.bad_request"
handler403 = "passerelles.portals.public.shell.errors.forbidden"
handler404 = "passerelles.portals.public.shell.errors.not_found"
handler500 = "passerelles.portals.public.shell.errors.server_error"
