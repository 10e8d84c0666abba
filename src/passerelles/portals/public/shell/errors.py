"""Error pages: one French sentence, and ways out. None of them reads the database."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from passerelles.portals.public.shell.context import still_shell


@dataclass(frozen=True, slots=True)
class ErrorPage:
    status: int
    title: str
    sentence: str


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """Answer 400 with the sentence that says what to change."""
    return _render(request, ErrorPage(400, "Demande impossible à lire", reason))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, "Nous n’avons pas compris cette demande. Revenez à la page précédente.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = "Votre compte ne donne pas accès à cette page."
    return _render(request, ErrorPage(403, "Accès refusé", sentence))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or stale (``CSRF_FAILURE_VIEW``)."""
    sentence = "Ce formulaire a expiré. Revenez à la page précédente, rechargez-la et recommencez."
    return _render(request, ErrorPage(403, "Formulaire expiré", sentence))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _render(request, ErrorPage(404, "Page introuvable", _sentence(exception)))


def refused_method(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """Answer 405; ``allowed`` names the methods of the page, as HTTP writes them."""
    sentence = (
        "Cette adresse ne s’ouvre pas ainsi : elle reçoit un formulaire. Revenez à la page "
        "précédente et utilisez son bouton."
    )
    response = _render(request, ErrorPage(405, "Demande refusée", sentence))
    response.headers["Allow"] = allowed
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = "Une erreur est survenue de notre côté. Réessayez dans un instant."
    return _render(request, ErrorPage(500, "Erreur du service", sentence))


def _sentence(exception: Exception) -> str:
    """The sentence of our own ``Http404``; Django's own speak English of addresses and patterns."""
    said = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    if isinstance(said, str) and said.startswith(("Aucun", "Cette page", "La page")):
        return said
    return "Cette page n’existe pas, ou plus. L’adresse est peut-être incomplète."


def _render(request: HttpRequest, page: ErrorPage) -> HttpResponse:
    context = {
        "page": page,
        "shell": still_shell(),
        "csp_nonce": getattr(request, "csp_nonce", None),
    }
    return HttpResponse(render_to_string("public/shell/error.html", context), status=page.status)
