"""Bodies of requests: JSON of a bounded size, whose faults are told field by field."""

import json
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja import Schema
from ninja.errors import HttpError
from pydantic import Field

from passerelles.formats.common.fields import shown
from passerelles.portals.api.shared.answers import Problem


class FieldProblem(Schema):
    """Ce qui est à corriger dans un champ."""

    field: str = Field(description="Chemin du champ, « [0].person.age » ; vide pour le tout.")
    message: str = Field(description="Ce qui ne va pas, et comment y remédier.")


class BodyProblems(Schema):
    """Pourquoi le corps de la demande ne peut pas servir."""

    detail: str = Field(description="Une phrase qui résume.")
    errors: list[FieldProblem] = Field(description="Une phrase par champ à corriger.")


BODY_PROBLEMS: dict[Any, type[Schema]] = {
    frozenset({400, 413, 429}): Problem,
    422: BodyProblems,
}


def json_body(request: HttpRequest, *, most: int) -> Any:
    """The JSON that a request carries, ``most`` bytes at most; decimal numbers are Decimal.

    Raises HttpError 413 or 400 with a French sentence.
    """
    too_big = f"Le corps de la demande dépasse {most // 1_000} Ko : allégez-le, ou coupez-le."
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise HttpError(413, too_big)
    try:
        return json.loads(
            request.body,
            parse_float=Decimal,
            parse_constant=_refused,
            object_pairs_hook=_each_once,
        )
    except RequestDataTooBig:
        raise HttpError(413, too_big) from None
    except (ValueError, RecursionError):
        if not request.body:  # so reads a body sent in chunks, without its length
            raise HttpError(
                400,
                "Le corps de la demande est vide : envoyez du JSON, et sa longueur dans l’en-tête "
                "Content-Length.",
            ) from None
        raise HttpError(
            400,
            "Le corps de la demande n’est pas du JSON en UTF-8 : vérifiez ses virgules et "
            "ses guillemets.",
        ) from None


def told(faults: Iterable[tuple[str, str]]) -> BodyProblems:
    """The answer to pairs of a field and its sentence."""
    errors = [FieldProblem(field=field, message=message) for field, message in faults]
    said = [f"{one.field} : {one.message}" if one.field else one.message for one in errors]
    count = f"{len(errors)} champs à corriger. " if len(errors) > 1 else ""
    detail = f"{count}{said[0]}" if said else "Le corps de la demande ne peut pas servir."
    return BodyProblems(detail=detail, errors=errors)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Raises HttpError: which of two values was meant, nobody can say."""
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise HttpError(
            400, f"« {shown(twice)} » est écrit deux fois dans le même bloc : gardez-en un."
        )
    return found


def _refused(constant: str) -> None:
    raise ValueError(constant)
