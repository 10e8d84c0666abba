"""What the API says of the plan: a tree, each level with its code and its line."""

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from passerelles.apps.steering.models import Measure, PlanTarget
from passerelles.apps.steering.reads.plan import ActionBranch, MeasureBranch, PlanTree
from passerelles.formats.plan.records import ActionTheme, College, FigureNature, MeasureStatus
from passerelles.portals.api.shared.answers import known

_LINE = Field(description="Ligne de la version texte du document où cela se lit.")
_LINE_OR_NONE = Field(description="Ligne de la version texte du document ; nulle si elle manque.")
_INSTITUTIONS = "codes d’institutions, dans « institutions »"
_DOCUMENTS = Field(description="Codes des documents liés, dans « documents ».")


class PlanFigureAnswer(Schema):
    """Un chiffre du document."""

    code: str = Field(description="Code, propre à l’engagement.")
    value: float | None = Field(description="Valeur ; nulle quand le document ne la dit pas.")
    unit: str = Field(description="Unité.")
    per: str | None = Field(description="Rythme (« par an ») ; nul sans rythme dit.")
    nature: FigureNature = Field(
        description="target (à atteindre), observed (constaté), means (moyens) ou parameter "
        "(montant ou seuil)."
    )
    by: date | None = Field(description="Échéance ; nulle quand elle n’est pas dite.")
    line: int = _LINE
    note: str | None = Field(description="Ce qu’il faut savoir pour le lire ; nul sans remarque.")


class PlanTargetAnswer(Schema):
    """Un objectif que le plan fixe."""

    code: str = Field(description="Code, « A1.M1.T1 ».")
    indicator: str | None = Field(
        description="Indicateur qui le suit ; nul quand aucun ne le suit."
    )
    baseline_on: date | None = Field(description="Date du départ ; nulle si elle n’est pas dite.")
    baseline: float | None = Field(description="Valeur de départ ; nulle si elle n’est pas dite.")
    target_on: date | None = Field(description="Échéance ; nulle quand elle n’est pas dite.")
    target: float | None = Field(description="Valeur à atteindre ; nulle si elle n’est pas dite.")
    times_baseline: float | None = Field(
        description="Valeur à atteindre, en nombre de fois le départ (2 pour « doubler ») ; nulle "
        "quand l’objectif n’est pas dit ainsi."
    )
    note: str | None = Field(description="Ce que le document ne dit pas ; nul sans remarque.")


class PlanMeasureAnswer(Schema):
    """Un engagement : ce que le plan annonce sous une action, dans nos mots."""

    code: str = Field(description="Code, « A1.M1 ».")
    line: int = _LINE
    text: str = Field(description="Ce qui est annoncé.")
    status: MeasureStatus = Field(
        description="announced (annoncé), running (déjà en place à l’écriture du plan) ou fact "
        "(élément de contexte)."
    )
    indicator: str | None = Field(
        description="Indicateur qui le suit ; nul quand aucun ne le suit."
    )
    weight: float | None = Field(description="Poids dans l’action, de 0 à 1 ; nul sans poids.")
    dates: list[str] = Field(
        description="Dates comme le document les dit : « 2023 », « 2023-01 », « 2022-T1 », "
        "« 2022-12-13 » ou « 2022-2028 »."
    )
    publics: list[str] = Field(description="Publics visés.")
    places: list[str] = Field(description="Lieux nommés.")
    funders: list[str] = Field(description=f"Financeurs : {_INSTITUTIONS}.")
    partners: list[str] = Field(description=f"Partenaires : {_INSTITUTIONS}.")
    documents: list[str] = _DOCUMENTS
    figures: list[PlanFigureAnswer] = Field(description="Chiffres.")
    targets: list[PlanTargetAnswer] = Field(description="Objectifs.")
    unknowns: list[str] = Field(description="Ce que le document ne dit pas, une phrase chacun.")


class PlanLinkAnswer(Schema):
    """Une autre action que le texte nomme."""

    printed: str = Field(description="Renvoi comme le document l’imprime.")
    target: str = Field(description="Action dont le texte parle.")
    line: int = _LINE
    reason: str | None = Field(
        description="Pourquoi le renvoi est corrigé ; nul quand le numéro imprimé est juste."
    )


class PlanActionAnswer(Schema):
    """Une action du plan."""

    code: str = Field(description="Code, de « A1 » à « A33 » pour le plan livré.")
    name: str = Field(description="Nom que le document lui donne.")
    line: int = _LINE
    aim: str = Field(description="Ce qu’elle vise, dans nos mots.")
    themes: list[ActionTheme] = Field(description="Thèmes.")
    owner: str = Field(description="Institution qui la porte, dans « institutions ».")
    partners: list[str] = Field(description=f"Partenaires : {_INSTITUTIONS}.")
    publics: list[str] = Field(description="Publics visés.")
    documents: list[str] = _DOCUMENTS
    links: list[PlanLinkAnswer] = Field(description="Autres actions que le texte nomme.")
    depends_on: list[str] = Field(description="Actions dont elle attend le résultat.")
    measures: list[PlanMeasureAnswer] = Field(description="Ses engagements.")


