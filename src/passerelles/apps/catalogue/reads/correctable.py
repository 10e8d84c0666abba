"""The fields that the desk may correct, and how their values are written and read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    EntryMode,
    Mode,
    Place,
    Provider,
    RecruitmentState,
    Session,
    Training,
    TrainingAction,
)

KIND_MODELS: Mapping[CorrectedKind, type[Model]] = {
    CorrectedKind.PROVIDER: Provider,
    CorrectedKind.TRAINING: Training,
    CorrectedKind.ACTION: TrainingAction,
    CorrectedKind.PLACE: Place,
    CorrectedKind.SESSION: Session,
}


@dataclass(frozen=True, slots=True)
class Correctable:
    """``shape``: text, long, date, number, flag, commune, choice; ``choices``: value → words."""

    name: str
    label: str
    shape: str = "text"
    choices: tuple[tuple[str, str], ...] = ()


def _choice(name: str, label: str, choices: list[tuple[str, str]]) -> Correctable:
    return Correctable(name, label, "choice", tuple(choices))


_SESSION = (
    Correctable("start", "Début", "date"),
    Correctable("end", "Fin", "date"),
    Correctable("registration_end", "Fin des inscriptions", "date"),
    _choice("recruitment_state", "État des inscriptions", RecruitmentState.choices),
    Correctable("seats", "Places restantes", "number"),
    Correctable("capacity", "Capacité", "number"),
    Correctable("seats_on", "Date du nombre de places", "date"),
    Correctable("registration_terms", "Modalités d’inscription", "long"),
    Correctable("url", "Adresse de la session sur Internet"),
)
_ACTION = (
    _choice("mode", "Sur place ou à distance", Mode.choices),
    _choice("entry_mode", "Entrées", EntryMode.choices),
    Correctable("hours_centre", "Heures en centre", "number"),
    Correctable("hours_company", "Heures en entreprise", "number"),
    Correctable("hours_total", "Heures en tout", "number"),
    Correctable("costs_covered", "Frais pris en charge", "flag"),
    Correctable("remaining_cost", "Reste à payer"),
    Correctable("conditions", "Prérequis", "long"),
    Correctable("pace", "Rythme", "long"),
    Correctable("disabled_access", "Accueil des personnes handicapées", "long"),
)
_TRAINING = (
    Correctable("title", "Intitulé"),
    Correctable("objective", "Objectif", "long"),
    Correctable("content", "Contenu", "long"),
    Correctable("is_certifying", "Formation certifiante", "flag"),
    Correctable("exit_level", "Niveau de sortie (1 à 8)", "number"),
)
_PLACE = (
    Correctable("name", "Nom du lieu"),
    Correctable("address", "Adresse"),
    Correctable("postcode", "Code postal"),
    Correctable("city", "Ville"),
    Correctable("commune", "Commune (code INSEE)", "commune"),
    Correctable("access", "Accès", "long"),
    Correctable("phone", "Téléphone"),
)
_PROVIDER = (
    Correctable("name", "Nom"),
    Correctable("siret", "SIRET"),
    Correctable("phone", "Téléphone"),
    Correctable("email", "Adresse e-mail"),
    Correctable("url", "Site"),
)
CORRECTABLE: Mapping[CorrectedKind, tuple[Correctable, ...]] = {
    CorrectedKind.SESSION: _SESSION,
    CorrectedKind.ACTION: _ACTION,
    CorrectedKind.TRAINING: _TRAINING,
    CorrectedKind.PLACE: _PLACE,
    CorrectedKind.PROVIDER: _PROVIDER,
}


def correctable(kind: str, name: str) -> Correctable | None:
    """The field ``name`` of ``kind``, or None when it may not be corrected."""
    if kind not in CorrectedKind.values:
        return None
    fields = CORRECTABLE[CorrectedKind(kind)]
    return next((field for field in fields if field.name == name), None)
