"""Suggestions while someone says what they want to learn."""

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from passerelles.apps.catalogue.search.suggest import OfferSuggestion, suggest_offer
from passerelles.portals.api.reference.parameters import TEXT
from passerelles.portals.api.shared.answers import SEARCH_PROBLEMS, known
from passerelles.portals.api.shared.etag import by_content
from passerelles.portals.api.shared.guard import LONGEST_VALUE

router = Router(tags=["Suggestions"])
router.add_decorator(by_content, mode="view")


class OfferSuggestionQuery(Schema):
    """Ce qui est tapé."""

    q: str = Field(
        "",
        max_length=LONGEST_VALUE,
        pattern=TEXT,
        description="Ce que la personne a tapé ; en dessous de trois lettres, rien n’est suggéré.",
    )
    limit: int = Field(8, ge=1, le=20, description="Nombre de suggestions, de 1 à 20.")


class OfferWord(Schema):
    """De quoi compléter ce qui est tapé."""

    kind: str = Field(
        description="occupation (métier), training (intitulé de formation), certification, "
        "provider (organisme de l’offre) ou skill (compétence)."
    )
    key: str | None = Field(
        description="Identifiant ; nul pour un intitulé, que plusieurs formations partagent."
    )
    label: str = Field(description="Texte à afficher et à chercher.")
    sessions: int | None = Field(
        description="Sessions qui le portent ; nul si on ne les compte pas."
    )


class OfferWordList(Schema):
    """Les suggestions."""

    results: list[OfferWord] = Field(description="Les suggestions, la meilleure d’abord.")


@router.get(
    "/suggestions/offer",
    response={200: OfferWordList, **SEARCH_PROBLEMS},
    operation_id="suggest_offer",
    summary="Suggérer ce qui s’apprend",
)
def offer_words(request: HttpRequest, query: Query[OfferSuggestionQuery]) -> OfferWordList:
    """Métiers, intitulés, certifications, organismes et compétences, ceux de l’offre d’abord."""
    return OfferWordList(results=list(map(_word, suggest_offer(query.q, query.limit))))


def _word(one: OfferSuggestion) -> OfferWord:
    return OfferWord(kind=one.kind, key=known(one.key), label=one.label, sessions=one.sessions)
