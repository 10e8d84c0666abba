"""What changed in an indicator between two instants, and why."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.apps.indicators.reads.changes import IndicatorChange
from passerelles.domain.indicators.changes import ChangeStep, FigureState
from passerelles.portals.api.observatory.observation_answers import AbsenceCode, BoundCode

CauseCode = Literal["definition", "perimeter", "new_data", "correction"]


class StateAnswer(Schema):
    """Un chiffre tel qu’on le connaissait à un instant."""

    period: str = Field(description="Période.")
    value: float | None = Field(description="La valeur ; nul quand elle manquait.")
    bound: BoundCode = Field(description="exact, at_least (un minimum) ou at_most (un maximum).")
    absence: AbsenceCode | None = Field(description="Pourquoi elle manquait ; nul sinon.")
    definition_version: int = Field(description="Version de la définition.")
    source: str = Field(description="Source, dans le registre.")
    edition: str = Field(description="Millésime de la source.")
    geography: str = Field(description="Édition du zonage.")


class StepAnswer(Schema):
    """Une part du changement, avec sa seule cause."""

    cause: CauseCode = Field(
        description="definition (nouvelle définition), perimeter (autre zonage), new_data (période "
        "ou millésime qui n’existait pas) ou correction (même période, même source, autre valeur)."
    )
    difference: float | None = Field(
        description="Ce que cette part ajoute ; nul quand l’un des deux chiffres n’est pas exact."
    )
    before: StateAnswer | None = Field(description="Le chiffre avant ; nul s’il n’existait pas.")
    after: StateAnswer | None = Field(description="Le chiffre après ; nul s’il n’existe plus.")


class ChangeAnswer(Schema):
    """Ce qui a changé ; les parts s’additionnent en la différence."""

    since: str = Field(description="Depuis quand.")
    difference: float | None = Field(
        description="Chiffre d’après moins chiffre d’avant ; nul quand l’un n’est pas exact."
    )
    steps: list[StepAnswer] = Field(description="Les parts, de l’avant vers l’après.")


def change_answer(found: IndicatorChange, *, since: str) -> ChangeAnswer:
    change = found.change
    return ChangeAnswer(
        since=since, difference=change.difference, steps=list(map(_step, change.steps))
    )


def _step(step: ChangeStep) -> StepAnswer:
    return StepAnswer(
        cause=step.cause.value,
        difference=step.difference,
        before=_state(step.before),
        after=_state(step.after),
    )


def _state(state: FigureState | None) -> StateAnswer | None:
    if state is None:
        return None
    quantity = state.quantity
    return StateAnswer(
        period=state.period,
        value=quantity.value,
        bound=quantity.bound.value,
        absence=quantity.absence.value if quantity.absence else None,
        definition_version=state.definition,
        source=state.source,
        edition=state.edition,
        geography=state.geography,
    )
