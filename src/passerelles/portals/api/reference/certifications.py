"""Certifications: the list, and the sheet of one of them."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from passerelles.apps.reference.reads.certifications import certification_sheet
from passerelles.apps.reference.reads.lists.certifications import (
    CertificationFilter,
    list_certifications,
)
from passerelles.portals.api.reference.certification_answers import (
    CertificationPage,
    certification_line,
)
from passerelles.portals.api.reference.certification_sheet import (
    CertificationAnswer,
    certification_answer,
)
from passerelles.portals.api.reference.parameters import (
    CertificationCode,
    RegisterCode,
    Words,
    unknown,
)
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Certifications"])
router.add_decorator(by_generation, mode="view")


class CertificationQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    register_: RegisterCode | None = Field(
        None, alias="register", description="Répertoire : RNCP ou RS."
    )
    level: int | None = Field(
        None, ge=1, le=8, description="Niveau du cadre national des certifications, de 1 à 8."
    )
    alive: bool | None = Field(
        None, description="Fiches actives (true) ou non (false) ; absent, toutes."
    )
    occupation: str | None = Field(
        None,
        pattern="^[A-Z][0-9]{4}$",
        description="Code ROME d’un métier visé, au sens de l’édition la plus récente.",
    )


@router.get(
    "/certifications",
    response={200: CertificationPage, **PROBLEMS},
    operation_id="list_certifications",
    summary="Chercher des certifications",
)
def certifications(request: HttpRequest, query: Query[CertificationQuery]) -> object:
    """Les certifications qui ont un intitulé, par code ; avec « q », les meilleures d’abord."""
    wanted = CertificationFilter(
        query=query.q,
        register=query.register_ or "",
        level=query.level,
        is_active=query.alive,
        occupation=query.occupation or "",
    )
    lines = list_certifications(wanted, window(request, query)).map(certification_line)
    return page(request, lines)


@router.get(
    "/certifications/{code}",
    response={200: CertificationAnswer, **PROBLEMS},
    operation_id="read_certification",
    summary="Lire la fiche d’une certification",
)
def certification(request: HttpRequest, code: CertificationCode) -> CertificationAnswer:
    """Tout ce que le référentiel dit d’une fiche du RNCP ou du RS.

    Le code porte son répertoire : « RNCP37780 », « RS5000 ». La fiche dit si elle est active, ce
    qui la remplace, et quelles fiches retenir aujourd’hui.
    """
    sheet = certification_sheet(code.upper())
    if sheet is None:
        raise unknown("e certification", code)
    return certification_answer(sheet)
