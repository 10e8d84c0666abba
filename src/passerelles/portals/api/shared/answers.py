"""What every answer of the API shares: the error sentence, the code with its edition, a page."""

from typing import Generic, TypeVar

from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")


class Problem(Schema):
    """Pourquoi la demande n’a pas abouti."""

    detail: str = Field(
        description="Une phrase en français : ce qui ne va pas, où, et comment y remédier."
    )


class Coded(Schema):
    """Un code avec l’édition qui lui donne son sens : un code ne voyage jamais seul."""

    edition: str = Field(
        description="Édition de la nomenclature, par exemple « ROME-4.60 » : le même code peut "
        "nommer autre chose dans une autre édition."
    )
    code: str = Field(description="Code dans cette édition.")


class Page(Schema, Generic[Item]):
    """Une page de résultats."""

    results: list[Item] = Field(description="Les résultats de cette page.")
    next: str | None = Field(
        description="Curseur à donner dans « cursor » pour lire la page suivante ; nul à la "
        "dernière page."
    )


class Total(Schema, Generic[Item]):
    """Le début d’une longue liste."""

    total: int = Field(description="Nombre d’éléments de la liste entière.")
    first: list[Item] = Field(description="Les premiers éléments de la liste.")


DEMONSTRATION = Field(
    description="Vrai quand la donnée vient d’une source de démonstration : elle a été écrite pour "
    "essayer le service et ne décrit rien de réel."
)

# Answers that any resource may give besides its own; 429 never comes from a loopback address.
PROBLEMS: dict[frozenset[int], type[Schema]] = {frozenset({400, 404, 429}): Problem}
# A search also needs its index, which may be missing for a moment.
SEARCH_PROBLEMS: dict[frozenset[int], type[Schema]] = {frozenset({400, 404, 429, 503}): Problem}


def known(text: str) -> str | None:
    """None for the empty text of a value that the source does not give."""
    return text or None
