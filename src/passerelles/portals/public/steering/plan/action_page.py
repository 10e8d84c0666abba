"""The page of an action, in French: what is announced, and what the document leaves unsaid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.steering.models import Action, Measure, MeasureStatus, Plan
from passerelles.apps.steering.reads.plan_action import PublicActionSheet
from passerelles.documents.french import joined
from passerelles.documents.steering.plan_words import (
    date_text,
    figure_details,
    figure_text,
    named,
    priority_label,
    target_text,
)
from passerelles.documents.steering.words import STATES, UNTOLD, execution_text
from passerelles.domain.steering.execution import MeasureState
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.steering.plan.presentation import theme_names
from passerelles.portals.public.steering.plan.terms import terms_of

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """``state`` is empty for an element of context: nobody carries it out."""

    code: str
    anchor: str
    line: int | None
    text: str
    status: str
    state: str
    figures: tuple[tuple[str, str, int], ...]
    facts: tuple[Fact, ...]
    indicator: Link | None
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkPart:
    """A reference of the text; ``reason`` is empty when what is printed is right."""

    printed: str
    target: Link
    line: int
    reason: str


def page(sheet: PublicActionSheet) -> dict[str, Any]:
    action, plan = sheet.action, sheet.action.plan
    return {
        "plan": plan,
        "action": action,
        "themes": theme_names(action.themes),
        "facts": list(_facts(sheet)),
        "measures": [_measure(one, sheet, plan) for one in sheet.measures],
        "links": [_link(link, sheet) for link in action.links],
        "needs": [_action_link(code, sheet.names) for code in action.depends_on],
        "cited_by": [
            (_action_link(one.action.code, sheet.names), one.link["line"]) for one in sheet.cited_by
        ],
        "indicators": [Link(one.name, _indicator(one.code)) for one in sheet.indicators],
        "terms": terms_of(action, sheet.measures, following=sheet.following),
        "previous": _neighbour(sheet.previous),
        "following": _neighbour(sheet.following),
        "trail": (("Plan", reverse("plan")),),
    }


def _facts(sheet: PublicActionSheet) -> Iterator[Fact]:
    action, plan = sheet.action, sheet.action.plan
    priority = action.priority
    told = sheet.execution is not None and sheet.execution.told
    facts = (
        ("Orientation", f"{priority.orientation.code[1:]}. {priority.orientation.name}"),
        (priority_label(priority.code), priority.name),
        ("Avancement", execution_text(sheet.execution) if told else UNTOLD),
        ("Porteur", _joined(named([action.owner], plan.institutions))),
        ("Partenaires", _joined(named(action.partners, plan.institutions))),
        ("Publics", _joined(action.publics)),
        ("Documents liés", _joined(named(action.documents, plan.documents))),
    )
    yield from ((label, said) for label, said in facts if said)


def _measure(row: Measure, sheet: PublicActionSheet, plan: Plan) -> MeasurePart:
    is_fact = row.status == MeasureStatus.FACT
    state = sheet.states.get(row.code, MeasureState.UNTOLD)
    known = indicators().get(row.indicator)
    return MeasurePart(
        code=row.code,
        anchor=row.code.partition(".")[2].lower(),
        line=row.line,
        text=row.text,
        status=MeasureStatus(row.status).label,
        state="" if is_fact else STATES[state],
        figures=tuple((figure_text(f), figure_details(f), f["line"]) for f in row.figures),
        facts=tuple(_measure_facts(row, sheet, plan)),
        indicator=Link(known.name, _indicator(known.code)) if known else None,
        unknowns=tuple(row.unknowns),
    )


def _measure_facts(row: Measure, sheet: PublicActionSheet, plan: Plan) -> Iterator[Fact]:
    targets = sheet.targets.get(row.pk, ())
    facts = (
        *(("Objectif", f"{target_text(one)}. {one.note}".strip()) for one in targets),
        ("Dates", _joined([date_text(told) for told in row.dates])),
        ("Publics", _joined(row.publics)),
        ("Lieux", _joined(row.places)),
        ("Financeurs", _joined(named(row.funders, plan.institutions))),
        ("Partenaires", _joined(named(row.partners, plan.institutions))),
        ("Documents", _joined(named(row.documents, plan.documents))),
    )
    yield from ((label, said) for label, said in facts if said)


def _joined(words: Sequence[str]) -> str:
    """Names may hold « et » and commas: a semicolon keeps them apart."""
    plain = all("," not in word and " et " not in word for word in words)
    return joined(list(words)) if plain else " ; ".join(words)


def _link(link: dict[str, Any], sheet: PublicActionSheet) -> LinkPart:
    target = _action_link(link["target"], sheet.names)
    return LinkPart(link["printed"], target, link["line"], link["reason"])


def _action_link(code: str, names: Mapping[str, str]) -> Link:
    label = f"action {code.removeprefix('A')}"
    return Link(f"{label} : {names[code]}", reverse("plan_action", args=[code]))


def _indicator(code: str) -> str:
    return reverse("indicator", args=[code])


def _neighbour(row: Action | None) -> Link | None:
    return Link(f"Action {row.number}", reverse("plan_action", args=[row.code])) if row else None
