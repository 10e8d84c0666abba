"""What the API says of an observation."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.apps.indicators.reads.definitions import definition_of, indicator_of
from passerelles.apps.indicators.reads.observations import Wanted
from passerelles.apps.indicators.reads.territories import names
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions
from passerelles.portals.api.shared.answers import DEMONSTRATION, Page

BoundCode = Literal["exact", "at_least", "at_most"]
AbsenceCode = Literal[
    "secret",
    "not_published",
    "not_covered",
    "late",
    "not_applicable",
    "refused",
    "missing_input",
]
NO_FIGURE = "nul quand aucun chiffre n’est chargé"


class ObservationAnswer(Schema):
    """Une valeur datée d’un indicateur sur un territoire, ou la raison de son absence."""

    indicator: str = Field(description="Code de l’indicateur.")
    definition_version: int = Field(
        description="Version de la définition appliquée ; on ne compare pas deux versions."
    )
    territory: str | None = Field(
        description="Territoire, par sa sorte et son code : « region:76 » ; nul quand aucun n’est "
        "demandé et qu’aucun chiffre n’existe."
    )
    period: str | None = Field(
        description="Période : 2024, 2024-T1 (trimestre), 2024-03 (mois) ou R2024 (rentrée) ; nul "
        "quand aucune n’est demandée et qu’aucun chiffre n’existe."
    )
    dimensions: dict[str, str] = Field(
        description="De quoi parle le chiffre : occupation, sector, sex, age, level. Une dimension "
        "omise est le total. Métiers et secteurs portent leur édition : « FAP-2021:A0X40 »."
    )
    value: float | None = Field(
        description="La valeur, dans l’unité de la définition ; nul quand elle manque, jamais "
        "zéro à la place."
    )
    bound: BoundCode = Field(
        description="exact (la valeur est exacte), at_least (c’est un minimum) ou at_most (un "
        "maximum)."
    )
    numerator: float | None = Field(
        description="Nombre divisé, pour un taux ; nul quand il n’est pas publié."
    )
    denominator: float | None = Field(
        description="Nombre qui divise, pour un taux ; nul quand il n’est pas publié."
    )
    absence: AbsenceCode | None = Field(
        description="Pourquoi la valeur manque : secret, not_published (pas publié), not_covered "
        "(hors champ), late (en retard), not_applicable (sans objet), refused (refusé par la "
        "qualité), missing_input (une donnée manque) ; nul quand il y a une valeur."
    )
    source: str | None = Field(description=f"Source, dans le registre ; {NO_FIGURE}.")
    edition: str | None = Field(description=f"Millésime de la source ; {NO_FIGURE}.")
    lineage: str | None = Field(
        description=f"Adresse de ce qui a fait ce chiffre : lignes, fichier, import ; {NO_FIGURE}."
    )
    territory_name: str | None = Field(
        description="Nom du territoire ; nul quand son édition n’est pas chargée."
    )
    geography: str | None = Field(
        description=f"Édition du zonage qui découpe le territoire ; {NO_FIGURE}."
    )
    low: float | None = Field(
        description="Le plus petit que la vraie valeur puisse être ; nul quand on ne le sait pas."
    )
    high: float | None = Field(
        description="Le plus grand que la vraie valeur puisse être ; nul quand on ne le sait pas."
    )
    hypothesis: str | None = Field(
        description="Ce que suppose l’intervalle ; nul quand il n’y en a pas."
    )
    known_since: datetime | None = Field(
        description=f"Depuis quand ce service connaît ce chiffre ; {NO_FIGURE}."
    )
    frozen: bool = Field(
        description="Vrai quand le chiffre est celui que l’on connaissait à la date « as_of » ; "
        "faux quand c’est celui d’aujourd’hui."
    )
    demonstration: bool = DEMONSTRATION
    missing: list[str] = Field(
        description="Sources du registre dont l’une donnerait ce chiffre, quand « absence » vaut "
        "missing_input ; vide sinon."
    )


class ObservationPage(Page[ObservationAnswer]):
    """Une page d’observations."""


def observation_answers(
    found: Iterable[Observed], *, frozen: bool = False
) -> list[ObservationAnswer]:
    """The answers of these observations; their territories are named in one query."""
    kept = list(found)
    named = names(kept)
    return [_answer(one, named, frozen=frozen) for one in kept]


def absent_answer(wanted: Wanted, reason: Absence, territory_name: str | None) -> ObservationAnswer:
    """The one answer when no figure is what was wanted."""
    about = {f.name: value for f in fields(Dimensions) if (value := getattr(wanted, f.name))}
    nothing = dict.fromkeys(ObservationAnswer.model_fields)
    return ObservationAnswer.model_validate(
        nothing
        | {
            "indicator": wanted.indicator,
            "definition_version": definition_of(wanted.indicator).version,
            "territory": f"{wanted.kind}:{wanted.code}" if wanted.kind else None,
            "territory_name": territory_name,
            "period": wanted.period,
            "dimensions": about,
            "bound": "exact",
            "absence": reason.value,
            "frozen": wanted.as_of is not None,
            "demonstration": False,
            "missing": _missing(wanted.indicator, reason),
        }
    )


def told(about: Dimensions) -> dict[str, str]:
    """The dimensions that are not totals."""
    return {name: value for name, value in asdict(about).items() if value}


def _answer(one: Observed, named: Mapping[str, str], *, frozen: bool) -> ObservationAnswer:
    quantity, interval = one.quantity, one.quantity.interval
    definition = definition_of(one.indicator, one.definition_version)
    return ObservationAnswer(
        indicator=one.indicator,
        definition_version=one.definition_version,
        territory=f"{one.territory_kind}:{one.territory_code}",
        territory_name=named.get(one.territory_key),
        geography=one.geography,
        period=one.period,
        dimensions=told(one.dimensions),
        value=quantity.value,
        bound=quantity.bound.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        hypothesis=(definition.hypothesis or None) if interval else None,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        absence=quantity.absence.value if quantity.absence else None,
        source=one.source,
        edition=one.edition,
        lineage=f"/api/v1/observations/{one.id}/lineage",
        known_since=one.known_since,
        frozen=frozen,
        demonstration=one.is_demonstration,
        missing=_needed(one.indicator, quantity.absence),
    )


def _needed(indicator: str, absence: Absence | None) -> list[str]:
    """What a figure that was measured as missing lacks, beside its own source."""
    one = indicator_of(indicator)
    lacks = one.needs or one.sources
    return list(lacks) if absence is Absence.MISSING_INPUT else []


def _missing(indicator: str, absence: Absence | None) -> list[str]:
    return list(indicator_of(indicator).sources) if absence is Absence.MISSING_INPUT else []
