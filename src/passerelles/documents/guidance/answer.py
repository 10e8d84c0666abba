"""The answer of guidance as the console writes it and as the API serves it: plain JSON values."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.guided import Complement, Guided, GuidedPathway, Route
from passerelles.documents.guidance.path_words import step_kind
from passerelles.documents.guidance.sentences import sentence
from passerelles.domain.aids.income import IncomeMonth, IncomePart
from passerelles.domain.guidance.building.french import FRENCH_LABEL, FRENCH_SKILL
from passerelles.domain.guidance.building.pathway import Gain, Step, Totals
from passerelles.domain.guidance.reaching.suggestion import Axis, Suggestion
from passerelles.formats.common.fields import FieldFinding

Answer = dict[str, Any]


def guided_answer(guided: Guided, findings: Iterable[FieldFinding] = ()) -> Answer:
    """The stable contract of ``guidance run --json`` and of ``POST /api/v1/guidance``.

    Unknown values are None, amounts numbers of euros, scores and parts from 0 to 1, days ISO texts.
    ``notes`` tell how some fields were understood.
    """
    labels = _Labels()
    return {
        "occupations": [_occupation(one, labels) for one in guided.suggestions],
        "pathways": [
            _pathway(route, one, labels) for route in guided.routes for one in route.pathways
        ],
        "targets": [_route(route, labels) for route in guided.routes],
        "insufficient": guided.insufficient or None,
        "demonstration": guided.demonstration,
        "income_today": [_month(month) for month in guided.income_today],
        "notes": [{"field": one.field, "message": one.message} for one in findings],
    }


class _Labels:
    """Skills as the answer names them."""

    def __init__(self) -> None:
        graph = occupation_graph()
        self._labels: Mapping[str, str] = dict(
            zip(graph.skill_keys, graph.skill_labels, strict=True)
        ) | {FRENCH_SKILL: FRENCH_LABEL}

    def skills(self, keys: Iterable[str]) -> list[Answer]:
        return [{**_coded(key), "label": self._labels.get(key, key)} for key in keys]


def _coded(key: str) -> Answer:
    edition, _, code = key.partition(":")
    return {"code": code, "edition": edition}


def _occupation(one: Suggestion, labels: _Labels) -> Answer:
    return {
        **_coded(one.occupation),
        "label": one.label,
        "can_get": _axis(one.can_get),
        "would_like": _axis(one.would_like),
        "reasons": [sentence(reason) for reason in one.reasons],
        "obstacles": [sentence(reason) for reason in one.obstacles],
        "missing_skills": labels.skills(one.missing),
        "held_skills": labels.skills(one.held),
    }


def _axis(axis: Axis) -> Answer:
    return {
        "score": None if axis.score is None else round(axis.score, 3),
        "coverage": round(axis.coverage, 3),
        "reasons": [sentence(reason) for reason in axis.reasons],
    }


def _route(route: Route, labels: _Labels) -> Answer:
    return {
        "target": route.target.partition(":")[2],
        "label": route.label,
        "pathways": len(route.pathways),
        "reason": route.reason or None,
        "instead": route.instead,
        "income": [_month(month) for month in route.income],
        "concessions": [_gain(one, route, labels) for one in route.gains],
        "complements": [_complement(one) for one in route.complements],
    }


def _complement(one: Complement) -> Answer:
    return {
        "code": one.slug,
        "name": one.name,
        "why": one.why,
        "conditions": one.conditions,
        "contact": one.contact,
        "note": one.note,
        "source": one.url,
    }


def _gain(gain: Gain, route: Route, labels: _Labels) -> Answer:
    conceded = (one for one in route.conceded if one.pathway is gain.best)
    opened = next(conceded, None)
    return {
        "concession": gain.conceded.value,
        "also": [one.value for one in gain.also],
        "gap_closed_more": round(gain.gap_closed_more, 3),
        "days_less": gain.days_less,
        "cost_less": _euros(gain.cost_less),
        "minutes_less": None if gain.minutes_less is None else round(gain.minutes_less),
        "steps": [_step(step, labels) for step in gain.best.steps] if gain.best else [],
        "totals": _totals(gain.best.totals) if gain.best else None,
        "income": [_month(month) for month in opened.income] if opened else [],
    }


def _pathway(route: Route, one: GuidedPathway, labels: _Labels) -> Answer:
    pathway = one.pathway
    return {
        "target": pathway.target.partition(":")[2],
        "target_label": route.label,
        "merits": [merit.value for merit in pathway.merits],
        "steps": [_step(step, labels) for step in pathway.steps],
        "totals": _totals(pathway.totals),
        "remaining_skills": labels.skills(pathway.remaining),
        "income": [_month(month) for month in one.income],
    }


def _step(step: Step, labels: _Labels) -> Answer:
    taken = step.candidate
    return {
        "session": taken.key,
        "kind": taken.kind.value,
        "kind_label": step_kind(step),
        "title": taken.title,
        "start": taken.start.isoformat(),
        "end": taken.end.isoformat(),
        "estimated": taken.estimated,
        "place": taken.place or None,
        "remote": taken.remote,
        "minutes": None if taken.minutes is None else round(taken.minutes),
        "without_car": taken.without_car,
        "cost_left": _euros(taken.cost_left),
        "closes": labels.skills(step.closes),
        "meeting": step.meeting.isoformat() if step.meeting else None,
        "registration_end": taken.registration_end.isoformat() if taken.registration_end else None,
        "seats": taken.seats,
        "note": taken.note or None,
        "demonstration": taken.generated,
    }


def _totals(totals: Totals) -> Answer:
    return {
        "start": totals.start.isoformat(),
        "end": totals.end.isoformat(),
        "days": totals.days,
        "cost_left": _euros(totals.cost_left),
        "cost_unknown": totals.cost_unknown,
        "minutes": round(totals.minutes),
        "gap_closed": round(totals.gap_closed, 3),
        "income_at_least": _euros(totals.income_at_least),
        "certifications": totals.certifications,
    }


def _month(month: IncomeMonth) -> Answer:
    return {
        "month": month.month.strftime("%Y-%m"),
        "at_least": _euros(month.at_least),
        "at_most": _euros(month.at_most),
        "parts": [_part(one) for one in month.parts],
    }


def _part(part: IncomePart) -> Answer:
    return {
        "code": part.code,
        "label": part.label,
        "at_least": _euros(part.at_least),
        "at_most": _euros(part.at_most),
        "confidence": part.confidence.value,
        "note": part.note or None,
    }


def _euros(amount: Decimal | None) -> float | None:
    return None if amount is None else float(round(amount, 2))
