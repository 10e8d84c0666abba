"""What may be asked of the sessions, and how it becomes a search."""

from datetime import date
from typing import Annotated, Literal

from django.utils import timezone
from pydantic import Field

from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort
from passerelles.portals.api.reference.parameters import TEXT, RegisterCode
from passerelles.portals.api.shared.guard import LONGEST_VALUE
from passerelles.portals.api.shared.paging import PageQuery

KEY = r"^[A-Za-z0-9_.:~%-]{1,160}$"

Slug = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
LevelNumber = Annotated[int, Field(ge=1, le=8)]


class SessionQuery(PageQuery):
    """Ce que la recherche garde ; un filtre répété donne un choix, deux filtres s’ajoutent."""

    q: str = Field(
        "",
        max_length=LONGEST_VALUE,
        pattern=TEXT,
        description="Mots de la personne : métier, activité, compétence, certification, organisme.",
    )
    commune: str = Field(
        "",
        pattern=r"^([0-9][0-9AB][0-9]{3})?$",
        description="Code INSEE de la commune d’où l’on part.",
    )
    radius_km: float | None = Field(
        None, gt=0, le=1000, description="Rayon autour de la commune, en kilomètres."
    )
    max_minutes: int | None = Field(
        None, gt=0, le=600, description="Trajet le plus long, en minutes de voiture (estimation)."
    )
    departement: list[Slug] = Field([], description="Code du département, par exemple « 31 ».")
    start_after: date | None = Field(None, description="Début à partir de ce jour.")
    start_before: date | None = Field(None, description="Début au plus tard ce jour.")
    level_in: list[LevelNumber] = Field([], description="Niveau demandé à l’entrée (1 à 8).")
    level_out: list[LevelNumber] = Field([], description="Niveau atteint à la sortie (1 à 8).")
    mode: list[Literal["onsite", "blended", "remote"]] = Field(
        [], description="onsite (sur place), blended (en partie à distance), remote (à distance)."
    )
    entry: list[Literal["fixed", "continuous"]] = Field(
        [], description="fixed (à dates fixes) ou continuous (toute l’année)."
    )
    pace: list[Literal["full_time", "part_time", "evening", "weekend"]] = Field(
        [], description="Temps plein, temps partiel, cours du soir, week-end."
    )
    objective: list[Slug] = Field([], description="Code Lhéo de l’objectif général.")
    public: list[Slug] = Field([], description="Public visé, par exemple « demandeurs-emploi ».")
    programme: list[Slug] = Field([], description="Dispositif, par exemple « qualif-pro ».")
    funder: list[Slug] = Field([], description="Code Lhéo du financeur ; 2 : la Région.")
    label: list[Slug] = Field([], description="Label, par exemple « qualiopi_formation ».")
    contract: list[Literal["apprenticeship", "professionalisation"]] = Field(
        [], description="Contrat en alternance."
    )
    register_: list[RegisterCode] = Field(
        [], alias="register", description="Répertoire de la certification : RNCP ou RS."
    )
    rncp: str = Field(
        "",
        pattern=r"^((RNCP|RS)?[0-9]{1,6})?$",
        description="Certification : « RNCP37780 », « RS5000 » ; sans lettres, le RNCP.",
    )
    block: str = Field(
        "", pattern=r"^[A-Za-z0-9_. -]{0,40}$", description="Code d’un bloc de compétences."
    )
    block_alone: bool = Field(False, description="Un bloc peut être suivi seul.")
    rome: str = Field(
        "",
        pattern=r"^([A-Z][0-9]{4})?$",
        description="Métier, par son code ROME dans l’édition la plus récente.",
    )
    provider: str = Field(
        "", max_length=160, pattern=TEXT, description="Identifiant d’un organisme."
    )
    training: str = Field("", max_length=160, pattern=TEXT, description="Identifiant de formation.")
    adjustments: bool = Field(False, description="Accueil des personnes handicapées aménagé.")
    green: bool = Field(
        False,
        description="Formation verte par son contenu (Pacte vert), par un métier que le ROME dit "
        "vert (« stratégique » n’y suffit pas) ou par une décision à la main.",
    )
    reserved: bool = Field(False, description="Des places sont réservées.")
    recruitment_open: bool = Field(False, description="Inscriptions ouvertes.")
    begun: bool = Field(
        False,
        description="Montrer aussi les sessions commencées, où l’on ne peut plus entrer.",
    )
    sort: Literal["relevance", "soonest", "nearest"] = Field(
        "relevance", description="Ordre : pertinence, début le plus proche, lieu le plus proche."
    )
    facets: bool = Field(False, description="Compter les résultats par filtre.")
    relax: bool = Field(
        True, description="Élargir la recherche, en le disant, quand rien n’y répond."
    )
    limit: int = Field(20, ge=1, le=100, description="Nombre de résultats par page, de 1 à 100.")


def search_request(query: SessionQuery) -> SearchRequest:
    """The search that a query asks for, today."""
    return SearchRequest(
        text=query.q,
        filters=_filters(query),
        sort=Sort(query.sort),
        facets=query.facets,
        cursor=query.cursor or "",
        limit=query.limit,
        relax=query.relax,
        today=timezone.localdate(),
    )


def _filters(query: SessionQuery) -> SearchFilters:
    return SearchFilters(
        commune=query.commune,
        radius_km=query.radius_km,
        max_minutes=query.max_minutes,
        departements=frozenset(query.departement),
        start_after=query.start_after,
        start_before=query.start_before,
        modes=frozenset(query.mode),
        entries=frozenset(query.entry),
        paces=frozenset(query.pace),
        levels_in=frozenset(query.level_in),
        levels_out=frozenset(query.level_out),
        objectives=frozenset(query.objective),
        publics=frozenset(query.public),
        programmes=frozenset(query.programme),
        funders=frozenset(query.funder),
        labels=frozenset(query.label),
        registers=frozenset(query.register_),
        contracts=frozenset(query.contract),
        certification=_certification(query.rncp),
        block=query.block,
        block_alone=query.block_alone,
        occupation=query.rome,
        provider=query.provider,
        training=query.training,
        adjustments=query.adjustments,
        green=query.green,
        reserved=query.reserved,
        recruitment_open=query.recruitment_open,
        begun=query.begun,
    )


def _certification(code: str) -> str:
    return f"RNCP{code}" if code.isdigit() else code
