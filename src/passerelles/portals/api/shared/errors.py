"""Errors: always one French sentence in JSON, ``{"detail": …}``."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable
from passerelles.apps.reference.reads.lists.windows import LostPosition
from passerelles.portals.api.shared.paging import OUTDATED_CURSOR

# By type of pydantic error, filled with its context.
_REASONS = {
    "missing": "est obligatoire. Ajoutez-le à l’adresse.",
    "int_parsing": "doit être un nombre entier.",
    "int_type": "doit être un nombre entier.",
    "int_parsing_size": "est un nombre trop grand.",
    "greater_than_equal": "doit valoir au moins {ge}.",
    "less_than_equal": "doit valoir au plus {le}.",
    "string_too_long": "dépasse {max_length} caractères. Raccourcissez-le.",
    "string_too_short": "doit avoir au moins {min_length} caractère(s).",
    "string_pattern_mismatch": "n’a pas la forme attendue, décrite dans la documentation de l’API.",
    "bool_parsing": "doit valoir « true » ou « false ».",
    "enum": "doit être l’une des valeurs suivantes : {expected}.",
    "date_from_datetime_parsing": "doit être une date qui existe, au format AAAA-MM-JJ.",
    "date_parsing": "doit être une date qui existe, au format AAAA-MM-JJ.",
    "greater_than": "doit être plus grand que {gt}.",
    "float_parsing": "doit être un nombre.",
    "finite_number": "doit être un nombre fini.",
    "literal_error": "doit être l’une des valeurs suivantes : {expected}.",
}
_OTHERWISE = "n’a pas une valeur acceptée ; voyez la documentation de l’API."

SENTENCES: Mapping[int, str] = {
    400: "Nous n’avons pas compris cette demande. Vérifiez l’adresse et ses paramètres.",
    404: "Aucune ressource à cette adresse. La liste des ressources est à /api/v1/docs.",
    405: "Cette ressource s’appelle avec une autre méthode : {allowed}.",
    500: "Une erreur est survenue de notre côté. Réessayez dans un instant.",
}


def problem(status: int, sentence: str = "", *, allowed: str = "GET") -> JsonResponse:
    """The answer of a request that failed; ``allowed``: the methods of the resource."""
    detail = sentence or SENTENCES.get(status, SENTENCES[400 if status < 500 else 500])
    detail = detail.replace("{allowed}", allowed)
    return JsonResponse(
        {"detail": detail}, status=status, json_dumps_params={"ensure_ascii": False}
    )


def speak_french(api: NinjaAPI) -> None:
    """Answer with our sentences where the library would answer with its own."""

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return problem(400, " ".join(map(_sentence, error.errors)))

    @api.exception_handler(LostPosition)
    def outdated(request: HttpRequest, error: LostPosition) -> HttpResponse:
        return problem(400, OUTDATED_CURSOR)

    @api.exception_handler(BadSearch)
    def refused(request: HttpRequest, error: BadSearch) -> HttpResponse:
        return problem(400, str(error))

    @api.exception_handler(SearchUnavailable)
    def unavailable(request: HttpRequest, error: SearchUnavailable) -> HttpResponse:
        return problem(503, str(error))


def _sentence(error: Mapping[str, Any]) -> str:
    names = [str(part) for part in error["loc"][1:] if isinstance(part, str)]
    reason = _REASONS.get(error["type"], _OTHERWISE)
    context = {key: str(value) for key, value in error.get("ctx", {}).items()}
    context["expected"] = context.get("expected", "").replace(" or ", ", ").replace("'", "")
    return f"Le paramètre « {names[-1] if names else ''} » {reason.format(**context)}"
