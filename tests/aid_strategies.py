"""Situations drawn by Hypothesis: whole and coherent ones, and the same with answers left out."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from passerelles.domain.aids.situation import (
    Contract,
    ContractType,
    PersonFacts,
    ProjectFacts,
    ProjectKind,
    Situation,
)

_DAYS = st.dates(date(2021, 4, 1), date(2026, 12, 31))
_FLAGS = (
    *("jobseeker", "on_are", "lone_parent", "couple", "disabled_worker", "pregnant", "student"),
    *("in_employment", "in_training"),
)
# Counted only when said, or one way of saying another: leaving them out is another situation.
_KEPT = frozenset({"pregnant", "disabled_worker", "age", "weekly_hours", "funder"})
_WORDS = frozenset({"commune", "programme", "funder", "sector"})  # "" when unsaid


@st.composite
def whole_situations(draw: st.DrawFn) -> Situation:
    """Every fact said, none against another."""
    asked = draw(_DAYS)
    flags: dict[str, Any] = {name: draw(st.booleans()) for name in _FLAGS}
    flags["jobseeker"] |= flags["on_are"]
    flags["lone_parent"] &= not flags["couple"]
    twelve = draw(st.integers(0, 12))
    person = PersonFacts(
        **_age(draw, asked),
        **flags,
        commune=draw(st.sampled_from(("31555", "09122", "33063", "2A004", "97411"))),
        are_end=asked + timedelta(days=draw(st.integers(0, 500))),
        are_amount=draw(st.decimals(0, 2500, places=2)),
        children_ages=tuple(draw(st.lists(st.integers(0, 20), max_size=4))),
        months_worked_12=twelve,
        months_worked_24=twelve + draw(st.integers(0, 12)),
        former_wage=draw(st.decimals(0, 4000, places=2)),
    )
    return Situation(id="drawn", date=asked, person=person, project=draw(_projects(asked)))


@st.composite
def partial_situations(draw: st.DrawFn, whole: Situation | None = None) -> Situation:
    """A situation with some answers left out."""
    given = draw(whole_situations()) if whole is None else whole
    person = _masked(draw, given.person)
    project = _masked(draw, given.project)
    if project.contract is not None:
        project = replace(project, contract=_masked(draw, project.contract))
    return replace(given, person=person, project=project)


def _age(draw: st.DrawFn, asked: date) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"age": draw(st.integers(15, 62))}
    return {"birth_date": asked - timedelta(days=draw(st.integers(5_600, 22_000)))}


@st.composite
def _projects(draw: st.DrawFn, asked: date) -> ProjectFacts:
    entry = asked + timedelta(days=draw(st.integers(-20, 200)))
    kind = draw(st.sampled_from(ProjectKind))
    contract = draw(_contracts(entry)) if kind is ProjectKind.JOB else None
    return ProjectFacts(
        kind=kind,
        programme=draw(st.sampled_from(("prf", "qualif_pro", "e2c", "sanitaire_social", "ptp"))),
        funder=draw(st.sampled_from(("region", "cpf", "transitions-pro", ""))),
        sector=draw(st.sampled_from(("btp", "sante", "commerce"))),
        green_label=draw(st.booleans()),
        entry=entry,
        end=entry + timedelta(days=draw(st.integers(5, 400))),
        weekly_hours=Decimal(draw(st.integers(5, 40))),
        monthly_hours=Decimal(draw(st.integers(20, 160))),
        contract=contract,
    )


@st.composite
def _contracts(draw: st.DrawFn, start: date) -> Contract:
    kind = draw(st.sampled_from(ContractType))
    # One, two, three months and around: where durations are settled or not.
    days = draw(st.sampled_from((27, 28, 30, 31, 32, 59, 60, 89, 90, 91, 92, 93, 200)))
    end = None if kind is ContractType.CDI else start + timedelta(days=days)
    return Contract(type=kind, start=start, end=end)


def _masked(draw: st.DrawFn, facts: Any) -> Any:
    names = [name for name in facts.__dataclass_fields__ if name not in _KEPT]
    hidden = draw(st.sets(st.sampled_from(names)))
    return replace(facts, **{name: "" if name in _WORDS else None for name in hidden})
