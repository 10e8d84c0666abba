"""Suggestions while someone types."""

from typing import Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from passerelles.apps.reference.reads.search import SearchKind, search_all
from passerelles.domain.reference.search.entries import Match
from passerelles.portals.api.reference.parameters import TEXT
from passerelles.portals.api.shared.answers import PROBLEMS, Coded
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.guard import LONGEST_VALUE

router = Router(tags=["Suggestions"])
router.add_decorator(by_generation, mode="view")

FEWEST_LETTERS = 3

SuggestionKind = Literal["occupation", "skill", "certification", "provider", "place"]


class SuggestionQuery(Schema):
    """Ce qui est tapé."""

    q: str = Field(
        "",
        max_length=LONGEST_VALUE,
        pattern=TEXT,
        description="Ce que la personne a tapé. En dessous de trois lettres ou chiffres, la "
        "réponse est vide ; au-delà de 200 caractères, la suite n’est pas lue.",
    )
    kind: list[SuggestionKind] = Field(
        [],
        max_length=5,
        description="Sorte de réponse, à répéter pour en demander plusieurs. Absente : toutes.",
    )
    limit: int = Field(10, ge=1, le=100, description="Nombre de suggestions, de 1 à 100.")


class Suggestion(Coded):
    """Une réponse possible."""

    kind: str = Field(
        description="occupation (métier), skill (compétence), certification, provider (organisme "
        "de formation) ou place (territoire : son code commence par sa sorte)."
    )
    label: str = Field(description="Intitulé à afficher.")
    matched: str = Field(description="Ce qui a répondu : intitulé, autre nom, code postal ou code.")


class SuggestionList(Schema):
    """Les suggestions."""

    results: list[Suggestion] = Field(description="Les suggestions, la meilleure d’abord.")


@router.get(
    "/suggestions",
    response={200: SuggestionList, **PROBLEMS},
    operation_id="suggest",
    summary="Suggérer pendant la saisie",
)
def suggestions(request: HttpRequest, query: Query[SuggestionQuery]) -> object:
    """Métiers, compétences, certifications, organismes et territoires qui répondent à un texte.

    Noms courants, accents oubliés et fautes de frappe sont compris. Un texte libre ne provoque
    jamais d’erreur.
    """
    if sum(map(str.isalnum, query.q)) < FEWEST_LETTERS:
        return {"results": []}
    kinds = [SearchKind(kind) for kind in dict.fromkeys(query.kind)] or list(SearchKind)
    answers = search_all(query.q, kinds, limit=query.limit)
    found = [match for matches in answers.values() for match in matches]
    found.sort(key=lambda match: -match.score)  # stable: equal scores follow the order of kinds
    return {"results": list(map(_suggestion, found[: query.limit]))}


def _suggestion(match: Match) -> Suggestion:
    return Suggestion(
        kind=match.kind,
        edition=match.edition,
        code=match.code,
        label=match.label,
        matched=match.matched,
    )
