"""Skills: the list, and the sheet of one of them."""

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from passerelles.apps.reference.reads.lists.skills import SkillFilter, list_skills, skill_editions
from passerelles.apps.reference.reads.skills import skill_sheet
from passerelles.portals.api.reference.parameters import (
    EditionName,
    EditionQuery,
    SkillCode,
    SkillKindCode,
    Words,
    edition_keys,
    unknown,
)
from passerelles.portals.api.reference.skill_answers import (
    SkillAnswer,
    SkillPage,
    skill_answer,
    skill_line,
)
from passerelles.portals.api.shared.answers import PROBLEMS
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Compétences"])
router.add_decorator(by_generation, mode="view")


class SkillQuery(PageQuery):
    """Ce que la liste garde."""

    q: Words = ""
    kind: SkillKindCode | None = Field(None, description="Savoir-faire, savoir ou savoir-être.")
    edition: EditionName = None


@router.get(
    "/skills",
    response={200: SkillPage, **PROBLEMS},
    operation_id="list_skills",
    summary="Chercher des compétences",
)
def skills(request: HttpRequest, query: Query[SkillQuery]) -> object:
    """Les compétences qu’un métier au moins mobilise, par code ; avec « q », meilleures d’abord.

    Sans édition, celles de toutes les éditions chargées. Les compétences de démonstration
    disparaissent dès qu’une source officielle est chargée.
    """
    wanted = SkillFilter(
        query=query.q, kind=query.kind or "", edition_ids=edition_keys(query.edition)
    )
    return page(request, list_skills(wanted, window(request, query)).map(skill_line))


@router.get(
    "/skills/{code}",
    response={200: SkillAnswer, **PROBLEMS},
    operation_id="read_skill",
    summary="Lire la fiche d’une compétence",
)
def skill(request: HttpRequest, code: SkillCode, asked: Query[EditionQuery]) -> SkillAnswer:
    """Les métiers qui mobilisent une compétence, et jusqu’où elle est transversale.

    Sans édition, le code a le sens de l’édition la plus récente qui le contient.
    """
    wanted = edition_keys(asked.edition)
    held = [one for one in skill_editions(code) if not wanted or one in wanted]
    sheet = skill_sheet(held[0], code) if held else None
    if sheet is None:
        raise unknown("e compétence", code, asked.edition)
    return skill_answer(sheet)
