"""The OpenAPI document, whose every sentence is French."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

_RESPONSES = {
    "200": "La réponse ; celle d’une lecture porte son ETag.",
    "304": "Rien n’a changé depuis la réponse dont l’ETag est donné dans If-None-Match.",
    "400": "La demande est mal formée : un paramètre, nommé dans la phrase, est à corriger.",
    "413": "Le corps de la demande est trop gros : la phrase donne la limite.",
    "422": "Le corps se lit, mais ne peut pas servir : une phrase par champ à corriger.",
    "404": "Rien de chargé ne porte ce code, ou cette édition.",
    "429": "Plus de 600 demandes en une minute ; l’en-tête Retry-After dit combien attendre.",
    "503": "L’index de recherche n’est pas prêt ; la phrase dit quoi faire.",
}


class FrenchApi(NinjaAPI):
    """The library, which describes answers in English and forgets that nothing may have changed."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _describe(operation["responses"], cached=method == "get")
        return schema


def _describe(responses: dict[Any, Any], *, cached: bool) -> None:
    told = {str(status): response for status, response in responses.items()}
    if cached:
        told["304"] = {}
    responses.clear()
    for status in sorted(told):
        responses[status] = {**told[status], "description": _RESPONSES[status]}
