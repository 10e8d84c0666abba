"""What the API says of skills."""

from ninja import Schema
from pydantic import Field

from passerelles.apps.reference.reads.lists.skills import SkillItem
from passerelles.apps.reference.reads.skills import SkillSheet, SkillUse
from passerelles.portals.api.reference.occupation_answers import OccupationName, occupation_name
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, Page


class SkillName(Coded):
    """Une compétence dans une édition."""

    kind: str = Field(
        description="know_how (savoir-faire), knowledge (savoir) ou behaviour (savoir-être)."
    )
    label: str = Field(description="Libellé de la compétence.")


class SkillLine(SkillName):
    """Une compétence dans une liste."""

    uses: int = Field(description="Nombre de métiers auxquels la source relie la compétence.")
    demonstration: bool = DEMONSTRATION


class SkillPage(Page[SkillLine]):
    """Une page de compétences."""


class UsingOccupation(Schema):
    """Un métier qui mobilise la compétence."""

    occupation: OccupationName = Field(description="Le métier.")
    core: bool | None = Field(
        description="Vrai au cœur du métier, faux si elle est seulement mobilisée ; nul quand la "
        "source ne le dit pas."
    )
    inherited_from: OccupationName | None = Field(
        description="Métier d’une édition antérieure que la source relie à la compétence, et dont "
        "celui-ci descend ; nul quand le lien est direct."
    )


class SkillAnswer(SkillName):
    """La fiche d’une compétence : qui la mobilise, et jusqu’où elle est transversale."""

    hierarchy: list[str] = Field(
        description="Groupes qui la contiennent, du plus large au plus fin."
    )
    used_by: int = Field(description="Nombre de métiers auxquels la source la relie.")
    linked_occupations: int = Field(
        description="Nombre de métiers auxquels la même source relie des compétences : le rapport "
        "des deux dit combien la compétence est transversale."
    )
    fields: list[str] = Field(description="Grands domaines du ROME concernés (lettres de A à N).")
    occupations: list[UsingOccupation] = Field(
        description="Métiers qui la mobilisent, ceux dont elle est le cœur d’abord."
    )
    source: str = Field(description="Identifiant de la source, voir « sources ».")
    demonstration: bool = DEMONSTRATION


def skill_line(item: SkillItem) -> SkillLine:
    return SkillLine(
        edition=item.edition_id,
        code=item.code,
        kind=item.kind,
        label=item.label,
        uses=item.uses,
        demonstration=item.is_demonstration,
    )


def skill_answer(sheet: SkillSheet) -> SkillAnswer:
    return SkillAnswer(
        edition=sheet.edition_id,
        code=sheet.code,
        kind=sheet.kind,
        label=sheet.label,
        hierarchy=list(sheet.hierarchy),
        used_by=sheet.used_by,
        linked_occupations=sheet.linked_occupations,
        fields=list(sheet.fields),
        occupations=list(map(_use, sheet.uses)),
        source=sheet.source.id,
        demonstration=sheet.is_demonstration,
    )


def _use(use: SkillUse) -> UsingOccupation:
    return UsingOccupation(
        occupation=occupation_name(use.occupation),
        core=use.is_core,
        inherited_from=occupation_name(use.inherited_from) if use.inherited_from else None,
    )
