"""What every request to ``/api/`` goes through, before anything of the site reads it."""

from collections.abc import Callable

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse

from passerelles.portals.api.shared import cors
from passerelles.portals.api.shared.errors import problem
from passerelles.portals.api.shared.rate import PER_MINUTE, RateLimit, client_address

PREFIX = "/api/"
LONGEST_VALUE = 500
LONGEST_PATH = 500


class ApiGuard:
    """Middleware: limits on the input, rate limit, CORS, and errors as JSON.

    It stands before the limits of the pages, which answer in HTML.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer
        self.rate = RateLimit(PER_MINUTE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.answer(request)
        return cors.open_to_all(self._guarded(request))

    def _guarded(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            # The resource refuses the method itself, naming those that it has, in no order.
            allowed = self.answer(request).headers.get("Allow", "GET")
            return cors.preflight(", ".join(sorted(allowed.split(", "))))
        reason = refusal(request)
        if reason:
            return problem(400, reason)
        address = client_address(request)
        wait = self.rate.wait(address) if address else 0
        return _too_many(wait) if wait else _in_json(self.answer(request))


def refusal(request: HttpRequest) -> str:
    """Why this address is refused, as a French sentence; empty when it is not."""
    if "\x00" in request.path_info:
        return "L’adresse contient un caractère nul. Retirez-le."
    if len(request.path_info) > LONGEST_PATH:
        return f"L’adresse dépasse {LONGEST_PATH} caractères. Vérifiez le code demandé."
    try:
        fields = request.GET.lists()
    except TooManyFieldsSent:
        return "L’adresse compte trop de paramètres. Gardez ceux de la documentation."
    for key, values in fields:
        name = key.replace("\x00", "")[:40]
        if any("\x00" in text for text in (key, *values)):
            return f"Le paramètre « {name} » contient un caractère nul. Retirez-le."
        if any(len(text) > LONGEST_VALUE for text in (key, *values)):
            return f"Le paramètre « {name} » dépasse {LONGEST_VALUE} caractères. Raccourcissez-le."
    return ""


def _too_many(wait: int) -> HttpResponse:
    sentence = (
        f"Vous avez dépassé {PER_MINUTE} demandes par minute. "
        f"Recommencez dans {wait} seconde{'s' if wait > 1 else ''}."
    )
    response = problem(429, sentence)
    response.headers["Retry-After"] = str(wait)
    return response


def _in_json(response: HttpResponse) -> HttpResponse:
    """An error page of the site becomes a sentence, with the headers that matter to a program."""
    is_json = response.headers.get("Content-Type", "").startswith("application/json")
    if response.status_code < 400 or is_json:
        return response
    allowed = response.headers.get("Allow", "GET")
    replaced = problem(response.status_code, allowed=allowed)
    if "Allow" in response.headers:
        replaced.headers["Allow"] = response.headers["Allow"]
    return replaced
