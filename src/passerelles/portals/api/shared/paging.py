"""Cursors: where the next page begins, signed so that only ours are read.

A cursor holds the key of the last row of its page. Its signature covers the list and the filters:
given to another list, or with other filters, it is refused rather than misread.
"""

from typing import TypeVar

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from ninja import Schema
from ninja.errors import HttpError
from pydantic import Field

from passerelles.apps.reference.reads.lists.windows import Batch, Window

Item = TypeVar("Item", bound=Schema)

MOST_ROWS = 100
LONGEST_CURSOR = 400
BROKEN_CURSOR = (
    "Le curseur « cursor » n’est pas valable pour cette liste et ces filtres. "
    "Reprenez à la première page, sans curseur."
)
OUTDATED_CURSOR = (
    "Le référentiel a changé depuis la page précédente. Reprenez à la première page, sans curseur."
)


class PageQuery(Schema):
    """Les paramètres communs à toutes les listes."""

    cursor: str | None = Field(
        None,
        max_length=LONGEST_CURSOR,
        description="Valeur de « next » de la page précédente ; absent pour la première page. "
        "Un curseur ne vaut que pour la liste et les filtres qui l’ont donné.",
    )
    limit: int = Field(
        50, ge=1, le=MOST_ROWS, description="Nombre de résultats par page, de 1 à 100."
    )


def window(request: HttpRequest, query: PageQuery) -> Window:
    """The page asked for. Raises HttpError 400 when the cursor is not one of ours."""
    if not query.cursor:
        return Window(limit=query.limit)
    try:
        return Window(after=_signer(request).unsign_object(query.cursor), limit=query.limit)
    except (BadSignature, ValueError) as error:
        raise HttpError(400, BROKEN_CURSOR) from error


def page(request: HttpRequest, batch: Batch[Item]) -> dict[str, object]:
    """The answer of a list endpoint."""
    after = None if batch.last is None else _signer(request).sign_object(batch.last)
    return {"results": list(batch.items), "next": after}


def _signer(request: HttpRequest) -> Signer:
    """One signature a list and set of filters; the size of pages may change on the way."""
    filters = sorted(
        (key, value)
        for key, values in request.GET.lists()
        if key not in ("cursor", "limit")
        for value in values
    )
    return Signer(salt=f"api.cursor:{request.path}:{filters}")
