"""What the API says of indicators and of their definitions."""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.formats.indicators.definitions import (
    Definition,
    Indicator,
    Periodicity,
    Role,
    Scope,
)
from passerelles.portals.api.observatory.value_answers import ValueAnswer
from passerelles.portals.api.shared.answers import Page, known


class SecrecyAnswer(Schema):
    """La règle du secret statistique."""

    kept_by: Literal["producer", "ours", "nobody"] = Field(
        description="Qui cache les petits nombres : producer (le producteur), ours (nous), nobody "
        "(personne, il n’y a rien à protéger)."
    )
    threshold: int | None = Field(
        description="Un nombre plus petit n’est pas montré ; nul quand aucun seuil n’est à nous."
    )
    text: str | None = Field(description="La règle en une phrase ; nul sans règle.")


class DefinitionAnswer(Schema):
    """Une version datée de ce que mesure un indicateur."""

    version: int = Field(description="Numéro de version.")
    valid_from: date = Field(description="Premier jour où elle s’applique.")
    valid_to: date | None = Field(description="Dernier jour ; nul pour celle qui s’applique.")
    formula: str = Field(description="Comment le chiffre est calculé.")
    population: str = Field(description="Ce qui est compté.")
    numerator: str | None = Field(description="Ce qui est divisé ; nul pour un nombre.")
    denominator: str | None = Field(description="Ce qui divise ; nul pour un nombre.")
    unit: str = Field(description="Unité.")
    whose_territory: str | None = Field(
        description="De qui le territoire compte : lieu de formation, d’emploi, de résidence ; nul "
        "quand la source ne le dit pas."
    )
    territory: Literal["sum", "none"] = Field(
        description="sum (les territoires s’additionnent) ou none (jamais)."
    )
    time: Literal["sum", "last", "none"] = Field(
        description="sum (les périodes s’additionnent), last (la dernière vaut) ou none (jamais)."
    )
    hypothesis: str | None = Field(
        description="Ce que suppose l’intervalle ; nul quand il n’y en a pas."
    )
    secrecy: SecrecyAnswer = Field(description="Secret statistique.")
    reviewer: str = Field(description="Qui a relu la définition.")


class IndicatorLine(Schema):
    """Un indicateur dans la liste."""

    code: str = Field(description="Code stable.")
    indicator: str = Field(description="Le même code.")
    name: str = Field(description="Nom.")
    question: str = Field(description="Question à laquelle répondent ses chiffres.")
    theme: str = Field(description="Thème.")
    measure: str = Field(description="count (nombre), rate, share, index ou amount.")
    unit: str = Field(description="Unité.")
    instrument: str = Field(
        description="Enquête ou registre : deux instruments ne partagent jamais un graphique."
    )
    sources: list[str] = Field(description="Sources, dans le registre.")
    definition_version: int = Field(description="Version de la définition la plus récente.")
    newest_period: str | None = Field(
        description="Période la plus récente ; nul quand aucun chiffre n’est chargé."
    )
    scope: Scope = Field(description="action (le plan le fait bouger) ou context.")
    role: Role = Field(
        description="impact (le résultat), deployment (ce qui est mis en place), quality, rebound "
        "(un effet non voulu) ou context."
    )
    shared: bool = Field(
        description="Vrai pour les quelques indicateurs que les quatre parties suivent ensemble."
    )
    periodicity: Periodicity = Field(
        description="À quel pas il se mesure : year, half_year, quarter, month, week ou once."
    )
    lag_days: int = Field(
        description="Jours entre la fin d’une période et celui où son chiffre est attendu ; "
        "négatif quand il l’est avant la fin."
    )
    owner: str = Field(description="Institution qui doit le chiffre, par son code dans le plan.")
    actions: list[int] = Field(description="Numéros des actions du plan qu’il sert.")


class IndicatorPage(Page[IndicatorLine]):
    """Une page d’indicateurs."""


class CoverageAnswer(Schema):
    """Les périodes d’une sorte de territoire."""

    kind: str = Field(description="Sorte de territoire.")
    periods: list[str] = Field(description="Périodes, la plus récente d’abord.")


class IndicatorAnswer(IndicatorLine, ValueAnswer):
    """Un indicateur sur un territoire : sa valeur, toutes ses définitions, ce qui est chargé."""

    direction: Literal["up", "down", "none"] = Field(
        description="Ce qui est souhaitable : up (monter), down (baisser) ou none (rien)."
    )
    decimals: int = Field(description="Décimales que l’écran montre.")
    dimensions: list[str] = Field(description="Dimensions que ses chiffres peuvent porter.")
    counts: list[str] = Field(description="Les deux indicateurs qu’une part divise, dans l’ordre.")
    note: str | None = Field(description="À lire avant de comparer ; nul sans remarque.")
    definitions: list[DefinitionAnswer] = Field(
        description="Définitions, la plus ancienne d’abord."
    )
    coverage: list[CoverageAnswer] = Field(description="Ce qui est chargé.")


def indicator_line(one: Indicator, newest_period: str | None) -> IndicatorLine:
    return IndicatorLine(
        code=one.code,
        indicator=one.code,
        name=one.name,
        question=one.question,
        theme=one.theme,
        measure=one.measure,
        unit=one.definition.unit,
        instrument=one.instrument,
        sources=list(one.sources),
        definition_version=one.definition.version,
        newest_period=newest_period,
        scope=one.scope,
        role=one.role,
        shared=one.shared,
        periodicity=one.periodicity,
        lag_days=one.lag_days,
        owner=one.owner,
        actions=list(one.actions),
    )


def definition_answer(one: Definition) -> DefinitionAnswer:
    secrecy = one.secrecy
    return DefinitionAnswer(
        version=one.version,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        formula=one.formula,
        population=one.population,
        numerator=known(one.numerator),
        denominator=known(one.denominator),
        unit=one.unit,
        whose_territory=known(one.whose_territory),
        territory=one.territory,
        time=one.time,
        hypothesis=known(one.hypothesis),
        secrecy=SecrecyAnswer(
            kept_by=secrecy.kept_by, threshold=secrecy.threshold, text=known(secrecy.text)
        ),
        reviewer=one.reviewer,
    )
