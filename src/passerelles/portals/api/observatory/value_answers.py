"""What the API and the console say of an indicator on a territory: its value, or why none."""

from datetime import date

from ninja import Schema
from pydantic import Field

from passerelles.apps.indicators.reads.computed import Computed
from passerelles.portals.api.observatory.observation_answers import AbsenceCode, BoundCode
from passerelles.portals.api.shared.answers import DEMONSTRATION


class ValueAnswer(Schema):
    """La valeur d’un indicateur sur un territoire, ou la raison de son absence."""

    code: str = Field(description="Code stable de l’indicateur.")
    value: float | None = Field(
        description="La valeur la plus récente, tous sujets confondus, dans l’unité de la "
        "définition ; nul quand elle manque, jamais zéro à la place."
    )
    numerator: float | None = Field(
        description="Nombre divisé, pour une part ou un taux ; nul quand il n’est pas publié."
    )
    denominator: float | None = Field(
        description="Nombre qui divise, pour une part ou un taux ; nul quand il n’est pas publié."
    )
    absence: AbsenceCode | None = Field(
        description="Pourquoi la valeur manque, comme dans /api/v1/observations ; nul sinon."
    )
    definition_version: int = Field(
        description="Version de la définition du chiffre ; la plus récente sans chiffre."
    )
    as_of: str = Field(
        description="À quelle date ce chiffre était connu : celle qui est demandée, sinon ce jour."
    )
    territory: str = Field(
        description="Territoire du chiffre : celui qui est demandé, sinon la région du plan ; "
        "« country:FR » quand l’indicateur n’existe que pour la France."
    )
    territory_name: str | None = Field(description="Nom du territoire ; nul quand on l’ignore.")
    period: str | None = Field(description="Période du chiffre ; nul sans chiffre.")
    unit: str = Field(description="Unité.")
    bound: BoundCode = Field(
        description="exact (la valeur est exacte), at_least (c’est un minimum) ou at_most (un "
        "maximum)."
    )
    low: float | None = Field(
        description="Le plus petit que la vraie valeur puisse être ; nul quand on ne le sait pas."
    )
    high: float | None = Field(
        description="Le plus grand que la vraie valeur puisse être ; nul quand on ne le sait pas."
    )
    source: str | None = Field(description="Source, dans le registre ; nul sans chiffre.")
    edition: str | None = Field(description="Millésime de la source ; nul sans chiffre.")
    lineage: str | None = Field(
        description="Adresse de ce qui a fait ce chiffre : lignes, fichier, import ; nul sans "
        "chiffre."
    )
    is_demonstration: bool = DEMONSTRATION
    next_due: date | None = Field(
        description="Jour où le prochain chiffre est attendu ; nul pour une mesure faite une fois, "
        "ou jamais faite."
    )
    late: bool = Field(description="Vrai quand ce jour est passé.")
    missing: list[str] = Field(
        description="Sources du registre dont l’une donnerait ce chiffre, quand « absence » vaut "
        "missing_input ; vide sinon."
    )


def value_answer(found: Computed, *, as_of: str, territory_name: str | None) -> ValueAnswer:
    """The answer of one indicator; ``as_of`` as it was asked."""
    quantity, figure = found.quantity, found.figure
    interval = quantity.interval
    return ValueAnswer(
        code=found.indicator.code,
        value=quantity.value,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        absence=quantity.absence.value if quantity.absence else None,
        definition_version=found.definition_version,
        as_of=as_of,
        territory=str(found.where),
        territory_name=territory_name,
        period=figure.period if figure else None,
        unit=found.indicator.definition.unit,
        bound=quantity.bound.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        source=figure.source if figure else None,
        edition=figure.edition if figure else None,
        lineage=f"/api/v1/observations/{figure.id}/lineage" if figure else None,
        is_demonstration=figure is not None and figure.is_demonstration,
        next_due=found.due.on if found.due else None,
        late=found.is_late,
        missing=list(found.missing),
    )