class PlanPriorityAnswer(Schema):
    """Une priorité."""

    code: str = Field(description="Code, « O1.P1 ».")
    name: str = Field(description="Nom que le document lui donne.")
    line: int = _LINE
    actions: list[PlanActionAnswer] = Field(description="Ses actions.")


class PlanOrientationAnswer(Schema):
    """Une orientation."""

    code: str = Field(description="Code, « O1 ».")
    name: str = Field(description="Nom que le document lui donne.")
    line: int = _LINE
    documents: list[str] = _DOCUMENTS
    priorities: list[PlanPriorityAnswer] = Field(description="Ses priorités.")


class PlanInstitutionAnswer(Schema):
    """Une institution que le plan nomme."""

    code: str = Field(description="Code.")
    name: str = Field(description="Nom.")
    college: College = Field(
        description="Collège au CREFOP : state (État), region, employers, workers, consultative "
        "(voix consultative) ou none (aucun)."
    )


class PlanTermAnswer(Schema):
    """Un nom imprimé, et celui qui lui a succédé."""

    code: str = Field(description="Code.")
    printed: str = Field(description="Nom comme le document l’imprime.")
    successor: str | None = Field(
        description="Nom qui lui a succédé ; nul quand il reste à confirmer."
    )
    since: date | None = Field(description="Depuis quand ; nul quand la date n’est pas sûre.")
    reference: str | None = Field(
        description="Texte qui le dit, ou ce qui reste à confirmer ; nul quand rien ne le dit."
    )
    line: int | None = _LINE_OR_NONE


class PlanDocumentAnswer(Schema):
    """Un plan, un schéma ou un pacte auquel le plan est lié."""

    code: str = Field(description="Code.")
    name: str = Field(description="Nom.")
    line: int | None = _LINE_OR_NONE


class PlanSourceAnswer(Schema):
    """Le document d’où vient le plan."""

    title: str = Field(description="Titre.")
    published: int = Field(description="Année de parution.")
    lines: int = Field(description="Nombre de lignes de sa version texte.")


class PlanAnswer(Schema):
    """Le plan en cours, de ses orientations à ses engagements."""

    code: str = Field(description="Code du plan.")
    title: str = Field(description="Titre.")
    region: str = Field(description="Code officiel de la région.")
    start: date = Field(description="Début.")
    end: date = Field(description="Fin.")
    sha256: str = Field(description="Empreinte du fichier chargé.")
    source: PlanSourceAnswer = Field(description="Document.")
    institutions: list[PlanInstitutionAnswer] = Field(description="Institutions nommées.")
    terms: list[PlanTermAnswer] = Field(description="Noms imprimés qui ont changé ou changeront.")
    documents: list[PlanDocumentAnswer] = Field(description="Documents liés.")
    orientations: list[PlanOrientationAnswer] = Field(description="Orientations, dans l’ordre.")


def plan_answer(tree: PlanTree) -> PlanAnswer:
    plan = tree.plan
    named = ("code", "title", "region", "start", "end", "sha256", "institutions", "documents")
    return PlanAnswer.model_validate(
        {name: getattr(plan, name) for name in named}
        | {
            "source": {
                "title": plan.source_title,
                "published": plan.source_published,
                "lines": plan.lines,
            },
            "terms": [{**one, "reference": known(one["reference"])} for one in plan.terms],
            "orientations": [
                {
                    **_rows(one.orientation, "documents"),
                    "priorities": [
                        {**_rows(p.priority), "actions": list(map(_action, p.actions))}
                        for p in one.priorities
                    ],
                }
                for one in tree.orientations
            ],
        }
    )


def _rows(row: Any, *more: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("code", "name", "line", *more)}


def _action(branch: ActionBranch) -> dict[str, Any]:
    more = ("aim", "themes", "owner", "partners", "publics", "documents", "depends_on")
    return {
        **_rows(branch.action, *more),
        "links": [{**one, "reason": known(one["reason"])} for one in branch.action.links],
        "measures": list(map(_measure, branch.measures)),
    }


def _measure(branch: MeasureBranch) -> dict[str, Any]:
    row: Measure = branch.measure
    same = (
        *("code", "line", "text", "status", "weight", "dates", "publics", "places"),
        *("funders", "partners", "documents", "unknowns"),
    )
    return {
        **{name: getattr(row, name) for name in same},
        "indicator": known(row.indicator),
        "figures": [
            {**one, "per": known(one["per"]), "note": known(one["note"])} for one in row.figures
        ],
        "targets": list(map(_target, branch.targets)),
    }


def _target(row: PlanTarget) -> dict[str, Any]:
    same = ("code", "baseline_on", "baseline", "target_on", "target", "times_baseline")
    return {
        **{name: getattr(row, name) for name in same},
        "indicator": known(row.indicator),
        "note": known(row.note),
    }
