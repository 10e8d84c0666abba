"""What the API says of aids: answers to situations, and rules with their dated amounts."""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from passerelles.apps.aids.reads.listing import excluded_by, parameters_of
from passerelles.domain.aids.parameters import DatedValue, Parameter
from passerelles.domain.aids.rules import Rule, RuleBook
from passerelles.portals.api.shared.answers import known

VerdictCode = Literal["yes", "unknown"]
UnitCode = Literal["month", "once", "year"]
LevelCode = Literal["official", "relayed", "press", "computed", "unknown"]
_UNIT = Field(description="month, once (une fois) ou year ; nul quand ce n’est pas un montant.")
_LEVEL = Field(description="D’où vient la valeur : official, relayed, press, computed, unknown.")


class AidJudged(Schema):
    """La réponse d’une règle ; une aide absente de la liste vaut non."""

    code: str = Field(description="Code de l’aide.")
    verdict: VerdictCode = Field(description="yes ou unknown.")
    amount: float | None = Field(description="Euros ; nul quand rien de sûr ne le dit.")
    unit: UnitCode | None = _UNIT
    reasons: list[str] = Field(description="Ce qui décide, ce qu’il reste à dire ou à faire.")
    missing: list[str] = Field(
        description="Champs de la situation qui manquent, « person.on_are », le premier à demander "
        "d’abord ; « parameter. » ou « text. » : un organisme doit confirmer."
    )
    sources: list[str] = Field(
        description="Textes de la règle et de ses valeurs : titre, éditeur, adresse."
    )
    confidence: LevelCode = _LEVEL


class SituationJudged(Schema):
    """Les réponses à une situation."""

    id: str | int = Field(description="Identifiant donné à la situation, tel quel.")
    aids: list[AidJudged] = Field(description="Aides ouvertes ou à confirmer.")


class DatedAmountTold(Schema):
    """Une valeur à partir d’un jour."""

    since: date = Field(description="Premier jour.")
    value: float | None = Field(description="Valeur ; nulle quand personne ne la connaît.")
    source: str = Field(description="Titre de la source.")
    address: str | None = Field(description="Adresse de la source ; nulle sans adresse.")
    read_on: date = Field(description="Jour où on l’y a lue.")
    confidence: LevelCode = _LEVEL
    review_by: date | None = Field(description="Dernier jour de confiance ; nul sans limite.")


class AidParameter(Schema):
    """Un montant ou un seuil, et ses valeurs dans le temps."""

    code: str = Field(description="Code du montant.")
    label: str = Field(description="Ce que c’est.")
    unit: UnitCode | None = _UNIT
    values: list[DatedAmountTold] = Field(description="Valeurs, la plus ancienne d’abord.")


class AidRule(Schema):
    """Une aide, telle que ses textes la disent."""

    code: str = Field(description="Code de l’aide.")
    label: str = Field(description="Nom.")
    summary: str = Field(description="En clair.")
    payer: str | None = Field(description="Qui paie ; nul quand on ne le sait pas.")
    decided_by: str | None = Field(
        description="Bureau qui décide, au-delà des conditions écrites ; nul quand il n’y en a pas."
    )
    excludes: list[str] = Field(description="Codes des aides qui ne s’y ajoutent pas.")
    deadline: str | None = Field(description="Quand demander ; nul quand rien ne le dit.")
    documents: list[str] = Field(description="Pièces à fournir.")
    link: str | None = Field(description="Où demander ; nul sans adresse vérifiée.")
    sources: list[str] = Field(description="Titres des textes.")
    parameters: list[AidParameter] = Field(description="Montants et seuils datés.")


def rules_told(book: RuleBook) -> list[AidRule]:
    return [_rule(book.rules[code], book) for code in sorted(book.rules)]


def _rule(rule: Rule, book: RuleBook) -> AidRule:
    return AidRule(
        code=rule.code,
        label=rule.label,
        summary=rule.summary,
        payer=known(rule.payer),
        decided_by=known(rule.decided_by),
        excludes=[other.code for other in excluded_by(rule, book)],
        deadline=known(rule.deadline),
        documents=list(rule.documents),
        link=known(rule.link),
        sources=[book.sources[key].title for key in rule.sources],
        parameters=[_parameter(book.parameters[c], book) for c in parameters_of(rule)],
    )


def _parameter(parameter: Parameter, book: RuleBook) -> AidParameter:
    return AidParameter(
        code=parameter.code,
        label=parameter.label,
        unit=parameter.unit.value if parameter.unit else None,
        values=[_value(one, book) for one in parameter.values],
    )


def _value(value: DatedValue, book: RuleBook) -> DatedAmountTold:
    source = book.sources[value.source]
    return DatedAmountTold(
        since=value.since,
        value=None if value.value is None else float(value.value),
        source=source.title,
        address=known(source.link),
        read_on=value.read_on,
        confidence=value.confidence.value,
        review_by=value.review_by,
    )
