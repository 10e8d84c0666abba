"""Occupations: the list, and the sheet of one of them."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.lists.occupations import OccupationFilter, list_occupations
from passerelles.apps.reference.reads.occupations import occupation_sheet
from passerelles.portals.api.reference.occupation_answers import (
    OccupationAnswer,
    OccupationPage,
    occupation_answer,
    occupation_line,
)
from passerelles.portals.api.reference.parameters import (
    EditionName,
    EditionQuery,
    InterestCode,
    OccupationCode,
    TransitionCode,
    Words,
    edition_key,
    unknown,
)
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Métiers"])
router.add_decorator(by_generation, mode="view")


class OccupationQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    edition: EditionName = None
    transition: TransitionCode | None = Field(
        None, description="Transition écologique : vert, stratégique, blanc ou brun."
    )
    sector: str | None = Field(
        None,
        pattern=r"^([A-Za-z]{2,15}:)?[0-9A-Za-z.]{1,20}$",
        description="Secteur, avec sa nomenclature : « NAF:43 », « ROME:12 ».",
    )
    field: str | None = Field(
        None, pattern="^[A-Z][0-9]{0,4}$", description="Début du code ROME : « F », « F16 »."
    )
    riasec: InterestCode | None = Field(None, description="Intérêt principal (lettre RIASEC).")


@router.get(
    "/occupations",
    response={200: OccupationPage, **PROBLEMS},
    operation_id="list_occupations",
    summary="Chercher des métiers",
)
def occupations(request: HttpRequest, query: Query[OccupationQuery]) -> object:
    """Les métiers d’une édition du ROME, par code.

    Avec « q », les meilleures réponses d’abord : noms courants, synonymes et fautes de frappe sont
    compris dans l’édition la plus récente ; dans les autres, chaque mot doit être dans un nom.
    """
    wanted = OccupationFilter(
        query=query.q,
        edition_id=edition_key(query.edition, scheme="ROME"),
        transition=query.transition or "",
        sector=query.sector or "",
        field=query.field or "",
        interest=query.riasec or "",
    )
    return page(request, list_occupations(wanted, window(request, query)).map(occupation_line))


@router.get(
    "/occupations/{code}",
    response={200: OccupationAnswer, **PROBLEMS},
    operation_id="read_occupation",
    summary="Lire la fiche d’un métier",
)
def occupation(
    request: HttpRequest, code: OccupationCode, asked: Query[EditionQuery]
) -> OccupationAnswer:
    """Tout ce que le référentiel dit d’un métier.

    Sans édition, le code a le sens de l’édition la plus récente qui le contient. Ce qu’elle ne dit
    pas est lu dans l’édition antérieure dont le métier descend, et signalé comme hérité.
    """
    sheet = occupation_sheet(code.upper(), edition_key(asked.edition, scheme="ROME"))
    if sheet is None:
        raise unknown(" métier", code, asked.edition)
    generated = frozenset(one.id for one in sources().values() if one.is_demonstration)
    return occupation_answer(sheet, generated)
