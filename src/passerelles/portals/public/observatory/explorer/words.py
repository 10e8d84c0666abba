"""French words of the explorer: levels, themes, addresses."""

from collections.abc import Mapping

from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.reference.models import TerritoryKind
from passerelles.portals.public.reference.addresses import KIND_SLUGS

LEVEL_SLUGS: Mapping[str, str] = {**KIND_SLUGS, COUNTRY: "pays"}
SLUG_LEVELS = {slug: kind for kind, slug in LEVEL_SLUGS.items()}

# Level → how the list of choices calls it, then how a sentence does after « par ».
LEVELS: Mapping[str, tuple[str, str]] = {
    TerritoryKind.REGION: ("Régions", "région"),
    TerritoryKind.ACADEMIE: ("Académies", "académie"),
    TerritoryKind.DEPARTEMENT: ("Départements", "département"),
    TerritoryKind.EMPLOYMENT_BASIN: ("Bassins d’emploi", "bassin d’emploi"),
    TerritoryKind.EMPLOYMENT_ZONE: ("Zones d’emploi", "zone d’emploi"),
    TerritoryKind.EPCI: ("Intercommunalités (EPCI)", "intercommunalité (EPCI)"),
    TerritoryKind.METROPOLE: ("Métropoles", "métropole"),
    TerritoryKind.CLPE: ("Comités locaux pour l’emploi", "comité local pour l’emploi"),
    COUNTRY: ("France entière", "pays"),
}

# Themes of indicators, in the order of the list.
THEMES: Mapping[str, str] = {
    "needs": "Besoins des entreprises",
    "tension": "Tensions de recrutement",
    "jobs": "Emploi et chômage",
    "apprenticeship": "Apprentissage",
    "supply": "Offre de formation",
    "initial_training": "Formation initiale",
    "outcomes": "Devenir après la formation",
    "green": "Transition écologique",
    "demand": "Demande non satisfaite",
}

# In a theme: those that others detail come first, older surveys, quotes and projections last.
HEADS = ("bmo_projects", "tension_index", "tension_fap")
LAST_INSTRUMENTS = ("tension_fap_2019", "plan_quote", "projections")


def by_level(kind: str) -> str:
    """« par bassin d’emploi »; « pour le pays entier »."""
    return "pour le pays entier" if kind == COUNTRY else f"par {LEVELS[kind][1]}"


def level_name(kind: str) -> str:
    """What heads the column of territories: « Bassin d’emploi »."""
    said = LEVELS[kind][1]
    return said[:1].upper() + said[1:]


def edition_text(edition: str) -> str:
    """« Metiers-2030@2019/reference » reads « Metiers 2030, scénario reference »."""
    publication, _, scenario = edition.partition("/")
    if not scenario:
        return edition
    name = publication.partition("@")[0].replace("-", " ")
    return f"{name}, scénario {scenario.replace('-', ' ')}"
