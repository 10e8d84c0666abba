"""The records of a plan's file into the values of its rows, by code."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from passerelles.formats.plan.records import Action, Figure, Measure, Plan, Target

Values = dict[str, Any]


def plan_values(plan: Plan) -> Values:
    return {
        "title": plan.title,
        "region": plan.region,
        "start": plan.start,
        "end": plan.end,
        "source_title": plan.source.title,
        "source_published": plan.source.published,
        "lines": plan.source.lines,
        "institutions": _plain(plan.institutions),
        "terms": _plain(plan.terms),
        "documents": _plain(plan.documents),
    }


def orientation_values(plan: Plan) -> Mapping[str, Values]:
    return {
        one.code: {"name": one.name, "line": one.line, "documents": list(one.documents)}
        for one in plan.orientations
    }


def priority_values(plan: Plan, orientations: Mapping[str, int]) -> Mapping[str, Values]:
    return {
        one.code: {
            "name": one.name,
            "line": one.line,
            "orientation_id": orientations[orientation.code],
        }
        for orientation in plan.orientations
        for one in orientation.priorities
    }


def action_values(plan: Plan, priorities: Mapping[str, int]) -> Mapping[str, Values]:
    return {
        one.code: {**_action(one), "priority_id": priorities[priority.code]}
        for priority in plan.priorities
        for one in priority.actions
    }


def measure_values(plan: Plan, actions: Mapping[str, int]) -> Mapping[str, Values]:
    return {
        one.code: {**_measure(one), "action_id": actions[action.code]}
        for action in plan.actions
        for one in action.measures
    }


def target_values(plan: Plan, measures: Mapping[str, int]) -> Mapping[str, Values]:
    """Targets have no code in the file: they are numbered within their measure."""
    lines = {one.code: one.line for one in plan.measures}
    values: dict[str, Values] = {}
    for target in plan.targets:
        before = sum(code.startswith(f"{target.measure}.T") for code in values)
        values[f"{target.measure}.T{before + 1}"] = {
            **_target(target),
            "line": lines[target.measure],
            "measure_id": measures[target.measure],
        }
    return values


def _action(action: Action) -> Values:
    return {
        "name": action.name,
        "line": action.line,
        "aim": action.aim,
        "owner": action.owner,
        "themes": list(action.themes),
        "partners": list(action.partners),
        "publics": list(action.publics),
        "documents": list(action.documents),
        "links": _plain(action.links),
        "depends_on": list(action.depends_on),
    }


def _measure(measure: Measure) -> Values:
    lists = ("dates", "publics", "places", "funders", "partners", "documents", "unknowns")
    return {
        "line": measure.line,
        "text": measure.text,
        "status": measure.status,
        "indicator": measure.indicator or "",
        "weight": measure.weight,
        "figures": list(map(_figure, measure.figures)),
        **{name: list(getattr(measure, name)) for name in lists},
    }


def _figure(figure: Figure) -> Values:
    return {
        "code": figure.code,
        "value": figure.value,
        "unit": figure.unit,
        "per": figure.per,
        "nature": figure.nature,
        "by": _written(figure.by),
        "line": figure.line,
        "note": figure.note,
    }


def _target(target: Target) -> Values:
    return {
        "indicator": target.indicator or "",
        "baseline_on": target.baseline_on,
        "baseline": target.baseline,
        "target_on": target.target_on,
        "target": target.target,
        "times_baseline": target.times_baseline,
        "note": target.note,
    }


def _plain(records: Sequence[Any]) -> list[Values]:
    """As JSON holds them: dates in ISO form."""
    return [{name: _written(value) for name, value in asdict(one).items()} for one in records]


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
