"""Bounds: lines that the document has, dates that follow one another, lists with something."""

import re
from typing import Any

from passerelles.formats.plan.rules.checking import Checking

_YEARS = range(1900, 2201)
_LONGEST_DOCUMENT = 1_000_000
_DATE = re.compile(r"\d{4}(?:-T[1-4]|-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_YEARS_TOLD = re.compile(r"(\d{4})-(\d{4})")


def check_bounds(checking: Checking) -> None:
    plan = checking.plan
    if plan.end <= plan.start and checking.places.is_sound(plan, "start"):
        checking.fault(
            plan, "end", "plan.dates", f"le plan finit le {plan.end} et commence le {plan.start}."
        )
    if checking.places.is_sound(plan, "source"):
        _check_lines(checking)
    for record in (plan, *plan.orientations, *plan.priorities):
        _check_children(checking, record)
    for action in plan.actions:
        if not action.themes:
            checking.fault(
                action,
                "themes",
                "plan.empty",
                f"l’action « {action.code} » n’a pas de thème : donnez-en au moins un.",
            )
    for measure in plan.measures:
        _check_dates(checking, measure)


def _check_lines(checking: Checking) -> None:
    source = checking.plan.source
    if source.published not in _YEARS:
        checking.fault(
            source,
            "published",
            "plan.dates",
            f"« published » vaut « {source.published} » : attendu, une année.",
        )
    if not 0 < source.lines <= _LONGEST_DOCUMENT:
        checking.fault(
            source,
            "lines",
            "plan.line",
            f"« lines » vaut « {source.lines} » : attendu, le nombre de lignes du document.",
        )
        return
    for record in checking.records():
        line = getattr(record, "line", None)
        if line is not None and not 0 < line <= source.lines:
            checking.fault(
                record,
                "line",
                "plan.line",
                f"la ligne {line} n’existe pas : le document en a {source.lines}.",
            )


def _check_children(checking: Checking, record: Any) -> None:
    for field in ("orientations", "priorities", "actions", "institutions"):
        if getattr(record, field, None) == ():
            checking.fault(
                record,
                field,
                "plan.empty",
                f"« {field} » de « {record.code} » est vide : le plan en a au moins un élément.",
            )


def _check_dates(checking: Checking, measure: Any) -> None:
    if not checking.places.is_sound(measure, "dates"):
        return
    for index, told in enumerate(measure.dates):
        years = _YEARS_TOLD.fullmatch(told)
        if not (_DATE.fullmatch(told) or (years and years[1] < years[2])):
            checking.tell(
                checking.places.line(measure, "dates", index),
                "plan.dates",
                f"« {told} » n’est pas une date du plan : écrivez une année (2023), un trimestre "
                "(2022-T1), un mois (2023-01), un jour (2022-12-13) ou deux années qui se suivent "
                "(2022-2028).",
            )
