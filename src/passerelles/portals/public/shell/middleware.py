"""What every response of the site goes through: its content policy, and limits on its input."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from passerelles.portals.public.shell import errors

LONGEST_VALUE = 500
LONGEST_PATH = 500

Answer = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicy:
    """Send a policy under which nothing inline runs, unless it carries this request's nonce."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", policy(nonce))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response


def policy(nonce: str) -> str:
    """The value of ``Content-Security-Policy`` for one request."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'nonce-{nonce}'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class InputLimits:
    """Refuse addresses that no page of the site can produce, before anything reads them."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reason = refusal(request)
        if reason:
            return errors.refuse(request, reason)
        return self.answer(request)


class RefusedMethods:
    """Say in French why a method is refused: Django answers an empty page."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            return errors.refused_method(request, allowed=response.headers.get("Allow", ""))
        return response


def refusal(request: HttpRequest) -> str:
    """Why this address is refused, as a French sentence; empty when it is not."""
    if "\x00" in request.path_info or len(request.path_info) > LONGEST_PATH:
        return "L’adresse de la page est trop longue ou contient un caractère interdit."
    for key, values in request.GET.lists():
        if any("\x00" in text for text in (key, *values)):
            return "Votre demande contient un caractère interdit. Retirez-le puis recommencez."
        if any(len(text) > LONGEST_VALUE for text in (key, *values)):
            return (
                f"Votre demande dépasse {LONGEST_VALUE} caractères. "
                "Raccourcissez-la : quelques mots suffisent pour chercher."
            )
    return ""
