"""The plan as a table: one row a measure."""

from passerelles.apps.steering.models import Action, MeasureStatus, Orientation, Plan, Priority
from passerelles.apps.steering.reads.plan import MeasureBranch, PlanTree
from passerelles.documents.steering.plan_words import (
    THEMES,
    figure_details,
    figure_text,
    named,
    target_text,
)
from passerelles.documents.tables import Cell, Table

_COLUMNS = (
    *("orientation", "nom de l’orientation", "priorité", "nom de la priorité"),
    *("action", "nom de l’action", "thèmes", "porteur", "engagement", "ligne du document"),
    *("ce qui est annoncé", "état à l’écriture du plan", "indicateur", "dates", "publics"),
    *("lieux", "financeurs", "partenaires", "documents", "chiffres", "objectifs"),
    "ce que le document ne dit pas",
)


def plan_table(tree: PlanTree, *, address: str = "") -> Table:
    """``address``: that of the page, written under the rows."""
    plan = tree.plan
    rows = [
        _row(plan, (orientation.orientation, priority.priority, action.action), measure)
        for orientation in tree.orientations
        for priority in orientation.priorities
        for action in priority.actions
        for measure in action.measures
    ]
    notes = (
        f"{plan.title} ({plan.code}), version texte de {plan.lines} lignes.",
        "Les engagements sont écrits dans nos mots ; chaque ligne renvoie au document.",
        *((f"Page : {address}",) if address else ()),
    )
    return Table(title="Plan", columns=_COLUMNS, rows=tuple(rows), notes=notes)


def _row(
    plan: Plan, above: tuple[Orientation, Priority, Action], branch: MeasureBranch
) -> tuple[Cell, ...]:
    orientation, priority, action = above
    row = branch.measure
    figures = [f"{figure_text(one)} ({figure_details(one)})" for one in row.figures]
    return (
        *(orientation.code, orientation.name, priority.code, priority.name),
        *(action.code, action.name, _listed([THEMES[theme] for theme in action.themes])),
        _listed(named([action.owner], plan.institutions)),
        *(row.code, row.line, row.text, MeasureStatus(row.status).label, row.indicator or None),
        *(_listed(row.dates), _listed(row.publics), _listed(row.places)),
        _listed(named(row.funders, plan.institutions)),
        _listed(named(row.partners, plan.institutions)),
        _listed(named(row.documents, plan.documents)),
        _listed(figures),
        _listed([target_text(one) for one in branch.targets]),
        _listed(row.unknowns),
    )


def _listed(words: list[str]) -> str | None:
    return " | ".join(words) or None
