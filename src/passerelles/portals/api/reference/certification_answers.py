"""What the API says of certifications."""

from datetime import date

from ninja import Schema
from pydantic import Field

from passerelles.apps.reference.reads.lists.certifications import CertificationItem
from passerelles.apps.reference.reads.values import CertificationRef
from passerelles.domain.reference.levels import Level, describe, to_old
from passerelles.portals.api.shared.answers import DEMONSTRATION, Coded, Page, Total, known


class LevelAnswer(Schema):
    """Un niveau de qualification dans les deux échelles."""

    cec: int = Field(
        description="Niveau du cadre national des certifications, de 1 à 8 (CAP : 3, "
        "baccalauréat : 4)."
    )
    old: list[str] = Field(
        description="Anciens niveaux (1969) qui peuvent lui correspondre, de VI à I : la "
        "correspondance n’est pas toujours de un à un."
    )
    label: str = Field(description="Les deux échelles en toutes lettres.")


class CertificationName(Coded):
    """Une certification du RNCP ou du Répertoire spécifique."""

    title: str | None = Field(
        description="Intitulé ; nul pour une fiche connue par ses seuls liens."
    )
    abbreviation: str | None = Field(description="Abrégé (CAP, BTS…) ; nul quand il n’est pas dit.")
    level: LevelAnswer | None = Field(
        description="Niveau ; nul quand aucune source ne le donne, ou sans objet (RS)."
    )
    alive: bool | None = Field(
        description="Vrai si la fiche est active, fausse sinon ; nul quand aucune source ne le dit."
    )
    registered_until: date | None = Field(
        description="Dernier jour d’enregistrement ; nul quand il n’est pas publié."
    )


class CertificationNames(Total[CertificationName]):
    """Le début d’une liste de certifications."""


class CertificationLine(CertificationName):
    """Une certification dans une liste."""

    demonstration: bool = DEMONSTRATION


class CertificationPage(Page[CertificationLine]):
    """Une page de certifications."""


def level_answer(level: int | None) -> LevelAnswer | None:
    if level is None:
        return None
    known_level = Level(level)
    return LevelAnswer(
        cec=level,
        old=[old.value for old in to_old(known_level)],
        label=describe(known_level),
    )


def certification_name(ref: CertificationRef) -> CertificationName:
    return CertificationName(
        edition=register_of(ref.id),
        code=ref.id,
        title=known(ref.title),
        abbreviation=known(ref.abbreviation),
        level=level_answer(ref.level),
        alive=ref.is_active,
        registered_until=ref.registered_until,
    )


def certification_line(item: CertificationItem) -> CertificationLine:
    name = certification_name(item.certification)
    return CertificationLine(**name.dict(), demonstration=item.is_demonstration)


def register_of(code: str) -> str:
    """The letters of ``RNCP37780`` or ``RS5000``: the register is the edition of the code."""
    return code.rstrip("0123456789")
