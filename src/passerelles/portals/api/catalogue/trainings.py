"""Trainings: what is learnt, whatever the session."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from passerelles.apps.catalogue.reads.lists.trainings import (
    TrainingFilter,
    TrainingItem,
    list_trainings,
    training_item,
)
from passerelles.portals.api.catalogue.parameters import OfferKey
from passerelles.portals.api.catalogue.session_answers import SessionCertification
from passerelles.portals.api.reference.parameters import TEXT, unknown
from passerelles.portals.api.shared.answers import DEMONSTRATION, PROBLEMS, Coded, Page, known
from passerelles.portals.api.shared.etag import by_generation
from passerelles.portals.api.shared.paging import PageQuery, page, window

router = Router(tags=["Offre de formation"])
router.add_decorator(by_generation, mode="view")


class TrainingQuery(PageQuery):
    """Ce que la liste garde."""

    provider: str = Field(
        "", max_length=160, pattern=TEXT, description="Identifiant d’un organisme."
    )
    rncp: str = Field(
        "",
        pattern=r"^((RNCP|RS)[0-9]{1,6})?$",
        description="Certification visée : « RNCP37780 », « RS5000 ».",
    )
    occupation: str = Field(
        "",
        pattern=r"^(ROME-[0-9.]{1,8}:[A-Z][0-9]{4})?$",
        description="Métier visé, avec l’édition de son code : « ROME-4.60:F1602 ».",
    )


class TrainingProvider(Schema):
    """L’organisme responsable."""

    id: str = Field(description="Identifiant.")
    name: str = Field(description="Nom.")


class TrainingLine(Schema):
    """Une formation."""

    id: str = Field(description="Identifiant, stable d’un import à l’autre.")
    number: str = Field(description="Numéro donné par celui qui publie.")
    title: str = Field(description="Intitulé.")
    objective: str | None = Field(description="Objectif ; nul quand il n’est pas dit.")
    provider: TrainingProvider = Field(description="Organisme responsable.")
    level_in: int | None = Field(description="Niveau demandé à l’entrée (1 à 8) ; nul si inconnu.")
    level_out: int | None = Field(description="Niveau atteint (1 à 8) ; nul si inconnu.")
    certifications: list[SessionCertification] = Field(description="Certifications visées.")
    occupations: list[Coded] = Field(description="Métiers visés, avec l’édition de leur code.")
    formacodes: list[str] = Field(description="Formacodes, le principal d’abord.")
    sessions: int = Field(description="Nombre de sessions publiées.")
    updated_at: date | None = Field(
        description="Dernière mise à jour ; nulle quand elle n’est pas dite."
    )
    demo: bool = DEMONSTRATION


class TrainingPage(Page[TrainingLine]):
    """Une page de formations."""


@router.get(
    "/trainings",
    response={200: TrainingPage, **PROBLEMS},
    operation_id="list_trainings",
    summary="Lire les formations",
)
def trainings(request: HttpRequest, query: Query[TrainingQuery]) -> object:
    """Les formations publiées, par identifiant. Pour chercher avec des mots : « sessions »."""
    wanted = TrainingFilter(
        provider=query.provider, certification=query.rncp, occupation=query.occupation
    )
    return page(request, list_trainings(wanted, window(request, query)).map(_line))


@router.get(
    "/trainings/{path:key}",
    response={200: TrainingLine, **PROBLEMS},
    operation_id="read_training",
    summary="Lire une formation",
)
def training(request: HttpRequest, key: OfferKey) -> TrainingLine:
    """Une formation, par son identifiant."""
    item = training_item(key)
    if item is None:
        raise unknown("e formation", key)
    return _line(item)


def _line(item: TrainingItem) -> TrainingLine:
    return TrainingLine(
        id=item.id,
        number=item.number,
        title=item.title,
        objective=known(item.objective),
        provider=TrainingProvider(id=item.provider_id, name=item.provider_name),
        level_in=item.level_in,
        level_out=item.level_out,
        certifications=[
            SessionCertification(code=code, title=title) for code, title in item.certifications
        ],
        occupations=[Coded(edition=edition, code=code) for edition, code in item.occupations],
        formacodes=list(item.formacodes),
        sessions=item.sessions,
        updated_at=item.updated_on,
        demo=item.is_demonstration,
    )
