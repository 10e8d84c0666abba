"""What the API says of one certification."""

from datetime import date

from ninja import Schema
from pydantic import Field

from passerelles.apps.reference.reads.certification_values import (
    BodyName,
    CertificationSheetValue,
    LedToOccupation,
    SheetValue,
)
from passerelles.portals.api.reference.certification_answers import (
    CertificationName,
    LevelAnswer,
    certification_name,
    level_answer,
)
from passerelles.portals.api.reference.occupation_answers import OccupationName, occupation_name
from passerelles.portals.api.shared.answers import DEMONSTRATION, Total, known


class BlockAnswer(Schema):
    """Un bloc de compétences : une partie de la certification qui s’acquiert seule."""

    code: str = Field(description="Code du bloc, par exemple « RNCP509BC01 ».")
    label: str = Field(description="Intitulé du bloc.")


class TargetOccupation(Schema):
    """Un métier auquel la certification mène."""

    code_received: str = Field(description="Code ROME tel que la source l’écrit, sans édition.")
    label_received: str | None = Field(description="Intitulé reçu ; nul s’il n’est pas donné.")
    occupation: OccupationName | None = Field(
        description="Le métier reconnu, avec son édition ; nul quand le code n’a pu être rapproché."
    )


class TermAnswer(Schema):
    """Un classement de la certification."""

    scheme: str = Field(description="Nomenclature : NSF ou Formacode.")
    code: str = Field(description="Code reçu.")
    label: str | None = Field(description="Libellé ; nul quand il est inconnu.")


class BodyNameAnswer(Schema):
    """Un certificateur ou un partenaire."""

    name: str = Field(description="Nom.")
    siret: str | None = Field(description="Numéro SIRET ; nul quand il est inconnu.")
    entitlement: str | None = Field(
        description="Habilitation (former, évaluer…) ; nul quand elle n’est pas dite."
    )


class Partners(Total[BodyNameAnswer]):
    """Le début de la liste des partenaires."""


class BranchAnswer(Schema):
    """Une convention collective."""

    code: str = Field(description="Numéro IDCC.")
    label: str | None = Field(description="Intitulé ; nul quand il n’est pas donné.")


class SourceSheet(Schema):
    """Ce qu’une source dit de la certification."""

    source: str = Field(description="Identifiant de la source, voir « sources ».")
    vintage: date = Field(description="Jour où la source le disait.")
    title: str | None = Field(description="Intitulé ; nul quand elle ne le donne pas.")
    diploma_type: str | None = Field(description="Type de diplôme ; nul s’il n’est pas dit.")
    level: LevelAnswer | None = Field(description="Niveau ; nul quand elle ne le donne pas.")
    level_received: str | None = Field(description="Niveau tel qu’elle l’écrit ; nul si absent.")
    alive: bool | None = Field(description="Fiche active ; nul quand elle ne le dit pas.")
    registered_until: date | None = Field(description="Fin d’enregistrement ; nul si absente.")
    last_delivery_on: date | None = Field(description="Dernière délivrance ; nul si absente.")


class CertificationAnswer(CertificationName):
    """La fiche d’une certification."""

    described_by: str | None = Field(
        description="Source la plus sûre, dont viennent intitulé et niveau ; nul si aucune."
    )
    described_on: date | None = Field(description="Jour de cette description ; nul si aucune.")
    blocks: list[BlockAnswer] = Field(description="Blocs de compétences.")
    occupations: list[TargetOccupation] = Field(description="Métiers visés.")
    terms: list[TermAnswer] = Field(description="Classements NSF et Formacode.")
    certifiers: list[BodyNameAnswer] = Field(description="Certificateurs.")
    partners: Partners = Field(description="Partenaires habilités.")
    branches: list[BranchAnswer] = Field(description="Branches professionnelles.")
    access_routes: list[str] = Field(description="Voies d’accès (apprentissage, VAE…).")
    predecessors: list[CertificationName] = Field(description="Ce que cette fiche remplace.")
    successors: list[CertificationName] = Field(description="Ce qui la remplace directement.")
    latest: list[CertificationName] = Field(
        description="Fiches à retenir aujourd’hui, au bout des remplacements ; vide si elle n’a "
        "pas été remplacée."
    )
    sheets: list[SourceSheet] = Field(description="Ce que dit chaque source, la plus sûre d’abord.")
    demonstration: bool = DEMONSTRATION


def certification_answer(sheet: CertificationSheetValue) -> CertificationAnswer:
    return CertificationAnswer(
        **certification_name(sheet.certification).dict(),
        described_by=sheet.described_by.id if sheet.described_by else None,
        described_on=sheet.described_on,
        blocks=[BlockAnswer(code=block.code, label=block.label) for block in sheet.blocks],
        occupations=list(map(_target, sheet.occupations)),
        terms=[TermAnswer(scheme=t.scheme, code=t.code, label=known(t.label)) for t in sheet.terms],
        certifiers=list(map(_body, sheet.certifiers)),
        partners=Partners(total=sheet.partners.total, first=list(map(_body, sheet.partners.items))),
        branches=[BranchAnswer(code=b.code, label=known(b.label)) for b in sheet.branches],
        access_routes=list(sheet.access_routes),
        predecessors=list(map(certification_name, sheet.predecessors)),
        successors=list(map(certification_name, sheet.successors)),
        latest=list(map(certification_name, sheet.latest)),
        sheets=list(map(_sheet, sheet.sheets)),
        demonstration=sheet.is_demonstration,
    )


def _target(led: LedToOccupation) -> TargetOccupation:
    return TargetOccupation(
        code_received=led.code_received,
        label_received=known(led.label_received),
        occupation=occupation_name(led.occupation) if led.occupation else None,
    )


def _body(body: BodyName) -> BodyNameAnswer:
    return BodyNameAnswer(
        name=body.name, siret=known(body.siret), entitlement=known(body.entitlement)
    )


def _sheet(sheet: SheetValue) -> SourceSheet:
    return SourceSheet(
        source=sheet.source.id,
        vintage=sheet.vintage,
        title=known(sheet.title),
        diploma_type=known(sheet.diploma_type),
        level=level_answer(sheet.level),
        level_received=known(sheet.level_received),
        alive=sheet.is_active,
        registered_until=sheet.registered_until,
        last_delivery_on=sheet.last_delivery_on,
    )
