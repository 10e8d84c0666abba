"""The documentation page of the API: the OpenAPI document as a French page, without JavaScript.

Written by us because the viewers that exist weigh ten times what a public page may.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a resource; ``values`` are those accepted, empty when any is."""

    name: str
    description: str
    required: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One resource, as the page shows it."""

    anchor: str
    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Parameter, ...]


class FrenchDocumentation(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        context = {
            "title": api.title,
            "paragraphs": _paragraphs(api.description),
            "operations": tuple(operations(schema)),
            "document": self.get_openapi_url(api, kwargs),
        }
        return render(request, "api/documentation.html", context)


def operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    """The resources of an OpenAPI document, in its order."""
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            yield Operation(
                anchor=told["operationId"],
                method=method.upper(),
                path=path,
                summary=told["summary"],
                paragraphs=_paragraphs(told.get("description", "")),
                parameters=tuple(map(_parameter, told.get("parameters", ()))),
            )


def _parameter(told: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=told["name"],
        description=told.get("description") or told["schema"].get("description", ""),
        required=bool(told.get("required")),
        values=tuple(_values(told["schema"])),
    )


def _values(schema: Mapping[str, Any]) -> Iterator[str]:
    yield from schema.get("enum", ())
    for inner in (*schema.get("anyOf", ()), *filter(None, (schema.get("items"),))):
        yield from _values(inner)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
