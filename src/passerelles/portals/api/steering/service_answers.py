"""What the API says of services and structures: the form of data·inclusion, and its sources."""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.apps.steering.reads.services.inclusion import (
    service_id,
    service_record,
    structure_record,
)
from passerelles.apps.steering.reads.services.values import ServiceValue
from passerelles.formats.services.records import Structure
from passerelles.portals.api.shared.answers import Page, known

# Words of formats/services/records.py: an enum would bring its English documentation here.
AudienceCode = Literal["person", "company", "provider", "school", "territory"]
StateCode = Literal["running", "planned", "ended", "unknown"]
ReliabilityCode = Literal["official", "relayed", "unknown"]
_LIST = "valeurs de la liste de data·inclusion"


class ServicePlanAnswer(Schema):
    """Où le plan parle du service."""

    action: str = Field(description="Code de l’action, « A10 ».")
    line: int = Field(description="Ligne de la version texte du plan.")


class ServiceAmountAnswer(Schema):
    """Un montant que dit le plan, qui ne promet rien tant qu’il n’est pas confirmé."""

    value: int = Field(description="Montant, en euros.")
    label: str = Field(description="Ce qu’il paie.")
    line: int = Field(description="Ligne de la version texte du plan.")


class ServiceSheetAnswer(Schema):
    """Ce que data·inclusion ne prévoit pas : qui tient la fiche, d’où elle vient, sa fraîcheur."""

    slug: str = Field(description="Identifiant court, celui de la page.")
    programme: str | None = Field(description="Dispositif des formations ; nul hors dispositif.")
    audiences: list[AudienceCode] = Field(
        description="Qui demande : person, company, provider, school, territory."
    )
    standing: StateCode = Field(description="running, planned, ended ou unknown.")
    amounts: list[ServiceAmountAnswer] = Field(description="Montants que dit le plan.")
    funders: list[str] = Field(description="Qui paie ; vide quand on ne le sait pas.")
    owner: str = Field(description="Institution qui tient la fiche.")
    plan: list[ServicePlanAnswer] = Field(description="Où le plan en parle.")
    confidence: ReliabilityCode = Field(
        description="official (dit par le porteur), relayed (par un autre) ou unknown."
    )
    origin: str = Field(description="D’où vient la fiche.")
    reviewed_on: date = Field(description="Dernière relecture.")
    review_due_on: date = Field(description="Jour où elle est à relire.")
    is_stale: bool = Field(description="Vrai quand ce jour est passé : à confirmer.")
    confirmed: bool = Field(description="Vrai quand l’institution a relu la fiche ici.")


class ServiceAnswer(Schema):
    """Un service, dans la forme de data·inclusion (schéma v1)."""

    source: str = Field(description="Producteur : passerelles.")
    structure_id: str = Field(description="Identifiant de la structure.")
    id: str = Field(description="Identifiant du service.")
    nom: str = Field(description="Nom.")
    description: str = Field(description="Résumé.")
    lien_source: str = Field(description="Page du service.")
    date_maj: date = Field(description="Dernière relecture.")
    type: str | None = Field(description=f"Type ; {_LIST}, nul si inconnu.")
    thematiques: list[str] | None = Field(description=f"Thématiques ; {_LIST}, nul si inconnues.")
    frais: str | None = Field(description="gratuit ou payant ; nul si inconnu.")
    publics: list[str] | None = Field(description=f"Publics ; {_LIST}, nul si inconnus.")
    publics_precisions: str | None = Field(
        description="Précisions sur les publics ; nul sans précision."
    )
    conditions_acces: str | None = Field(description="Conditions ; nul si inconnues.")
    telephone: str | None = Field(description="Téléphone ; nul si inconnu.")
    modes_accueil: list[str] | None = Field(
        description="a-distance, en-presentiel ; nul si inconnu."
    )
    zone_eligibilite: list[str] = Field(
        description="Codes officiels des départements, ou « france »."
    )
    lien_mobilisation: str | None = Field(description="Adresse où le demander ; nulle si inconnue.")
    modes_mobilisation: list[str] | None = Field(
        description=f"Comment le demander ; {_LIST}, nul si inconnu."
    )
    mobilisable_par: list[str] | None = Field(
        description="usagers, professionnels ; nul si inconnu."
    )
    mobilisation_precisions: str | None = Field(
        description="Comment le demander, en une phrase ; nul si inconnu."
    )
    passerelles: ServiceSheetAnswer = Field(description="Ce que data·inclusion ne prévoit pas.")


class ServicePage(Page[ServiceAnswer]):
    """Une page de services."""


class StructureAnswer(Schema):
    """Une structure, dans la forme de data·inclusion (schéma v1)."""

    source: str = Field(description="Producteur : passerelles.")
    id: str = Field(description="Identifiant de la structure.")
    nom: str = Field(description="Nom.")
    date_maj: date = Field(description="Dernière relecture de l’un de ses services.")
    description: str = Field(description="Ce qu’elle est.")
    site_web: str | None = Field(
        description="Site officiel ; nul tant que personne ne l’a vérifié."
    )
    reseaux_porteurs: list[str] | None = Field(
        description=f"Réseaux ; {_LIST}, nul sans réseau connu."
    )
    services: list[str] = Field(description="Identifiants de ses services.")


class StructurePage(Page[StructureAnswer]):
    """Une page de structures."""


def service_answer(value: ServiceValue, *, address: str) -> ServiceAnswer:
    return ServiceAnswer(**service_record(value, address=address), passerelles=_sheet(value))


def structure_answer(structure: Structure, services: list[ServiceValue]) -> StructureAnswer:
    """``services``: those that it offers, one at least."""
    reviewed_on = max(one.service.reviewed_on for one in services).isoformat()
    return StructureAnswer(
        **structure_record(structure, reviewed_on=reviewed_on),
        services=[service_id(one.slug) for one in services],
    )


def _sheet(value: ServiceValue) -> ServiceSheetAnswer:
    one = value.service
    return ServiceSheetAnswer(
        slug=one.slug,
        programme=known(one.programme or ""),
        audiences=[audience.value for audience in one.audiences],
        standing=one.standing.value,
        amounts=[
            ServiceAmountAnswer(value=sum_.value, label=sum_.label, line=sum_.line)
            for sum_ in one.amounts
        ],
        funders=list(value.funders),
        owner=value.owner,
        plan=[ServicePlanAnswer(action=place.action, line=place.line) for place in one.plan],
        confidence=one.confidence.value,
        origin=one.origin,
        reviewed_on=one.reviewed_on,
        review_due_on=value.due_on,
        is_stale=value.is_stale,
        confirmed=value.confirmed,
    )
