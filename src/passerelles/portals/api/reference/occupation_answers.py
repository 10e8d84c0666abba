"""What the API says of occupations."""

from datetime import date

from ninja import Schema
from pydantic import Field

from passerelles.apps.reference.reads.lists.occupations import OccupationItem
from passerelles.apps.reference.reads.occupation_values import (
    AppellationValue,
    MobilityValue,
    OccupationSheet,
    SkillLinkValue,
)
from passerelles.apps.reference.reads.values import OccupationRef
from passerelles.portals.api.reference.certification_answers import (
    CertificationNames,
    certification_name,
)
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, Page, known

INHERITED = Field(
    description="Métier d’une édition antérieure dont cette information est héritée ; nul quand "
    "elle est propre au métier, ou quand aucune édition ne la donne."
)
TRANSITION = Field(
    description="Transition écologique : green (emploi vert), strategic (stratégique), white "
    "(blanc), brown (brun) ; nul quand l’édition ne le dit pas."
)


class OccupationName(Coded):
    """Un métier du ROME dans une édition."""

    label: str = Field(description="Intitulé du métier.")


class OccupationLine(OccupationName):
    """Un métier dans une liste."""

    transition: str | None = TRANSITION
    riasec: str | None = Field(
        description="Intérêt principal (lettre RIASEC) ; nul quand l’édition ne le dit pas."
    )
    demonstration: bool = DEMONSTRATION


class OccupationPage(Page[OccupationLine]):
    """Une page de métiers."""


class AppellationAnswer(Schema):
    """Un des noms courants du métier."""

    ogr: str | None = Field(description="Code OGR de l’appellation ; nul quand il est inconnu.")
    label: str = Field(description="Le nom tel que le ROME l’écrit.")
    masculine: str | None = Field(description="Forme masculine ; nul quand elle est inconnue.")
    feminine: str | None = Field(
        description="Forme féminine, égale à l’autre pour un nom épicène ; nul si inconnue."
    )
    principal: bool = Field(description="Vrai pour les appellations principales du métier.")


class LinkedSkill(Coded):
    """Une compétence que le métier mobilise."""

    kind: str = Field(
        description="know_how (savoir-faire), knowledge (savoir) ou behaviour (savoir-être)."
    )
    label: str = Field(description="Libellé de la compétence.")
    core: bool | None = Field(
        description="Vrai au cœur du métier, faux si elle est seulement mobilisée ; nul quand la "
        "source ne le dit pas."
    )
    group: str | None = Field(description="Groupe dans la fiche du métier ; nul sans groupe.")
    demonstration: bool = DEMONSTRATION


class MobilityAnswer(Schema):
    """Un passage vers un autre métier."""

    kind: str | None = Field(
        description="near (métier proche) ou evolution (évolution possible) ; nul quand l’édition "
        "classe les passages sans les qualifier."
    )
    occupation: OccupationName = Field(description="Le métier d’arrivée.")
    mapped: bool = Field(
        description="Vrai quand le fichier désigne ce métier dans une édition antérieure et que "
        "nous l’avons retrouvé dans celle-ci."
    )
    demonstration: bool = DEMONSTRATION


class RiasecAnswer(Schema):
    """Centres d’intérêt selon Holland : R, I, A, S, E ou C."""

    major: str = Field(description="Intérêt principal.")
    minor: str | None = Field(description="Second intérêt ; nul quand il n’est pas donné.")


class SectorAnswer(Schema):
    """Un secteur d’activité."""

    scheme: str = Field(description="Nomenclature du secteur : ROME ou NAF.")
    code: str = Field(description="Code dans cette nomenclature.")
    label: str = Field(description="Libellé du secteur.")


class OccupationTextAnswer(Schema):
    """Un texte de la fiche du métier."""

    kind: str = Field(
        description="definition (définition), access (accès) ou conditions (conditions d’exercice)."
    )
    text: str = Field(description="Le texte.")


class InheritedFrom(Schema):
    """D’où vient chaque partie de la fiche."""

    appellations: OccupationName | None = INHERITED
    skills: OccupationName | None = INHERITED
    mobilities: OccupationName | None = INHERITED
    riasec: OccupationName | None = INHERITED
    texts: OccupationName | None = INHERITED
    sectors: OccupationName | None = INHERITED
    certifications: OccupationName | None = INHERITED


class OtherEditionAnswer(OccupationName):
    """Le même code dans une autre édition."""

    same_meaning: bool = Field(
        description="Faux quand le code y nomme un autre métier : ne reprenez pas ce lien."
    )


