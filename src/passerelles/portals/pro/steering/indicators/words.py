"""French words of the desk of indicators."""

from collections.abc import Mapping

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.steering.models import Ruling
from passerelles.apps.steering.reads.progress_targets import Missing
from passerelles.domain.steering.standing import Standing

ROLES: Mapping[str, str] = {
    "impact": "résultat",
    "deployment": "déploiement",
    "quality": "qualité",
    "rebound": "effet non voulu",
    "context": "contexte",
}
PERIODICITIES: Mapping[str, str] = {
    "year": "chaque année",
    "half_year": "chaque semestre",
    "quarter": "chaque trimestre",
    "month": "chaque mois",
    "week": "chaque semaine",
    "once": "une seule fois",
}
DIRECTIONS: Mapping[str, str] = {
    "up": "plus le chiffre est élevé, mieux c’est",
    "down": "plus le chiffre est bas, mieux c’est",
    "none": "ni haut ni bas n’est meilleur en soi",
}
STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.AHEAD: ("en avance", "good"),
    Standing.ON_TRACK: ("sur la trajectoire", "good"),
    Standing.BEHIND: ("en retard", "alert"),
    Standing.UNDECIDED: ("trop imprécis pour trancher", "neutral"),
    Standing.BLIND: ("non renseigné", "neutral"),
}
MISSING: Mapping[Missing, str] = {
    Missing.TRAJECTORY: "aucune cible n’est fixée",
    Missing.BASELINE: "la valeur de départ n’est pas dite",
    Missing.BASELINE_DAY: "la date de départ n’est pas dite",
    Missing.TARGET: "la valeur visée n’est pas dite",
    Missing.TARGET_DAY: "l’échéance n’est pas dite",
    Missing.ORDER: "ses dates ne se suivent pas",
}
KINDS: Mapping[str, str] = {
    TerritoryKind.REGION: "Régions",
    TerritoryKind.DEPARTEMENT: "Départements",
    TerritoryKind.EMPLOYMENT_BASIN: "Bassins d’emploi",
    TerritoryKind.EMPLOYMENT_ZONE: "Zones d’emploi",
    TerritoryKind.EPCI: "Intercommunalités (EPCI)",
    TerritoryKind.QPV: "Quartiers prioritaires (QPV)",
    TerritoryKind.ZRR_FRR: "Communes rurales classées (ZRR, FRR)",
}
DETAILS: Mapping[str, str] = {"sex": "Sexe", "age": "Âge", "level": "Niveau de diplôme"}
SEXES: Mapping[str, str] = {"F": "Femmes", "M": "Hommes"}
VERDICTS: Mapping[str, str] = {one.value: one.label for one in Ruling}
WHATS: Mapping[str, str] = {"target": "Cible", "value": "Valeur saisie", "proposal": "Contestation"}


def starting(sentence: str) -> str:
    """With a capital."""
    return sentence[:1].upper() + sentence[1:]