class OccupationAnswer(OccupationName):
    """La fiche d’un métier dans une édition."""

    parent: OccupationName | None = Field(
        description="Métier d’une édition antérieure dont celui-ci descend ; nul sans ascendant."
    )
    closed_on: date | None = Field(
        description="Jour où la source a cessé de publier ce métier ; nul s’il est publié."
    )
    transition: str | None = TRANSITION
    regulated: bool | None = Field(
        description="Métier réglementé ; nul quand l’édition ne le dit pas."
    )
    digital: bool | None = Field(description="Métier du numérique ; nul si l’édition l’ignore.")
    riasec: RiasecAnswer | None = Field(
        description="Centres d’intérêt ; nul quand aucune édition ne les donne."
    )
    appellations: list[AppellationAnswer] = Field(description="Noms courants, aux deux genres.")
    skills: list[LinkedSkill] = Field(
        description="Compétences, par sorte, celles du cœur du métier d’abord."
    )
    mobilities: list[MobilityAnswer] = Field(description="Métiers proches et évolutions.")
    texts: list[OccupationTextAnswer] = Field(description="Textes de la fiche.")
    sectors: list[SectorAnswer] = Field(description="Secteurs où le métier s’exerce.")
    certifications: CertificationNames = Field(
        description="Certifications qui mènent au métier, actives d’abord. La suite se lit par "
        "« certifications?occupation= »."
    )
    inherited_from: InheritedFrom = Field(
        description="Pour chaque partie de la fiche, le métier dont elle est héritée."
    )
    other_editions: list[OtherEditionAnswer] = Field(
        description="Le même code dans les autres éditions chargées."
    )
    demonstration: bool = DEMONSTRATION


def occupation_name(ref: OccupationRef) -> OccupationName:
    return OccupationName(edition=ref.edition_id, code=ref.code, label=ref.label)


def occupation_line(item: OccupationItem) -> OccupationLine:
    ref = item.occupation
    return OccupationLine(
        edition=ref.edition_id,
        code=ref.code,
        label=ref.label,
        transition=known(item.transition),
        riasec=known(item.interest),
        demonstration=item.is_demonstration,
    )


def occupation_answer(sheet: OccupationSheet, generated: frozenset[str]) -> OccupationAnswer:
    """``generated`` are the sources of demonstration."""
    ref, flags = sheet.occupation, sheet.flags
    return OccupationAnswer(
        edition=ref.edition_id,
        code=ref.code,
        label=ref.label,
        parent=_name(sheet.parent),
        closed_on=sheet.closed_on,
        transition=known(flags.transition),
        regulated=flags.is_regulated,
        digital=flags.is_digital,
        riasec=_riasec(sheet),
        appellations=list(map(_appellation, sheet.appellations.items)),
        skills=[_skill(link, generated) for link in sheet.skills.items],
        mobilities=[_mobility(move, generated) for move in sheet.mobilities.items],
        texts=[OccupationTextAnswer(kind=t.kind, text=t.text) for t in sheet.texts.items],
        sectors=[
            SectorAnswer(scheme=s.scheme, code=s.code, label=s.label) for s in sheet.sectors.items
        ],
        certifications=CertificationNames(
            total=sheet.certifications.total,
            first=list(map(certification_name, sheet.certifications.items)),
        ),
        inherited_from=_inherited(sheet),
        other_editions=[
            OtherEditionAnswer(
                **occupation_name(other.occupation).dict(), same_meaning=other.same_meaning
            )
            for other in sheet.other_editions
        ],
        demonstration=sheet.is_demonstration,
    )


def _name(ref: OccupationRef | None) -> OccupationName | None:
    return occupation_name(ref) if ref else None


def _inherited(sheet: OccupationSheet) -> InheritedFrom:
    return InheritedFrom(
        appellations=_name(sheet.appellations.inherited_from),
        skills=_name(sheet.skills.inherited_from),
        mobilities=_name(sheet.mobilities.inherited_from),
        riasec=_name(sheet.interests.inherited_from),
        texts=_name(sheet.texts.inherited_from),
        sectors=_name(sheet.sectors.inherited_from),
        certifications=_name(sheet.certifications_from),
    )


def _riasec(sheet: OccupationSheet) -> RiasecAnswer | None:
    for interests in sheet.interests.items:
        return RiasecAnswer(major=interests.major, minor=known(interests.minor))
    return None


def _appellation(value: AppellationValue) -> AppellationAnswer:
    return AppellationAnswer(
        ogr=known(value.ogr),
        label=value.label,
        masculine=known(value.masculine),
        feminine=known(value.feminine),
        principal=value.is_principal,
    )


def _skill(link: SkillLinkValue, generated: frozenset[str]) -> LinkedSkill:
    return LinkedSkill(
        edition=link.edition_id,
        code=link.code,
        kind=link.kind,
        label=link.label,
        core=link.is_core,
        group=known(link.group),
        demonstration=link.source_id in generated,
    )


def _mobility(move: MobilityValue, generated: frozenset[str]) -> MobilityAnswer:
    return MobilityAnswer(
        kind=known(move.kind),
        occupation=occupation_name(move.target),
        mapped=move.is_mapped,
        demonstration=move.source_id in generated,
    )
